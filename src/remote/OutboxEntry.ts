import type { ConsentRecord } from '../core/index.js'

/** A record on its way, with the key that it is sent under; `null` when a cookie holds the key. */
export interface OutboxEntry {
  readonly record: ConsentRecord
  readonly key: string | null
  /** Made before everything was forgotten: it proves what was refused, and has nothing to do with whoever is here now. */
  readonly isFormer?: boolean | undefined
}
