import type { DeviceStore } from './deviceStore.js'
import type { Draft } from './Draft.js'
import type { Outbox } from './Outbox.js'
import type { OutboxEntry } from './OutboxEntry.js'

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
  // After every id, which begins with a digit.
  const keyItem = `${prefix}key`
  const drafts = new Set<Draft>()
  // By their texts: what another tab has marked or removed is not what this page has made.
  const made = new Map<string | null, OutboxEntry>()
  // The id of a record begins with its time.
  const keys = (): readonly string[] => [...device.keys(prefix)].sort()
  const next = async (): Promise<OutboxEntry | null> => {
    const [key = keyItem] = keys()
    if (key === keyItem) return null
    const text = device.get(key)
    const own = made.get(text)
    if (own) return own
    const { readEntry } = await import('./rare.js')
    const entry = readEntry(text)
    if (entry) made.set(text, entry)
    else device.remove(key)
    return entry ?? next()
  }
  const leave = (): void => {
    for (const draft of drafts) draft.isFormer = true
  }
  return {
    size: () => keys().length,
    next,
    only: () => {
      const [key = '', other] = keys()
      return (other ? null : made.get(device.get(key))) ?? null
    },
    put: (entry) => {
      const text = JSON.stringify(entry)
      made.set(text, entry)
      device.set(prefix + entry.record.id, text)
    },
    remove: (id) => {
      made.delete(device.get(prefix + id))
      device.remove(prefix + id)
    },
    has: (id) => made.has(device.get(prefix + id)),
    drafts,
    begin: (choice, held) => {
      const draft = { choice, held, isFormer: false }
      drafts.add(draft)
      return draft
    },
    leave,
    keyItem,
    clear: () => {
      leave()
      for (const key of keys()) {
        // As the pages of a site write it: it is checked when it is sent.
        const text = `!${device.get(key)}`
        if (REFUSAL.test(text)) device.set(key, text)
        else device.remove(key)
      }
      device.set(keyItem, '')
    },
  }
}
