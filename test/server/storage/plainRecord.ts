import type { NewRecord } from 'fluxconsent/server'

export const NOON: number = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000

/** A record of somebody new. */
export function newRecord(fields: Partial<NewRecord> = {}): NewRecord {
  return {
    subject: crypto.randomUUID(),
    id: crypto.randomUUID(),
    kind: 'consent',
    body: JSON.stringify({
      event: { action: 'save' },
      notice: { policyVersion: '2026-11' },
      context: { jurisdiction: 'DE' },
      decisions: { analytics: 'granted', marketing: 'denied' },
    }),
    receivedAt: NOON,
    effectiveAt: NOON,
    validUntil: NOON + 184 * DAY,
    grants: 1,
    notice: 'known',
    ...fields,
  }
}
