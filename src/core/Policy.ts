/** A former version of the texts. */
export interface PolicyVersion {
  readonly version: string
  /** ISO 8601 date. */
  readonly updated: string
  readonly changes?: string
  readonly url?: string
  /**
   * Whether this version asks everybody again who has not seen it. An editorial one only raises a notice.
   * @default true
   */
  readonly material?: boolean
}

/** The texts in force. */
export interface Policy extends PolicyVersion {
  /** Where the full policy stands; linked from the first layer. */
  readonly url: string
  /** The former versions, the newest first. */
  readonly history?: readonly PolicyVersion[]
}
