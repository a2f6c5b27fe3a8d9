import type { StoredItem } from './StoredItem.js'

/** Where the choice is kept between visits. Every method may throw: the choice then lives in memory. */
export interface ConsentStorage {
  /** Every stored value, as two cookies of one name can exist; empty when there is none. */
  readonly read: () => readonly string[]
  /** Keeps a value and drops any other one of the same name. */
  readonly write: (value: string) => void
  readonly clear: () => void
  /** What it keeps on the device: rows of the cookie table, which the sweep leaves alone. @default nothing */
  readonly stores?: readonly StoredItem[]
}
