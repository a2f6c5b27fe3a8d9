import { parseRecord } from '../core/records/index.js'
import type { OutboxEntry } from './OutboxEntry.js'
import { fieldOf } from './fieldOf.js'

/** Reads an entry of the outbox that another page wrote; `null` for what is none. */
export function readEntry(text: string | null): OutboxEntry | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    const key = fieldOf(value, 'key')
    const parsed = parseRecord(fieldOf(value, 'record'))
    return parsed.ok && (key === null || isKey(key)) ? { record: parsed.record, key } : null
  } catch {
    return null
  }
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value)
}
