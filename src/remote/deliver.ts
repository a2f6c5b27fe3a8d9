import type { OutboxEntry } from './OutboxEntry.js'
import { LATER, type Asked, type Later } from './Asked.js'
import { dropKey } from './dropKey.js'
import { nextWait } from './nextWait.js'
import type { Receipt } from './Receipt.js'
import { recordMutation } from './recordMutation.js'
import { sendRecord, type Sent } from './sendRecord.js'
import type { SyncParts } from './SyncParts.js'
import { withLock } from './withLock.js'

/** Delivers what waits in the outbox. */
export interface Delivery {
  readonly flush: () => void
  /** Waits until nothing is being sent: what is left then is tried again later. */
  readonly settled: () => Promise<void>
  readonly stop: () => void
}

/**
 * Sends one record after the other, in one tab at a time, until the outbox is empty or the server has to be given time.
 *
 * Tries again after a wait that grows, when the network comes back, and when the page is shown or left.
 *
 * @param lock the name under which the tabs of the site agree
 * @param onArrived called when everything has arrived
 */
export function deliver(parts: SyncParts, lock: string, onArrived: () => void): Delivery {
  const { store, client, device, outbox, remote, report } = parts
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let isBusy = false
  let isAsked = false
  let isStopped = false
  let isSending = false
  let hasNews = false
  let working: Promise<void> = Promise.resolve()

  // Where the device was cleared, the proof of a former choice is to arrive, and nothing of it is to come back.
  const asItIs = (entry: OutboxEntry): OutboxEntry => ({
    ...entry,
    isFormer: !store.getState().choice || !outbox.has(entry.record.id) || entry.isFormer,
  })
  const post = async (entry: OutboxEntry): Promise<Sent> => sendRecord(remote, asItIs(entry))
  const sending = recordMutation(remote, post)

  /** Whether the server has answered: else it is given time. */
  const goesOn = <Known extends Asked | Sent>(asked: Known): asked is Exclude<Known, Later> => {
    if (asked.outcome !== 'later') {
      tries = 0
      hasNews = true
      return true
    }
    // What came into the outbox meanwhile waits as well.
    isAsked = false
    tries += 1
    if (!isStopped) timer = setTimeout(flush, nextWait(tries, asked.after))
    return false
  }
  /** Does what is next. Returns whether something else may be. */
  const step = async (): Promise<boolean> => {
    const entry = await outbox.next()
    if (isStopped) return false
    // Everything was forgotten, and what was refused before has arrived: nobody is to be known by the key any more.
    if (device.get(outbox.keyItem) !== null && !entry?.isFormer) {
      if (outbox.drafts.size > 0 || !goesOn(await dropKey(remote))) return false
      device.remove(outbox.keyItem)
      return true
    }
    if (!entry) return false
    isSending = true
    const sent = await client.getMutationCache().build(client, sending).execute(entry)
    if (!goesOn(sent)) return false
    if (sent.outcome === 'kept') settle(parts, asItIs(entry), sent.receipt)
    else (await import('./rare.js')).settleRefusal(parts, asItIs(entry), sent)
    return true
  }
  const drain = async (): Promise<void> => {
    while (await step());
  }
  const flush = (): void => {
    clearTimeout(timer)
    isAsked = true
    if (!isBusy) working = work()
  }
  const work = async (): Promise<void> => {
    isBusy = true
    isAsked = false
    const waiting = outbox.size()
    if (waiting > 0) report({ status: 'sending', pending: waiting })
    try {
      // The id of a record makes it harmless where there are no locks.
      await withLock(lock, {}, drain)
    } catch (error) {
      // Some of the code could not be loaded.
      store.inlet.fail(error)
      goesOn(LATER)
    }
    isSending = isBusy = false
    // What was put into the outbox meanwhile.
    if (isAsked && !isStopped) return work()
    const pending = outbox.size()
    report({ status: pending > 0 ? 'waiting' : 'idle', pending })
    if (!hasNews || pending > 0 || isStopped) return
    hasNews = false
    onArrived()
  }

  /** The page may not come back, so a single record goes out at once. Several would overtake one another. */
  const onLeft = (): void => {
    const only = outbox.only()
    if (only && !isSending) void post(only)
  }
  const onShown = (): void => {
    if (!document.hidden) flush()
  }
  addEventListener('online', flush)
  addEventListener('pagehide', onLeft)
  document.addEventListener('visibilitychange', onShown)
  flush()
  return {
    flush,
    settled: async () => working,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      removeEventListener('online', flush)
      removeEventListener('pagehide', onLeft)
      document.removeEventListener('visibilitychange', onShown)
    },
  }
}

/** What a receipt means for the outbox, the key and the choice. */
function settle(
  { store, remote, outbox, keys }: SyncParts,
  { record, key, isFormer }: OutboxEntry,
  receipt: Receipt,
): void {
  outbox.remove(record.id)
  const { choice } = store.getState()
  // Nobody is here any more whom it could name.
  if (!choice || isFormer) return
  // Whatever was chosen since is of the same person.
  const subject = receipt.subject ?? choice.subject
  if (choice.subject !== subject) store.inlet.set({ choice: { ...choice, subject } })
  // A cookie has it now, if it came along; or nobody is to be recognised by it.
  const isOver = receipt.key === 'cookie' ? remote.credentials !== 'omit' : subject === null
  if (isOver && key === keys.own()) keys.drop()
}
