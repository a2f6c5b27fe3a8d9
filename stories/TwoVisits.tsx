import { memoryChoiceStorage } from 'fluxconsent/browser'
import type { ConsentInput, ConsentStorage } from 'fluxconsent/core'
import { useState, type ReactNode } from 'react'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

interface TwoVisitsProps extends Omit<StoryPageProps, 'config'> {
  /** What is different at the first visit. */
  readonly before?: never
  readonly first?: Partial<ConsentInput>
  /** What is different at the next one. */
  readonly next?: Partial<ConsentInput>
}

/** A page that is visited, and visited again by the same person after its config changed. */
export function TwoVisits({ first, next, content, ...props }: TwoVisitsProps): ReactNode {
  const [isKept, setKept] = useState(false)
  const [storage] = useState(() => keptIn(memoryChoiceStorage(), () => setKept(true)))
  const [visit, setVisit] = useState(1)
  const leave = (
    <>
      {content}
      {/* Whoever is faster than what keeps the choice comes without one. */}
      {isKept && (
        <button type="button" onClick={() => setVisit(2)}>
          Next visit
        </button>
      )}
    </>
  )
  return <StoryPage key={visit} {...props} config={{ storage, ...(visit === 1 ? first : next) }} content={leave} />
}

function keptIn(storage: ConsentStorage, onWrite: () => void): ConsentStorage {
  const write = (value: string): void => {
    storage.write(value)
    onWrite()
  }
  return { ...storage, write }
}
