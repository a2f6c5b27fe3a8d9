/** What the demo's server tells of its records. */
export interface Audit {
  /** `intact` when every record and seal is as it was written. */
  readonly result: 'intact' | 'damaged'
  readonly records: number
  readonly seals: number
  readonly erased: number
  /** Records that are newer than the last seal. */
  readonly unsealed: number
  /** The last ones, the newest first. */
  readonly log: readonly AuditEntry[]
}

/** One record, without whom it is about. */
interface AuditEntry {
  readonly id: string
  readonly action: string
  /** ISO 8601. */
  readonly at: string
  readonly mac: string
  readonly seal: number
}
