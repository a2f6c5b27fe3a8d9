/** A former version of the texts. */
export interface PolicyVersion {
  readonly version: string
  /** ISO 8601 date. */
  readonly updated: string
  readonly changes?: string
  readonly url?: string
}

/** The texts in force. */
export interface Policy extends PolicyVersion {
  /** Where the full policy stands; linked from the first layer. */
  readonly url: string
  /**
   * Whether this version asks everybody again. An editorial version only raises a notice.
   * @default true
   */
  readonly material?: boolean
  readonly history?: readonly PolicyVersion[]
}
