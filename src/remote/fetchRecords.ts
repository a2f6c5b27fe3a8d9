import { parseRecord } from '../core/records/index.js'
import type { ConsentRecord } from '../core/index.js'
import { fieldOf } from './fieldOf.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { requestOf } from './requestOf.js'

/** A record as the server keeps it. */
export interface RemoteRecord {
  readonly record: ConsentRecord
  /** When it arrived, ISO 8601 by the server's clock. */
  readonly receivedAt: string
  /** The server's authentication code over it. */
  readonly mac: string
  /** Whether the words that were shown can be shown again. */
  readonly notice: 'known' | 'unknown' | 'custom'
}

/**
 * Asks for all records of the own subject: none when nothing is recorded, or the key is not known.
 *
 * @throws Error when the server cannot be asked or answers something else
 */
export async function fetchRecords(remote: RemoteOptions, key: string | null): Promise<readonly RemoteRecord[]> {
  const response = await fetch(`${remote.url}/v1/subjects/me/records`, requestOf(remote, key))
  if (response.status === 401 || response.status === 404) return []
  if (!response.ok) throw new Error(`The consent API answered ${response.status}.`)
  const rows = fieldOf(await response.json(), 'records')
  if (!Array.isArray(rows)) throw new Error('The consent API answered without records.')
  return rows.flatMap((row: unknown) => rowIn(row) ?? [])
}

function rowIn(row: unknown): RemoteRecord | null {
  const parsed = parseRecord(fieldOf(row, 'record'))
  const [receivedAt, mac, notice] = [fieldOf(row, 'receivedAt'), fieldOf(row, 'mac'), fieldOf(row, 'notice')]
  if (!parsed.ok || typeof receivedAt !== 'string' || typeof mac !== 'string') return null
  if (notice !== 'known' && notice !== 'unknown' && notice !== 'custom') return null
  return { record: parsed.record, receivedAt, mac, notice }
}
