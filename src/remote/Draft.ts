import type { Choice } from '../core/index.js'

/** A record that is being made: its words are still to be found, or others come before it. */
export interface Draft {
  /** What counted for whom it is of. */
  readonly choice: Choice | null
  /** The key that this page held for them. */
  readonly held: string | null
  /** Whether everything was forgotten since. */
  isFormer: boolean
}
