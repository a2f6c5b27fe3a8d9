import type { ConsentRecord } from '../core/index.js'
import { createRecordCheck, isRecordSize, RECORD_TOO_LARGE } from '../core/lazy.js'
import { Problem, type Issue } from './Problem.js'
import { recordJson } from './recordJson.js'

/** What `POST /v1/records` takes. */
export interface RecordEnvelope {
  readonly record: ConsentRecord
  /** The record as it is kept. */
  readonly json: string
  /** When the device sent it, in epoch milliseconds of its clock. */
  readonly sentAt: number
  /** Whether the browser may be given cookies: not where the person has forgotten everything since. */
  readonly cookies: boolean
}

const MEMBERS = ['record', 'sentAt', 'cookies']

/** The end of what JavaScript can count as a time. */
const LAST = 8_640_000_000_000_000

/**
 * Makes the check of the body of `POST /v1/records`. It takes the body and the subject that the key opens: a record may
 * name no other. It throws {@link Problem} 456 with all that is wrong.
 */
export function createEnvelopeReader(
  isKnown: (id: string) => boolean,
): (body: unknown, name: string) => RecordEnvelope {
  const check = createRecordCheck()
  return (body, name) => readEnvelope(body, check, (record) => strangersIn(record, name, isKnown))
}

function readEnvelope(
  body: unknown,
  check: ReturnType<typeof createRecordCheck>,
  strangers: (record: ConsentRecord) => readonly Issue[],
): RecordEnvelope {
  const issues: Issue[] = []
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem(456, { issues: [{ path: '', message: 'is no object' }] })
  const { record: given, sentAt, cookies = true }: { record?: unknown; sentAt?: unknown; cookies?: unknown } = body
  if (!Object.keys(body).every((key) => MEMBERS.includes(key))) issues.push({ path: '', message: 'has an unknown key' })
  if (!isTime(sentAt)) issues.push({ path: 'sentAt', message: 'is no time in epoch milliseconds' })
  if (typeof cookies !== 'boolean') issues.push({ path: 'cookies', message: 'is neither true nor false' })
  const parsed = check(given)
  if (!parsed.ok) issues.push(...parsed.issues.map((issue) => ({ ...issue, path: pathOf(issue.path) })))
  else issues.push(...strangers(parsed.record))
  const json = parsed.ok ? recordJson(parsed.record) : ''
  if (!isRecordSize(json)) issues.push({ path: 'record', message: RECORD_TOO_LARGE })
  if (issues.length > 0 || !parsed.ok || !isTime(sentAt)) throw new Problem(456, { issues })
  return { record: parsed.record, json, sentAt, cookies: cookies === true }
}

/** What the record says about somebody or something that is not ours. */
function strangersIn(record: ConsentRecord, name: string, isKnown: (id: string) => boolean): readonly Issue[] {
  const { subject, decisions, asked, agreement } = record
  const issues: Issue[] = []
  if (subject !== null && subject !== name)
    issues.push({ path: 'record.subject', message: 'is not the one of the key' })
  if (!Object.keys(decisions).every(isKnown)) issues.push({ path: 'record.decisions', message: 'names an unknown id' })
  if (!Object.keys(asked).every(isKnown)) issues.push({ path: 'record.asked', message: 'names an unknown id' })
  if (agreement && !isKnown(agreement.id)) issues.push({ path: 'record.agreement.id', message: 'is an unknown id' })
  return issues
}

function isTime(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= LAST
}

function pathOf(path: string): string {
  return path ? `record.${path}` : 'record'
}
