import type { Choice, ConsentRecord, NoticeTexts } from '../core/index.js'
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
 * Puts a record of every choice into the outbox as it is made, and empties it when the choice is forgotten. The words that
 * were shown may be found later: neither its place nor who it is of hangs on them.
 *
 * The last choice that was kept is known by its id, so that one that was made while no code was there to hear of it is
 * recorded at the next visit.
 *
 * @param item the name under which the device's own choice is kept while somebody is signed in
 * @param early what was chosen before; the choice alone where everything was forgotten
 */
export function keepRecords(
  { store, remote, outbox, keys, known, device, leftKey }: SyncParts,
  item: string,
  early: readonly (MadeChoice | Choice)[],
  flush: () => void,
): RecordKeeper {
  const { config, getState, inlet } = store
  const wordsOf = async (shown: NoticeTexts | null): Promise<ShownNotice> => {
    if (remote.notice) return remote.notice()
    if (!shown) return {}
    return { ...shown, notice: await noticeHash(shown), buttons: shown.buttons.map(({ action }) => action) }
  }
  const keep = async ({ choice, shown }: MadeChoice): Promise<void> => {
    // Another page has found it without a record first.
    if (known.has(choice)) return
    const state = getState()
    const make = (notice?: ShownNotice | void): ConsentRecord =>
      createRecord(choice, { config, state, origin: location.origin, ...notice })
    try {
      const record = make()
      // Waits only where it has to: the page may be left in the next task.
      const isDraft = Boolean(remote.notice ?? shown)
      outbox.put({ record, key: keys.keyFor(record), isDraft })
      // Only what is stored is looked for at the next visit: no grant that ends with the page.
      if (record.validUntil) known.note(choice)
      // What cannot be told keeps no choice from being recorded.
      if (isDraft) outbox.finish(make(await wordsOf(shown).catch(inlet.fail)))
    } catch (error) {
      inlet.fail(error)
    }
    flush()
  }

  const forget = (before: Choice): void => {
    const isParting = leftKey() !== null
    // Who signs out of a device without a choice of its own leaves none there, and what was chosen still has to arrive.
    // Whoever has forgotten it in another tab has cleared what there was then: what came since stays.
    if (!isParting) outbox.clear(known.has(before) ? undefined : before.id)
    // Another tab has recorded a later choice, so whoever made that one has forgotten this one.
    if (known.isPast(before)) return
    keys.drop()
    known.forget()
    if (isParting) return
    device.set(outbox.keyItem, '')
    device.remove(item)
    flush()
  }

  early.forEach((made) => ('choice' in made ? void keep(made) : forget(made)))
  const { choice } = getState()
  if (choice) void keep({ choice, shown: null })
  const stop = store.subscribe((state, before) => {
    if (!state.choice && before.choice) forget(before.choice)
  })
  return { keep, stop }
}
