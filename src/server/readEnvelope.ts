import { parseRecord, type ConsentRecord } from '../core/index.js'
import { Problem, type Issue } from './Problem.js'

/** What `POST /v1/records` takes. */
export interface RecordEnvelope {
  readonly record: ConsentRecord
  /** When the device sent it, in epoch milliseconds of its clock. */
  readonly sentAt: number
}

/** The end of what JavaScript can count as a time. */
const LAST = 8_640_000_000_000_000

/**
 * Checks the body of `POST /v1/records`.
 *
 * @param name the subject that the key opens: a record may name no other
 * @throws {@link Problem} 456 with all that is wrong
 */
export function readEnvelope(body: unknown, name: string, isKnown: (id: string) => boolean): RecordEnvelope {
  const issues: Issue[] = []
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem(456, { issues: [{ path: '', message: 'is no object' }] })
  const { record: given, sentAt, ...rest }: { record?: unknown; sentAt?: unknown } = body
  if (Object.keys(rest).length > 0) issues.push({ path: '', message: 'has an unknown key' })
  if (!isTime(sentAt)) issues.push({ path: 'sentAt', message: 'is no time in epoch milliseconds' })
  const parsed = parseRecord(given)
  if (!parsed.ok) issues.push(...parsed.issues.map((issue) => ({ ...issue, path: pathOf(issue.path) })))
  else issues.push(...strangersIn(parsed.record, name, isKnown))
  if (issues.length > 0 || !parsed.ok || !isTime(sentAt)) throw new Problem(456, { issues })
  return { record: parsed.record, sentAt }
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
