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
    const state = store.getState()
    const era = outbox.era()
    try {
      // Waits only where it has to: the page may be left in the next task.
      const notice: ShownNotice = remote.notice
        ? await remote.notice()
        : shown
          ? { ...shown, notice: await noticeHash(shown), buttons: shown.buttons.map(({ action }) => action) }
          : {}
      // Everything was forgotten meanwhile.
      if (era !== outbox.era()) return
      const current = store.getState().choice
      const record = createRecord(
        // Who it is may have come to light since; a grant that ends with the page never names anybody.
        { ...choice, subject: current?.subject ?? null },
        { config: store.config, state, origin: location.origin, ...notice },
      )
      outbox.put({ record, key: keys.keyFor(record) })
      // Not earlier: until it is in the outbox, the next visit has to record it. Only what is stored is looked for then:
      // no grant that ends with the page, and nothing older whose words came later.
      if (choice.id === current?.id) known.note(choice)
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
