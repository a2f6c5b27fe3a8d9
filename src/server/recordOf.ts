import { parseRecord, type ConsentRecord } from '../core/index.js'
import type { StoredRecord } from './RecordStorage.js'

/** The record of a row; `null` for one of a format that this version does not read. */
export function recordOf({ body }: Pick<StoredRecord, 'body'>): ConsentRecord | null {
  try {
    const parsed = parseRecord(JSON.parse(body))
    return parsed.ok ? parsed.record : null
  } catch {
    // A row that was tampered with; verifying the storage names it.
    return null
  }
}
