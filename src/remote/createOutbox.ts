import type { DeviceStore } from './deviceStore.js'
import type { OutboxEntry } from './OutboxEntry.js'

/** The records that have not arrived yet, in the order in which they were made. */
export interface Outbox {
  readonly size: () => number
  /** The oldest one; `null` when there is none. */
  readonly next: () => Promise<OutboxEntry | null>
  /** The only one, if this page has made it: what can be sent without waiting for anything. */
  readonly only: () => OutboxEntry | null
  readonly put: (entry: OutboxEntry) => void
  readonly remove: (id: string) => void
  /** Forgets what was granted. What was refused still has to arrive, and is nobody's here any more. */
  readonly clear: () => void
  /** Another one after each {@link clear}: what was on its way then belongs to nobody. */
  readonly era: () => number
}

/** Refused, objected or withdrawn: what a person may need a proof of that was never meant to be kept here. */
const REFUSAL = /"state":"(ref|[ow])/

/**
 * One item for each record, so that two tabs never write over one another.
 *
 * What another page left behind is foreign data: it is checked, by code that is loaded for it, and dropped when it has a
 * strange shape. A server would not take it either.
 */
export function createOutbox(device: DeviceStore, name: string): Outbox {
  const prefix = `${name}.outbox.`
  let era = 0
  const made = new Map<string, OutboxEntry>()
  // The id of a record begins with its time.
  const keys = (): readonly string[] => [...device.keys(prefix)].sort()
  const next = async (): Promise<OutboxEntry | null> => {
    const [key] = keys()
    if (key === undefined) return null
    const own = made.get(key)
    if (own) return own
    const { readEntry } = await import('./readEntry.js')
    const entry = readEntry(device.get(key))
    if (entry) return entry
    device.remove(key)
    return next()
  }
  return {
    size: () => keys().length,
    next,
    only: () => {
      const [key = '', ...others] = keys()
      return (others.length === 0 ? made.get(key) : undefined) ?? null
    },
    put: (entry) => {
      const key = prefix + entry.record.id
      made.set(key, entry)
      device.set(key, JSON.stringify(entry))
    },
    remove: (id) => {
      made.delete(prefix + id)
      device.remove(prefix + id)
    },
    era: () => era,
    clear: () => {
      era += 1
      made.clear()
      for (const key of keys()) {
        // As the pages of a site write it: it is checked when it is sent.
        const text = `!${device.get(key)}`
        if (REFUSAL.test(text)) device.set(key, text)
        else device.remove(key)
      }
    },
  }
}
