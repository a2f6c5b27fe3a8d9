import type { Choice } from '../core/index.js'
import type { Draft } from './Draft.js'
import type { OutboxEntry } from './OutboxEntry.js'

/** The records that have not arrived yet, in the order in which they were made, and the key that is to be taken back. */
export interface Outbox {
  readonly size: () => number
  /** The oldest record; `null` when there is none. */
  readonly next: () => Promise<OutboxEntry | null>
  /** The only thing, if it is a record that this page has made: what can be sent without waiting for anything. */
  readonly only: () => OutboxEntry | null
  readonly put: (entry: OutboxEntry) => void
  readonly remove: (id: string) => void
  /** Whether it is still there as this page knows it: another tab may have cleared it. */
  readonly has: (id: string) => boolean
  /** Forgets what was granted. What was refused still has to arrive, and is nobody's here any more. */
  readonly clear: () => void
  /** What is being made on this page: what of it was decided before everything was forgotten may need the key. */
  readonly drafts: Set<Draft>
  readonly begin: (choice: Choice | null, held: string | null) => Draft
  /** Everything was forgotten: what is being made is nobody's here any more. */
  readonly leave: () => void
  /** The browser is to be rid of the key that it holds. That stands here until it is, whatever becomes of the page. */
  readonly keyItem: string
}
