import type { AgreementRecord } from '../core/index.js'
import {
  AGREEMENT_EVENT,
  agreementNews,
  agreementsKey,
  agreementTexts,
  createAgreementRecord,
  noticeHash,
  parseRecord,
  readAgreements,
} from '../core/records/index.js'
import { fieldOf } from './fieldOf.js'
import type { Draft } from './Draft.js'
import type { SyncParts } from './SyncParts.js'
import { withLock } from './withLock.js'

/** How long it may take until what one tab has written down is seen by all others, in milliseconds. */
const SPREADING = 1_000

/**
 * Puts a record of every event of an agreement into the outbox: what happens on this page at once, and what no page could
 * record at the start, and whenever the page is shown. Returns the way to stop.
 *
 * The last one that was kept is known by its id. Nobody is recognised by an agreement: who is not by a grant or a sign-in
 * is recorded under a key that is made for this one record.
 */
export function keepAgreements({ store, outbox, keys, device }: SyncParts, flush: () => void): () => void {
  const { config, getState, inlet } = store
  const { name } = config.cookie
  const [list, last] = [agreementsKey(name), `${name}.agreed`]
  const begin = (): Draft => outbox.begin(getState().choice, keys.own())
  /** The ids of what happened on this page, which knows whom it is of. */
  const own = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  const keep = async (made: AgreementRecord, draft = begin()): Promise<void> => {
    try {
      const notice = made.text ? await noticeHash(agreementTexts(made)) : undefined
      const state = getState()
      const { isFormer } = draft
      // Who it is may have come to light since.
      const { choice } = isFormer ? draft : state
      const record = createAgreementRecord(made, { config, state, notice, subject: choice?.subject ?? null })
      // No server takes what no page of ours can have written, and no yes is sent that was forgotten meanwhile: only what
      // takes one back.
      if (parseRecord(record).ok && (!isFormer || made.action === 'withdrawn'))
        outbox.put({ record, key: keys.keyFor(record, draft), isFormer })
      // Not earlier: until it is in the outbox, a later page has to record it.
      device.set(last, made.id)
    } finally {
      // Also of what could not be made: the key waits for it.
      outbox.drafts.delete(draft)
      flush()
    }
  }
  const keepLeft = async (done: () => void): Promise<void> => {
    const all = readAgreements(device.get(list))
    const mark = device.get(last)
    const left = all.slice(all.findLastIndex(({ id }) => id === mark) + 1)
    for (const made of left) if (!own.has(made.id)) await keep(made)
    done()
    if (left.length > 0) await new Promise((free) => setTimeout(free, SPREADING))
  }
  // One after the other, in the order in which they were made.
  const next = (work: () => Promise<void>): void => {
    turn = turn.then(work).catch(inlet.fail)
  }
  // Two tabs that look at once, or before the mark of the first one has reached the second one, would both send it.
  const look = (): void =>
    next(
      async () =>
        new Promise((resolve, reject) => {
          const unlessElsewhere = async (lock?: Lock | null): Promise<unknown> => lock === null || keepLeft(resolve)
          withLock(last, { ifAvailable: true }, unlessElsewhere).then(resolve, reject)
        }),
    )

  const onNews = (event: Event): void => {
    const news = agreementNews(fieldOf(event, 'detail'))
    if (news?.key !== list) return
    const { record } = news
    if (!record) return next(async () => device.remove(last))
    own.add(record.id)
    const draft = begin()
    // What was left before it comes first.
    look()
    next(async () => keep(record, draft))
  }
  // Other tabs record their own. What they left, because they were closed or have no remote, can wait until then.
  const onShown = (): void => {
    if (!document.hidden) look()
  }
  addEventListener(AGREEMENT_EVENT, onNews)
  document.addEventListener('visibilitychange', onShown)
  look()
  return () => {
    removeEventListener(AGREEMENT_EVENT, onNews)
    document.removeEventListener('visibilitychange', onShown)
  }
}
