import type { OutboxEntry } from './OutboxEntry.js'
import { dropKey } from './dropKey.js'
import { nextWait } from './nextWait.js'
import { recordMutation } from './recordMutation.js'
import { sendRecord, type Sent } from './sendRecord.js'
import type { SyncParts } from './SyncParts.js'

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
  const { client, outbox, remote, report } = parts
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let isBusy = false
  let isAsked = false
  let isStopped = false
  let isSending = false
  let hasNews = false
  let working: Promise<void> = Promise.resolve()
  /** The era in which the browser was rid of the key of the one before. */
  let rid = outbox.era()

  // Where the device was cleared, the proof of a former choice is to arrive, and nothing of it is to come back.
  const post = async (entry: OutboxEntry): Promise<Sent> =>
    sendRecord(remote, { ...entry, isFormer: entry.isFormer === true || !parts.store.getState().choice })
  const sending = recordMutation(remote, post)

  /** Whether the next one may go. */
  const deliverOne = async (entry: OutboxEntry): Promise<boolean> => {
    const era = outbox.era()
    isSending = true
    const mutation = client.getMutationCache().build(client, sending)
    const sent = await mutation.execute(entry).finally(() => {
      isSending = false
    })
    if (sent.outcome === 'later') {
      // What came into the outbox meanwhile waits as well: the server is given time.
      isAsked = false
      tries += 1
      if (!isStopped) timer = setTimeout(flush, nextWait(tries, sent.after))
      return false
    }
    tries = 0
    hasNews = true
    const take = sent.outcome === 'kept' ? settle : (await import('./settleRefusal.js')).settleRefusal
    take(parts, { ...entry, isFormer: entry.isFormer === true || era !== outbox.era() }, sent)
    return true
  }
  const drain = async (): Promise<void> => {
    for (;;) {
      const first = await outbox.next()
      if (first?.isFormer) rid = -1
      // Everything was forgotten, and what was refused before has arrived: nobody is to be known by the key any more.
      else if (rid !== outbox.era()) {
        rid = outbox.era()
        await dropKey(remote)
      }
      if (isStopped || !first || !(await deliverOne(first))) return
    }
  }
  const flush = (): void => {
    clearTimeout(timer)
    isAsked = true
    if (!isBusy) working = work().catch(parts.store.inlet.fail)
  }
  const work = async (): Promise<void> => {
    isBusy = true
    isAsked = false
    const waiting = outbox.size()
    if (waiting > 0) report({ status: 'sending', pending: waiting })
    try {
      await inTurn(lock, drain)
    } finally {
      isBusy = false
    }
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
    if (document.visibilityState === 'visible') flush()
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
function settle({ store, remote, outbox, keys }: SyncParts, { record, key, isFormer }: OutboxEntry, sent: Sent): void {
  outbox.remove(record.id)
  const { choice } = store.getState()
  // Nobody is here any more whom it could name.
  if (!choice || isFormer || sent.outcome !== 'kept') return
  const { receipt } = sent
  // Whatever was chosen since is of the same person.
  const subject = receipt.subject ?? choice.subject
  if (choice.subject !== subject) store.inlet.set({ choice: { ...choice, subject } })
  // A cookie has it now, if it came along; or nobody is to be recognised by it.
  const isOver = receipt.key === 'cookie' ? remote.credentials !== 'omit' : subject === null
  if (isOver && key === keys.own()) keys.drop()
}

/**
 * Runs work while no other tab does. Where a browser has no locks, or refuses them to a sandboxed page, at once: the id of
 * a record makes that harmless.
 */
async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  let hasBegun = false
  const begin = async (): Promise<void> => {
    hasBegun = true
    return work()
  }
  try {
    await navigator.locks.request(name, begin)
  } catch (error) {
    if (hasBegun) throw error
    await work()
  }
}
