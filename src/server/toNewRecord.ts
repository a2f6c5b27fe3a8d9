import { choiceOfRecord, type Choice, type ConsentRecord } from '../core/index.js'
import type { NewRecord, NoticeState } from './RecordStorage.js'

const DAY = 86_400_000
/** The end of what has none: 9999-12-31. */
const NEVER = 253_402_214_400_000

/**
 * How long a request may take, in milliseconds: that is no fault of a clock. Taken for one, a slow first request would make
 * what it brings newer than what was decided a moment after it.
 */
const ON_ITS_WAY = 30_000

/** When a record was sent and received, and how long answers may count. */
export interface Arrival {
  /** By the clock of the device, when it sent the record. */
  readonly sentAt: number
  /** By the clock of the server. */
  readonly receivedAt: number
  /** The longest validity of the config, in days. */
  readonly maxDays: number
}

/** A record that may be kept. */
export interface CheckedRecord {
  readonly record: ConsentRecord
  /** The choice that it was made of, from who needs it too. @default {@link choiceOfRecord} */
  readonly choice?: Choice | null
  /** The same as canonical JSON. */
  readonly json: string
  /** As the storage keeps it. */
  readonly subject: string
  readonly notice: NoticeState
}

/**
 * A record as it goes into the storage.
 *
 * Its time is corrected by what the clock of the device is off, and never lies in the future: so a wrong clock neither
 * loses a refusal nor makes a grant outlive newer answers. The record itself stays as it was sent.
 */
export function toNewRecord(
  { record, choice = choiceOfRecord(record), json, subject, notice }: CheckedRecord,
  arrival: Arrival,
): NewRecord {
  const { sentAt, receivedAt, maxDays } = arrival
  const at = Date.parse(record.event.at)
  const late = receivedAt - sentAt
  const effectiveAt = Math.max(0, Math.min(receivedAt, late > 0 && late <= ON_ITS_WAY ? at : at + late))
  const span = record.validUntil === null ? 0 : Date.parse(record.validUntil) - at
  const isOpen = record.agreement !== null && record.validUntil === null && record.event.state === 'given'
  return {
    subject,
    id: record.id,
    // Only what is kept as a choice may ever be the newest one: neither a grant for one visit nor a signal.
    kind: record.agreement ? 'agreement' : choice ? 'consent' : 'activity',
    body: json,
    receivedAt,
    effectiveAt,
    // A yes at a form counts until it is taken back.
    validUntil: isOpen ? NEVER : effectiveAt + Math.max(0, Math.min(span, maxDays * DAY)),
    grants: record.agreement
      ? Number(record.event.state === 'given')
      : Object.values(record.decisions).filter((decision) => decision === 'granted').length,
    notice,
  }
}
