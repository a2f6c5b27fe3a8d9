import { consentError } from '../core/index.js'
import type { Refused } from './Asked.js'
import type { OutboxEntry } from './OutboxEntry.js'
import type { SyncParts } from './SyncParts.js'

/** Another record of the same subject has this id, which was made for one choice on one device. */
const KEPT_ALREADY = 452

/** What a refusal means for the outbox, the key and the choice. Few ever get one, so it is loaded when it comes. */
export function settleRefusal(
  { store, outbox, keys, report }: SyncParts,
  { record, key, isFormer }: OutboxEntry,
  { status, code, body }: Refused,
): void {
  // A key that came along cannot be unknown: whoever refuses it refuses the record.
  const isOfAnother = record.subject !== null && JSON.stringify(body).includes('"record.subject"')
  if (key === null && (status === 401 || isOfAnother)) {
    // The cookie is gone, and the person behind it cannot be found again: the record goes on under a new one, which the
    // browser has already when it takes the record for somebody else's.
    const unnamed = { ...record, subject: null }
    // What was granted and forgotten while it was on its way is over.
    if (isFormer && record.event.state === 'given') return outbox.remove(record.id)
    const isNew = status === 401 || isFormer
    const draft = { held: null, isFormer: isFormer === true }
    outbox.put({ record: unnamed, key: isNew ? keys.keyFor(unnamed, draft) : null, isFormer })
    return
  }
  outbox.remove(record.id)
  // A page that could not keep that it sent it, where storage is blocked or full, has sent it, and in other words.
  if (code === KEPT_ALREADY) return
  if (status !== 410) {
    report({ failure: { record: record.id, status, code } })
    return store.inlet.fail(consentError(341, String(status), String(code ?? '-')))
  }
  // Everything under the key was erased, and nothing more is to come of it.
  if (isFormer) return
  const { choice } = store.getState()
  outbox.clear()
  keys.drop()
  if (choice && choice.subject !== null) store.inlet.set({ choice: { ...choice, subject: null } })
}
