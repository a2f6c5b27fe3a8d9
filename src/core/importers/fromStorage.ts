import type { Decision } from '../Decision.js'
import { loadImport } from './loadImport.js'
import { decoded, timeOf } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

/** How a choice under some name is read. */
export interface StorageImport {
  /** Name of the cookie or key of `localStorage`; the cookie comes first. */
  readonly name: string
  /** The names that `answer` is asked for, to own ids. */
  readonly mapping: ImportMapping
  /**
   * The answer to one name of the mapping; `undefined` where it was not asked. What it throws is no answer.
   *
   * @param value the stored JSON, or the text where it is none
   */
  readonly answer: (value: unknown, theirs: string) => Decision | undefined
  /** The time of the answer, as epoch milliseconds or as a date. @default unknown */
  readonly time?: (value: unknown) => unknown
}

/**
 * Takes over a choice that the app itself kept under any name.
 *
 * @example
 * fromStorage({
 *   name: 'public.cookie.choice',
 *   mapping: { all: ['analytics', 'marketing'] },
 *   answer: (value) => (value === 'accepted' ? 'granted' : value === 'rejected' ? 'denied' : undefined),
 * })
 */
export function fromStorage({ name, mapping, answer, time }: StorageImport): Importer {
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name }, { name, kind: 'local' }],
    load: loadImport,
    read: ({ cookies, local }) => {
      const text = cookies(name)[0] ?? local(name)
      if (text === null || text === '') return null
      const value = parsed(decoded(text))
      const at = time?.(value)
      return {
        decisions: mapAnswers(mapping, (theirs) => answer(value, theirs)),
        at: at === undefined ? null : timeOf(at),
        place: null,
      }
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
