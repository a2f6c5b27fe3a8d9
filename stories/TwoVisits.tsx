import { memoryChoiceStorage } from 'fluxconsent/browser'
import type { ConsentInput } from 'fluxconsent/core'
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
  const [storage] = useState(memoryChoiceStorage)
  const [visit, setVisit] = useState(1)
  const leave = (
    <>
      {content}
      <button type="button" onClick={() => setVisit(2)}>
        Next visit
      </button>
    </>
  )
  return <StoryPage key={visit} {...props} config={{ storage, ...(visit === 1 ? first : next) }} content={leave} />
}
