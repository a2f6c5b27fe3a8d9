import type { NewRecord, StatisticsRange } from '../RecordStorage.js'

/** 2026-11-22T12:00:00Z */
export const NOON = 1_795_348_800_000
/** The day of it. */
export const TODAY: StatisticsRange = { from: '2026-11-22', to: '2026-11-22' }
const DAY = 86_400_000

/** A record of somebody new, received at noon. */
export function sampleRecord(fields: Partial<NewRecord> = {}): NewRecord {
  return {
    subject: crypto.randomUUID(),
    id: crypto.randomUUID(),
    kind: 'consent',
    body: sampleBody('accept-all', 'granted'),
    receivedAt: NOON,
    effectiveAt: NOON,
    validUntil: NOON + 184 * DAY,
    grants: 1,
    notice: 'known',
    ...fields,
  }
}

/** What of a body the statistics count: an act, and one answer, in a language. */
export function sampleBody(action: string, decision: string, language: string | null = 'de'): string {
  const notice = { policyVersion: '2026-11', language }
  return JSON.stringify({ event: { action }, notice, context: { jurisdiction: 'DE' }, decisions: { stats: decision } })
}

/** What was handed to the storage of a record. */
export function withoutProof(record: NewRecord): NewRecord {
  const { subject, id, kind, body, receivedAt, effectiveAt, validUntil, grants, notice } = record
  return { subject, id, kind, body, receivedAt, effectiveAt, validUntil, grants, notice }
}

/** Ids, in order. */
export function idsOf(records: readonly NewRecord[]): readonly string[] {
  return records.map(({ id }) => id).sort()
}
