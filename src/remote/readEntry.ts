import { parseRecord } from '../core/records/index.js'
import type { OutboxEntry } from './OutboxEntry.js'
import { fieldOf } from './fieldOf.js'

/** Reads an entry of the outbox that another page wrote; `null` for what is none. */
export function readEntry(text: string | null): OutboxEntry | null {
  try {
    // The mark that the outbox puts before what was refused when everything is forgotten.
    const json = text?.replace(/^!+/, '') ?? 'null'
    const value: unknown = JSON.parse(json)
    const key = fieldOf(value, 'key')
    const parsed = parseRecord(fieldOf(value, 'record'))
    const isFormer = json !== text || fieldOf(value, 'isFormer') === true
    return parsed.ok && (key === null || isKey(key)) ? { record: parsed.record, key, isFormer } : null
  } catch {
    return null
  }
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value)
}
