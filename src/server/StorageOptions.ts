/** How many records go into one statement. */
export interface BatchOptions {
  /** Records in a statement, at most. 1 writes each record by itself. @default 500 */
  readonly rows?: number
  /** Statements at the same time. While all are under way, records gather for the next one. @default 2 */
  readonly parallel?: number
  /** Records that may wait. More are refused with error 426. @default 10000 */
  readonly waiting?: number
}

/** What every storage takes. */
export interface StorageOptions {
  /**
   * Secrets of at least 32 characters that prove the records: the first one signs, all verify. To rotate, put a new one in
   * front. Without the old one its records can no longer be verified.
   */
  readonly keys: readonly string[]
  /** How records are gathered under load. A single record never waits for others. */
  readonly batch?: BatchOptions
  /** Years that a record is kept after the end of its validity. @default 3 */
  readonly retentionYears?: number
  /** The clock, in epoch milliseconds. @default Date.now */
  readonly now?: () => number
  /** Told of what failed in the background and is tried again: a seal, a statistic. @default does nothing */
  readonly onError?: (error: unknown) => void
}
