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
import type { SyncParts } from './SyncParts.js'
import { unlessElsewhere } from './unlessElsewhere.js'

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
  const kept = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  const keep = async (made: AgreementRecord, state = getState(), era = outbox.era()): Promise<void> => {
    if (kept.has(made.id)) return
    kept.add(made.id)
    const notice = made.text ? await noticeHash(agreementTexts(made)) : undefined
    const record = createAgreementRecord(made, { config, state, notice, subject: state.choice?.subject ?? null })
    // No server takes what no page of ours can have written, and no yes is sent that was forgotten meanwhile: only what
    // takes one back, which has no words.
    const isFormer = era !== outbox.era()
    if (parseRecord(record).ok && (!isFormer || !made.text))
      outbox.put({ record, key: keys.keyFor(record, isFormer), isFormer })
    // Not earlier: until it is in the outbox, a later page has to record it.
    device.set(last, made.id)
    flush()
  }
  const keepLeft = async (done: () => void): Promise<void> => {
    const all = readAgreements(device.get(list))
    const mark = device.get(last)
    const left = all.slice(all.findLastIndex(({ id }) => id === mark) + 1)
    for (const made of left) await keep(made)
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
          unlessElsewhere(last, async () => keepLeft(resolve)).then(resolve, reject)
        }),
    )

  const onNews = (event: Event): void => {
    const news = agreementNews(fieldOf(event, 'detail'))
    if (news?.key !== list) return
    const { record } = news
    if (!record) return next(async () => device.remove(last))
    look()
    // It stands in no list where storage is blocked or full, or another tab is looking.
    const [state, era] = [getState(), outbox.era()]
    next(async () => keep(record, state, era))
  }
  // Other tabs record their own. What they left, because they were closed or have no remote, can wait until then.
  const onShown = (): void => {
    if (document.visibilityState === 'visible') look()
  }
  addEventListener(AGREEMENT_EVENT, onNews)
  document.addEventListener('visibilitychange', onShown)
  look()
  return () => {
    removeEventListener(AGREEMENT_EVENT, onNews)
    document.removeEventListener('visibilitychange', onShown)
  }
}
