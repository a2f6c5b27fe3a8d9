import type { Choice } from '../core/index.js'
import { createRecord, noticeHash } from '../core/records/index.js'
import type { MadeChoice } from './MadeChoice.js'
import type { ShownNotice } from './RemoteOptions.js'
import type { SyncParts } from './SyncParts.js'

/** Keeps what is to be sent. */
export interface RecordKeeper {
  readonly keep: (made: MadeChoice) => Promise<void>
  readonly stop: () => void
}

/**
 * Puts a record of every choice into the outbox, before anything is sent, and empties it when the choice is forgotten.
 *
 * The last choice that was kept is known by its id, so that one that was made while no code was there to hear of it is
 * recorded at the next visit.
 *
 * @param item the name under which the device's own choice is kept while somebody is signed in
 * @param early what was chosen before; `null` where everything was forgotten
 */
export function keepRecords(
  { store, remote, outbox, keys, known, device, leftKey }: SyncParts,
  item: string,
  early: readonly (MadeChoice | null)[],
  flush: () => void,
): RecordKeeper {
  const keep = async ({ choice, shown }: MadeChoice): Promise<void> => {
    const state = store.getState()
    const draft = outbox.begin(choice, keys.own())
    try {
      // Waits only where it has to: the page may be left in the next task.
      const notice: ShownNotice = remote.notice
        ? await remote.notice()
        : shown
          ? { ...shown, notice: await noticeHash(shown), buttons: shown.buttons.map(({ action }) => action) }
          : {}
      // Everything was forgotten meanwhile.
      const { isFormer } = draft
      const current = store.getState().choice
      const made = createRecord(
        // Who it is may have come to light since; a grant that ends with the page never names anybody.
        { ...choice, subject: (isFormer ? choice : (current ?? choice)).subject },
        { config: store.config, state, origin: location.origin, ...notice },
      )
      // Another page has found it without a record meanwhile. Nobody is asked to prove what was granted and forgotten.
      if (known.has(choice) || (isFormer && made.event.state === 'given')) return
      outbox.put({ record: made, key: keys.keyFor(made, draft), isFormer })
      // Not earlier: until it is in the outbox, the next visit has to record it. Only what is stored is looked for then:
      // no grant that ends with the page, and nothing older whose words came later.
      if (choice.id === current?.id) known.note(choice)
    } catch (error) {
      store.inlet.fail(error)
    } finally {
      outbox.drafts.delete(draft)
      flush()
    }
  }

  const forget = (before: Choice | null): void => {
    // Another tab has recorded a later choice, so whoever made that one has forgotten this one.
    if (before && known.isPast(before)) return outbox.leave()
    keys.drop()
    known.forget()
    // Who signs out of a device without a choice of its own leaves none there, and what was chosen still has to arrive.
    if (leftKey() !== null) return
    outbox.clear()
    device.remove(item)
    flush()
  }

  early.forEach((made) => (made ? void keep(made) : forget(null)))
  const { choice } = store.getState()
  if (choice && !known.has(choice) && !early.some((made) => made?.choice.id === choice.id))
    void keep({ choice, shown: null })
  const stop = store.subscribe((state, before) => {
    if (!state.choice && before.choice) forget(before.choice)
  })
  return { keep, stop }
}
