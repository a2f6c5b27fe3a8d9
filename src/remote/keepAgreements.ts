import type { AgreementRecord, ConsentRecord } from '../core/index.js'
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
  /** The ids of what happened on this page, which knows whom it is of. */
  const own = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  /** Returns how its words are brought. Until then it stands in the outbox, where it is found when everything is forgotten. */
  const keep = (made: AgreementRecord): (() => Promise<void>) => {
    const state = getState()
    const subject = state.choice?.subject ?? null
    const make = (notice: string | void): ConsentRecord =>
      createAgreementRecord(made, { config, state, notice: notice ?? undefined, subject })
    const record = make()
    // No server takes what no page of ours can have written.
    if (parseRecord(record).ok) outbox.put({ record, key: keys.keyFor(record), isDraft: true })
    return async () => {
      outbox.finish(make(made.text ? await noticeHash(agreementTexts(made)).catch(inlet.fail) : undefined))
      // Not earlier: until it is in the outbox, a later page has to record it.
      device.set(last, made.id)
      flush()
    }
  }
  const keepLeft = async (done: () => void): Promise<void> => {
    const all = readAgreements(device.get(list))
    const mark = device.get(last)
    const left = all.slice(all.findLastIndex(({ id }) => id === mark) + 1)
    for (const made of left) if (!own.has(made.id)) await keep(made)()
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
    const finish = keep(record)
    // What was left before it comes first.
    look()
    next(finish)
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
