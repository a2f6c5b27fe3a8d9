import { parseRecord } from '../core/records/index.js'
import type { OutboxEntry } from './OutboxEntry.js'
import { fieldOf } from './fieldOf.js'

/** How long a page may take to find the words of a draft, in milliseconds: then it is gone. */
const FINDING = 10_000

/** Reads an entry of the outbox that another page wrote; `null` for what is none. */
export function readEntry(text: string | null): OutboxEntry | null {
  try {
    // The mark that the outbox puts before what was refused when everything is forgotten.
    const json = text?.replace(/^!+/, '') ?? 'null'
    const value: unknown = JSON.parse(json)
    const key = fieldOf(value, 'key')
    const parsed = parseRecord(fieldOf(value, 'record'))
    const isFormer = json !== text || fieldOf(value, 'isFormer') === true
    if (!parsed.ok || !(key === null || isKey(key))) return null
    const { record } = parsed
    const isDraft = fieldOf(value, 'isDraft') === true
    const isOver = Math.abs(Date.now() - Date.parse(record.event.at)) > FINDING
    // What stands in the list of the agreements is recorded from there.
    if (isDraft && isOver && record.agreement) return null
    return { record, key, isFormer, isDraft: isDraft && !isOver }
  } catch {
    return null
  }
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value)
}
