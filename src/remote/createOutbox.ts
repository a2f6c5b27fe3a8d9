import type { ConsentRecord } from '../core/index.js'
import { parseRecord } from '../core/records.js'
import type { DeviceStore } from './deviceStore.js'
import { fieldOf } from './fieldOf.js'

/** A record on its way, with the key that it is sent under; `null` when a cookie holds the key. */
export interface OutboxEntry {
  readonly record: ConsentRecord
  readonly key: string | null
}

/** The records that have not arrived yet, in the order in which they were made. */
export interface Outbox {
  readonly list: () => readonly OutboxEntry[]
  readonly put: (entry: OutboxEntry) => void
  readonly remove: (id: string) => void
  readonly clear: () => void
  /** The names of its items, for the inventory of what the page stores. */
  readonly prefix: string
}

/**
 * One item for each record, so that two tabs never write over one another. Items of a strange shape are dropped: a
 * server would not take them either.
 */
export function createOutbox(device: DeviceStore, name: string): Outbox {
  const prefix = `${name}.outbox.`
  const read = (key: string): readonly OutboxEntry[] => {
    const entry = parse(device.get(key))
    if (entry) return [entry]
    device.remove(key)
    return []
  }
  const keys = (): readonly string[] => device.keys(prefix)
  return {
    prefix,
    // The id of a record begins with its time.
    list: () => [...keys()].sort().flatMap(read),
    put: (entry) => device.set(prefix + entry.record.id, JSON.stringify(entry)),
    remove: (id) => device.remove(prefix + id),
    clear: () => keys().forEach(device.remove),
  }
}

function parse(text: string | null): OutboxEntry | null {
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
