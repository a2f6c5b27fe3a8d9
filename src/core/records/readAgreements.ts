import { AGREEMENT_ACTIONS, type AgreementRecord } from './AgreementRecord.js'

/** How long a record stays on the device: as long as a claim can rest on it. Milliseconds. */
const KEPT = 3 * 365 * 86_400_000
/** The end of what JavaScript can count as a time. */
const LAST = 8_640_000_000_000_000

/** The event of a page at which an agreement was recorded, or all of them were removed: see {@link agreementNews}. */
export const AGREEMENT_EVENT = 'fluxconsent:agreement'

/** What such an event tells: the key of the site's agreements, and the record; `null` when all were removed. */
export interface AgreementNews {
  readonly key: string
  readonly record: AgreementRecord | null
}

/** The agreements that a text from the device holds, oldest first; foreign, broken and outdated ones are none. Never throws. */
export function readAgreements(stored: string | null): readonly AgreementRecord[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]')
    const oldest = Date.now() - KEPT
    return Array.isArray(value) ? value.filter(isRecord).filter(({ at }) => at > oldest) : []
  } catch {
    return []
  }
}

/** Reads the `detail` of an event of the page; `null` for what is none of ours. */
export function agreementNews(detail: unknown): AgreementNews | null {
  if (!isBag(detail) || typeof detail['key'] !== 'string') return null
  const { key, record } = detail
  if (record === null) return { key, record }
  return isRecord(record) ? { key, record } : null
}

function isRecord(value: unknown): value is AgreementRecord {
  if (!isBag(value)) return false
  const { id, at, agreement, kind, version, action, text } = value
  return (
    value['schemaVersion'] === '1.0' &&
    [id, agreement, kind, version, text].every((each) => typeof each === 'string') &&
    typeof at === 'number' &&
    at <= LAST &&
    AGREEMENT_ACTIONS.some((known) => known === action)
  )
}

function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
