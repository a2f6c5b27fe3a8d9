import { createRecord, type Choice } from '../core/index.js'
import type { SyncParts } from './SyncParts.js'

/**
 * Puts a record of every choice into the outbox, before anything is sent, and empties it when the choice is forgotten.
 *
 * The last choice that was kept is known by its id, so that one that was made while this code was not there yet is
 * recorded at the next visit.
 */
export function keepRecords(parts: SyncParts, flush: () => void): () => void {
  const { store, remote, outbox, keys, known } = parts

  const keep = async (choice: Choice): Promise<void> => {
    known.note(choice)
    const { jurisdiction, signals } = store.getState()
    const make = (notice: Awaited<ReturnType<NonNullable<typeof remote.notice>>>): void => {
      const context = { config: store.config, state: { jurisdiction, signals }, origin: location.origin, ...notice }
      const record = createRecord(choice, context)
      outbox.put({ record, key: keys.keyFor(record) })
    }
    try {
      // In the same task where that is possible: the page may be left in the next one.
      if (remote.notice) make(await remote.notice())
      else make({})
    } catch (error) {
      store.inlet.fail(error)
    }
    flush()
  }

  const { choice } = store.getState()
  if (choice && !known.has(choice)) void keep(choice)
  const stops = [
    store.onChoice((made) => void keep(made)),
    store.subscribe((state, before) => {
      if (state.choice !== null || before.choice === null) return
      outbox.clear()
      keys.drop()
      known.forget()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
