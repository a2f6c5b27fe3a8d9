/**
 * What was recorded: a `consent` is an answer to the banner or the preferences, an `agreement` is a yes at a form
 * (newsletter, terms), an `activity` is an objection to, or a restriction of, processing.
 */
export type RecordKind = 'consent' | 'agreement' | 'activity'

/** Whether the texts that a record names are kept. `custom`: the app shows texts of its own. */
export type NoticeState = 'known' | 'unknown' | 'custom'

/** A record on its way into the storage. It is appended and never changed. */
export interface NewRecord {
  /** The pseudonymous person: 16 bytes as 32 lower-case hexadecimal digits with hyphens, like a UUID. */
  readonly subject: string
  /** The record's own id, a UUID in lower case. With the subject it is the idempotency key. */
  readonly id: string
  readonly kind: RecordKind
  /** The record as JSON. It is kept, proven and given back byte for byte. */
  readonly body: string
  /** When the server received it, in epoch milliseconds. */
  readonly receivedAt: number
  /** When it counts from, in epoch milliseconds of the server's clock. The newest wins. */
  readonly effectiveAt: number
  /** The end of its validity, in epoch milliseconds. {@link RecordStorage.retain} counts from here. */
  readonly validUntil: number
  /** How many answers are grants, 0 to 32767. Between records of the same time the one with fewer wins. */
  readonly grants: number
  readonly notice: NoticeState
}

/** A record as it stands in the storage. */
export interface StoredRecord extends NewRecord {
  /** The server's authentication code over the whole row: 32 hexadecimal digits. Belongs on the receipt. */
  readonly mac: string
  /** The process that wrote it; each start is a writer of its own. */
  readonly writer: number
  /** The number of the writer's seal that covers it, or will within about a second. */
  readonly seal: number
}

/**
 * How an append ended. `stored`: committed. `repeated`: the same record had been stored before. `conflict`: the subject has
 * another record under this id. `erased`: the subject was erased; nothing was stored.
 */
export type AppendResult =
  | { readonly outcome: 'stored' | 'repeated'; readonly record: StoredRecord }
  | { readonly outcome: 'conflict' | 'erased' }

/** A part of a long list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Where the next page starts; `null` after the last one. */
  readonly next: string | null
}

/** Which part of a list is wanted. */
export interface PageOptions {
  /** The `next` of the page before. */
  readonly after?: string | null
  /** Items in a page, 1 to 1000. @default 100 */
  readonly limit?: number
}

/** Which records of a subject are wanted. */
export interface SubjectPageOptions extends PageOptions {
  /** Of this kind only. */
  readonly kind?: RecordKind
}

/** Which records are wanted for an audit. */
export interface AuditOptions extends PageOptions {
  readonly kind?: RecordKind
  /** Received at or after, in epoch milliseconds. */
  readonly from?: number
  /** Received before, in epoch milliseconds. */
  readonly to?: number
}

/** A subject joined to an account of the host application. */
export interface AccountLink {
  readonly subject: string
  /** A keyed hash of the account's id, made by the API: 1 to 128 characters of `A-Z a-z 0-9 _ -`. */
  readonly account: string
  /** In epoch milliseconds. */
  readonly at: number
}

/** The exact texts that people were shown, kept once by their hash. */
export interface Notice {
  /** The hash that records name: 1 to 128 characters of `A-Z a-z 0-9 _ . -`. */
  readonly hash: string
  /** Language tag. */
  readonly language: string
  /** Which interface rendered it. */
  readonly variant: string
  /** Version of this package. */
  readonly sdk: string
  /** The texts, as the canonical JSON that was hashed. */
  readonly body: string
  /** When it was registered, in epoch milliseconds. */
  readonly at: number
}

/** One count. Nothing in it leads to a person. */
export interface StatisticsCell {
  /** The UTC day on which the records were received, `2026-11-22`. */
  readonly day: string
  readonly policyVersion: string
  /** ISO code of the place, `null` when unknown. */
  readonly jurisdiction: string | null
  /** BCP 47 tag of the texts that people saw, `null` when the record names none or was counted by a version that did not. */
  readonly language: string | null
  /** What was counted: acts of one kind, or answers about one category or service. */
  readonly measure: 'action' | 'granted' | 'denied'
  /** The act (`accept-all`), or the id of the category or service. */
  readonly key: string
  /** `null` when it is under 10, or would let somebody work out one that is. */
  readonly count: number | null
}

/** Which days are wanted, both included, `2026-11-22`. */
export interface StatisticsRange {
  readonly from: string
  readonly to: string
}

/** The end of one writer's chain of seals. Kept elsewhere, it lets {@link RecordStorage.verify} see a chain that was cut. */
export interface SealHead {
  readonly writer: number
  readonly seal: number
  /** The seal's own code, 32 hexadecimal digits. */
  readonly mac: string
}

/** One seal: the promise that so many rows with these codes were acknowledged. */
export interface Seal extends SealHead {
  /** The code of the writer's seal before; 32 zeros for the first one. */
  readonly previous: string
  /** How many rows it covers. */
  readonly count: number
  /** Root of the hash tree over the rows' codes, 64 hexadecimal digits. */
  readonly root: string
  /** Heads of other writers that stood there when this writer started: `writer:seal:mac`, separated by commas. */
  readonly witness: string
  /** In epoch milliseconds. */
  readonly at: number
}

/**
 * What {@link RecordStorage.verify} found, with what names it.
 *
 * - `edited`: the row is not what was written
 * - `inserted`: the row was put there by somebody else, or put back after its erasure
 * - `removed`: so many rows of a seal are gone without an erasure
 * - `cut`: a seal that must exist is gone, with or without its rows
 * - `broken`: a seal is not what was written
 * - `forged`: a note of an erasure that this server did not write
 * - `unsealed`: the row is genuine, but no seal covers it: it is newer than the last one, or its writer was killed
 */
export type Finding =
  | { readonly problem: 'edited' | 'inserted' | 'unsealed'; readonly subject: string; readonly id: string }
  | { readonly problem: 'removed'; readonly writer: number; readonly seal: number; readonly missing: number }
  | { readonly problem: 'cut' | 'broken' | 'forged'; readonly writer: number; readonly seal: number }

/** How a verification ended. */
export interface Verification {
  /** `intact` when nothing but unsealed rows was found. */
  readonly result: 'intact' | 'damaged'
  readonly records: number
  readonly seals: number
  readonly erased: number
  readonly unsealed: number
  /** The first findings, at most `limit`: what is damaged, then what is not sealed. */
  readonly findings: readonly Finding[]
  /** The end of each chain. Keep them outside of the database and hand them to the next verification. */
  readonly heads: readonly SealHead[]
}

/**
 * How the check of one subject ended. It proves the rows that are there: that each is what this server wrote, and which of
 * them a seal promises. That none was removed, and that a seal counts exactly these rows, needs the rows of everybody:
 * {@link RecordStorage.verify}.
 */
export interface SubjectVerification {
  /**
   * `intact`: each row is genuine, and nothing is wrong with the seal that it names. `empty`: no row is there. It never was,
   * was erased or too old, or somebody removed it; only a check of everything tells.
   */
  readonly result: 'intact' | 'damaged' | 'empty'
  readonly records: number
  /** Genuine rows whose seal stands. */
  readonly sealed: number
  /** Genuine rows that no seal promises yet. */
  readonly unsealed: number
  /** An `edited` row may be an inserted one here: only the rows of everybody tell the two apart. */
  readonly findings: readonly Finding[]
}

/** What a verification compares with. */
export interface VerifyOptions {
  /** Heads of an earlier verification. */
  readonly heads?: readonly SealHead[]
  /** How many findings are listed. @default 1000 */
  readonly limit?: number
  /** Told after each page how many records were looked at. @default does nothing */
  readonly onProgress?: (records: number) => void
}

/** Whether the storage takes records. */
export interface StorageHealth {
  readonly state: 'up' | 'down'
  /** Acknowledged rows that no seal covers yet. */
  readonly unsealed: number
}

/**
 * Where consent records are kept. Methods reject with a `ConsentError` for what their caller did wrong, and with the error of
 * the driver when the database does not answer; then the same call may be repeated.
 *
 * Records are appended and never changed. `append` acknowledges after the commit only. Everything is idempotent.
 */
export interface RecordStorage {
  /**
   * Appends a record. Errors: 420 (an id or time that is none), 421 (not committed), 422 (closed), 426 (too many wait),
   * 427 (no tables).
   *
   * @param parsed the body as data, from who has it at hand: the statistics need not read it again
   */
  append(record: NewRecord, parsed?: object): Promise<AppendResult>
  /** The record that counts: the newest by `effectiveAt`; at the same time the one that grants less. */
  newest(subject: string, kind?: RecordKind): Promise<StoredRecord | null>
  /** All records of a subject, oldest id first. */
  recordsOf(subject: string, options?: SubjectPageOptions): Promise<Page<StoredRecord>>
  /**
   * Erases a subject: bodies, subject, salts, links and the restriction go, the codes stay, so that the seals still verify.
   * Later records of the subject are refused as `erased`.
   *
   * @param at when, in epoch milliseconds
   * @returns how many records went
   */
  erase(subject: string, at: number): Promise<number>
  /** Restricts the processing (article 18 GDPR): the subject's records leave audits, exports and statistics, and stay. */
  restrict(subject: string, state: 'restricted' | 'free'): Promise<void>
  /** The restricted ones of some subjects. */
  restricted(subjects: readonly string[]): Promise<ReadonlySet<string>>
  /** Joins a subject to an account. Repeating it keeps the first time. */
  link(link: AccountLink): Promise<void>
  /** Parts a subject from its account. */
  unlink(subject: string): Promise<void>
  /** The link of a subject. */
  linkOf(subject: string): Promise<AccountLink | null>
  /** The subjects of an account, at most 1000. */
  subjectsOf(account: string): Promise<readonly AccountLink[]>
  /** All links, by account. */
  links(options?: PageOptions): Promise<Page<AccountLink>>
  /** All records for an audit, in constant memory however many there are; those of restricted subjects are left out. */
  records(options?: AuditOptions): Promise<Page<StoredRecord>>
  /** All seals, by writer and number. */
  seals(options?: PageOptions): Promise<Page<Seal>>
  /** Registers texts. `conflict`: other texts are registered under this hash; they stay. */
  putNotice(notice: Notice): Promise<'stored' | 'repeated' | 'conflict'>
  /** The texts of a hash. */
  notice(hash: string): Promise<Notice | null>
  /** Counts by day, small ones suppressed. Up to 10 seconds behind. */
  statistics(range: StatisticsRange): Promise<readonly StatisticsCell[]>
  /**
   * Counts the records of some days again and corrects what a killed process had not written.
   * Run it in one process at a time, and for days that are over.
   */
  rebuildStatistics(range: StatisticsRange): Promise<void>
  /**
   * Deletes what is older than the retention, counted from the end of its validity, like an erasure. Run it once a day.
   * What took an agreement back goes together with every older yes to it, of the same subject or account: a yes has no end
   * of its own, and would count again.
   * {@link RecordStorage.close} ends it with error 422 where it stands; the next time does the rest.
   *
   * @param now epoch milliseconds
   * @returns how many records went
   */
  retain(now: number): Promise<number>
  /** Checks each row and each seal. */
  verify(options?: VerifyOptions): Promise<Verification>
  /** Checks the rows of one subject, without reading those of others. */
  verifySubject(subject: string): Promise<SubjectVerification>
  /** Whether the database answers. Never rejects. */
  health(): Promise<StorageHealth>
  /** Finishes what was begun, seals it, writes the statistics. Afterwards every other call rejects with error 422. */
  close(): Promise<void>
}
