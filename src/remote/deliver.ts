import { consentError } from '../core/index.js'
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

  const post = async (entry: OutboxEntry): Promise<Sent> => {
    // Where the device was cleared, the proof of a former choice is to arrive, and its grants are not to come back.
    const isCleared = entry.key !== null && !parts.store.getState().choice
    return sendRecord(isCleared ? { ...remote, credentials: 'omit' } : remote, entry)
  }
  const sending = recordMutation(remote, post)

  const send = async (entry: OutboxEntry): Promise<Sent> => {
    isSending = true
    const mutation = client.getMutationCache().build(client, sending)
    return mutation.execute(entry).finally(() => {
      isSending = false
    })
  }

  /** Whether the next one may go. */
  const deliverOne = async (entry: OutboxEntry): Promise<boolean> => {
    const era = outbox.era()
    const sent = await send(entry)
    if (sent.outcome === 'later') {
      // What came into the outbox meanwhile waits as well: the server is given time.
      isAsked = false
      tries += 1
      if (!isStopped) timer = setTimeout(flush, nextWait(tries, sent.after))
      return false
    }
    tries = 0
    hasNews = true
    if (era === outbox.era()) settle(parts, entry, sent)
    // Everything was forgotten meanwhile, and the answer has brought the key and the choice back.
    else if (sent.outcome === 'kept') await dropKey(remote)
    return true
  }
  const drain = async (): Promise<void> => {
    for (;;) {
      const first = await outbox.next()
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

/** What a final answer means for the outbox, the key and the choice. */
function settle({ store, remote, outbox, keys, report }: SyncParts, { record, key }: OutboxEntry, sent: Sent): void {
  const { choice } = store.getState()
  const name = (subject: string | null): void => {
    if (choice && choice.subject !== subject) store.inlet.set({ choice: { ...choice, subject } })
  }
  if (sent.outcome === 'unknown-key') {
    // The cookie is gone, and the person behind it cannot be found again: the record goes on under a new one.
    const unnamed = { ...record, subject: null }
    outbox.put({ record: unnamed, key: keys.keyFor(unnamed) })
    return
  }
  outbox.remove(record.id)
  if (sent.outcome === 'kept') {
    const { receipt } = sent
    // Whatever was chosen since is of the same person.
    const subject = receipt.subject ?? choice?.subject ?? null
    name(subject)
    // A cookie has it now, if it came along; or nobody is to be recognised by it.
    const isOver = receipt.key === 'cookie' ? remote.credentials !== 'omit' : subject === null
    if (choice && isOver && key === keys.own()) keys.drop()
  }
  if (sent.outcome === 'erased') {
    outbox.clear()
    keys.drop()
    name(null)
  }
  if (sent.outcome === 'refused') {
    const { status, code } = sent
    report({ failure: { record: record.id, status, code } })
    store.inlet.fail(consentError(341, String(status), String(code ?? '-')))
  }
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
