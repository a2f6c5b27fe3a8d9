import type {
  AccountLink,
  Notice,
  RecordKind,
  Seal,
  SealHead,
  StatisticsRange,
  StoredRecord,
} from '../RecordStorage.js'

/** What names a row. */
export interface RowKey {
  readonly subject: string
  readonly id: string
}

/** A row of the record table. */
export interface Row extends StoredRecord {
  /** 32 random hexadecimal digits. Without them nobody can try bodies against a code that an erasure left behind. */
  readonly salt: string
}

/** What an erasure leaves of a row. */
export interface Erased {
  readonly writer: number
  readonly seal: number
  readonly mac: string
  /** In epoch milliseconds. */
  readonly at: number
  /** Code over the four above: only this server writes such notes. */
  readonly proof: string
}

/** A place in the order of writers and seals. */
export interface SealPlace {
  readonly writer: number
  readonly seal: number
}

/** What a scan of rows looks for. */
export interface RowFilter {
  readonly kind?: RecordKind | undefined
  /** Received at or after. */
  readonly from?: number | undefined
  /** Received before. */
  readonly to?: number | undefined
  /** No longer valid at this time. */
  readonly invalidAt?: number | undefined
  /** Written after this place, up to and including the other. */
  readonly sealedAfter?: SealPlace | undefined
  readonly sealedUpTo?: SealPlace | undefined
}

/** One count, by day, cell and writer. */
export interface Count {
  readonly day: string
  /** The cell as canonical JSON. */
  readonly cell: string
  readonly writer: number
  readonly count: number
}

/**
 * What a database does for a storage: it keeps rows and knows nothing else. Each method is one statement, so each is whole
 * or did not happen, and may be repeated.
 */
export interface Tables {
  /** Makes what is missing of the tables. Safe to run twice, and by several processes at once. */
  migrate(): Promise<void>
  /** Inserts the rows that are new and whose subject is not erased. @returns the keys of those */
  insertRows(rows: readonly Row[]): Promise<readonly RowKey[]>
  rowsByKey(keys: readonly RowKey[]): Promise<readonly Row[]>
  /** Rows of a subject by id. */
  rowsOf(subject: string, kind: RecordKind | undefined, afterId: string | null, limit: number): Promise<readonly Row[]>
  newestOf(subject: string, kind: RecordKind | undefined): Promise<Row | null>
  /** Rows by subject and id. */
  scanRows(filter: RowFilter, after: RowKey | null, limit: number): Promise<readonly Row[]>
  /** Deletes exactly these rows: others that came since have other codes. @returns the codes of those that were there */
  deleteRows(rows: readonly Row[]): Promise<readonly string[]>

  /**
   * Marks a subject as erased, by the first half of its id: 64 random bits are enough to know it again when it comes, and
   * too little to find it or to act for it.
   */
  markErased(subject: string, at: number): Promise<void>
  unmarkErased(before: number): Promise<void>
  insertErased(notes: readonly Erased[]): Promise<void>
  /** Notes after one place, up to and including the other, by place and code. */
  erasedBetween(
    after: SealPlace | undefined,
    upTo: SealPlace | undefined,
    from: Erased | null,
    limit: number,
  ): Promise<readonly Erased[]>

  /** @returns whether the place was free */
  insertSeal(seal: Seal): Promise<'stored' | 'taken'>
  scanSeals(which: 'all' | 'first', after: SealPlace | null, limit: number): Promise<readonly Seal[]>
  /** The last seal of the newest writer before this one. */
  headBefore(writer: number): Promise<SealHead | null>

  /** @returns whether anything changed */
  insertRestriction(subject: string, at: number): Promise<'changed' | 'same'>
  deleteRestriction(subject: string): Promise<'changed' | 'same'>
  restrictedOf(subjects: readonly string[]): Promise<ReadonlySet<string>>

  insertLink(link: AccountLink): Promise<void>
  deleteLink(subject: string): Promise<void>
  linkOf(subject: string): Promise<AccountLink | null>
  linksOf(account: string, limit: number): Promise<readonly AccountLink[]>
  scanLinks(
    after: { readonly account: string; readonly subject: string } | null,
    limit: number,
  ): Promise<readonly AccountLink[]>

  insertNotice(notice: Notice): Promise<'stored' | 'taken'>
  noticeOf(hash: string): Promise<Notice | null>

  /** Adds to counts. */
  addCounts(counts: readonly Count[]): Promise<void>
  /** Counts of some days, summed over the writers. */
  countsOf(range: StatisticsRange): Promise<readonly Omit<Count, 'writer'>[]>

  ping(): Promise<void>
  close(): Promise<void>
}
