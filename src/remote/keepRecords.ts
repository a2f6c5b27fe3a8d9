import type { ConsentRecord } from '../core/index.js'
import { createRecord, noticeHash } from '../core/records/index.js'
import type { MadeChoice } from './MadeChoice.js'
import type { ShownNotice } from './RemoteOptions.js'
import { dropKey } from './dropKey.js'
import type { SyncParts } from './SyncParts.js'

/** Keeps what is to be sent. */
export interface RecordKeeper {
  readonly keep: (made: MadeChoice) => void
  readonly stop: () => void
}

/**
 * Puts a record of every choice into the outbox, before anything is sent, and empties it when the choice is forgotten.
 *
 * The last choice that was kept is known by its id, so that one that was made while no code was there to hear of it is
 * recorded at the next visit.
 *
 * @param item the name under which the device's own choice is kept while somebody is signed in
 * @param early what was chosen before
 */
export function keepRecords(
  { store, remote, outbox, keys, known, device, leftKey }: SyncParts,
  item: string,
  early: readonly MadeChoice[],
  flush: () => void,
): RecordKeeper {
  const keep = async ({ choice, shown }: MadeChoice): Promise<void> => {
    const { jurisdiction, signals } = store.getState()
    const put = (notice: ShownNotice): void => {
      const state = { jurisdiction, signals }
      const record: ConsentRecord = createRecord(choice, {
        config: store.config,
        state,
        origin: location.origin,
        ...notice,
      })
      outbox.put({ record, key: keys.keyFor(record) })
      // Not earlier: until it is in the outbox, the next visit has to record it.
      known.note(choice)
    }
    try {
      // In the same task where that is possible: the page may be left in the next one.
      if (remote.notice) put(await remote.notice())
      else if (shown) {
        const buttons = shown.buttons.map(({ action }) => action)
        put({ notice: await noticeHash(shown), language: shown.language, variant: shown.variant, buttons })
      } else put({})
    } catch (error) {
      store.inlet.fail(error)
    }
    flush()
  }

  const { choice } = store.getState()
  early.forEach((made) => void keep(made))
  if (choice && !known.has(choice) && !early.some((made) => made.choice.id === choice.id))
    void keep({ choice, shown: null })
  const stop = store.subscribe((state, before) => {
    if (state.choice !== null || before.choice === null) return
    keys.drop()
    known.forget()
    // Who signs out of a device without a choice of its own leaves none there, and what was chosen still has to arrive.
    if (!leftKey()) outbox.clear()
    if (leftKey() === null) device.remove(item)
    if (before.choice.subject !== null) void dropKey(remote)
  })
  return { keep: (made) => void keep(made), stop }
}
