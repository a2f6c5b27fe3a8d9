import { byteLength } from './byteLength.js'
import { MAX_RECORD_BYTES, type ConsentRecord } from './ConsentRecord.js'
import { recordShape } from './recordShape.js'
import type { Issue } from '../shape.js'

/** What is wrong with a record; `path` is such as `event.at`, and empty for the whole. */
export type RecordIssue = Issue

/** A record that can be relied on, or everything that is wrong with it. */
export type ParsedRecord =
  | { readonly ok: true; readonly record: ConsentRecord }
  | { readonly ok: false; readonly issues: readonly RecordIssue[] }

/**
 * Checks a record, on the device and on the server alike: the only way in which foreign data becomes a record.
 *
 * Total: no input throws. Nothing is mended and nothing is left out in silence: unknown keys, other versions of the
 * format, and a record of more than 4 KiB are refused, each with the way to it. At most 20 issues are named.
 *
 * @example
 * const parsed = parseRecord(await request.json())
 * if (parsed.ok) await storage.append(parsed.record)
 * else console.warn(parsed.issues)
 */
export function parseRecord(input: unknown): ParsedRecord {
  try {
    // A copy through JSON has no getters, no proxies and no prototypes of its own.
    const json = JSON.stringify(input) ?? 'null'
    return isRecordSize(json) ? createRecordCheck()(JSON.parse(json)) : refuse('', RECORD_TOO_LARGE)
  } catch {
    return refuse('', 'is no JSON')
  }
}

/** What a record of more than 4 KiB is told. */
export const RECORD_TOO_LARGE: string = `is larger than ${MAX_RECORD_BYTES} bytes`

/** Whether a record is small enough, as JSON. No character takes more than three bytes, so most need no counting. */
export function isRecordSize(json: string): boolean {
  return (
    json.length * 3 <= MAX_RECORD_BYTES || (json.length <= MAX_RECORD_BYTES && byteLength(json) <= MAX_RECORD_BYTES)
  )
}

/**
 * Makes the check behind {@link parseRecord}, but for the size: for a server that checks many. What it is given came out of
 * `JSON.parse`.
 */
export function createRecordCheck(): (data: unknown) => ParsedRecord {
  const isRecord = recordShape()
  return (data) => {
    const issues: Issue[] = []
    if (!isRecord(data, issues)) return { ok: false, issues }
    const millis = Number.parseInt(data.id.slice(0, 8) + data.id.slice(9, 13), 16)
    if (millis !== Date.parse(data.event.at)) return refuse('event.at', 'is not the time in the id')
    return { ok: true, record: data }
  }
}

function refuse(path: string, message: string): ParsedRecord {
  return { ok: false, issues: [{ path, message }] }
}
