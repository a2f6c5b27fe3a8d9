import { askApi } from './askApi.js'
import { LATER, type Later, type Refused } from './Asked.js'
import type { OutboxEntry } from './OutboxEntry.js'
import { parseReceipt, type Receipt } from './Receipt.js'
import type { RemoteOptions } from './RemoteOptions.js'

/** What became of a record that was sent; for a refusal see {@link settleRefusal}. */
export type Sent = Refused | Later | { readonly outcome: 'kept'; readonly receipt: Receipt }

/** Sends one record. Never rejects: what goes wrong on the way is an outcome. */
export async function sendRecord(remote: RemoteOptions, { record, key, isFormer }: OutboxEntry): Promise<Sent> {
  const body = JSON.stringify({ record, sentAt: Date.now(), cookies: !isFormer })
  const asked = await askApi(remote, 'POST', 'records', key, body)
  if (asked.outcome !== 'done') return asked
  const receipt = parseReceipt(asked.body, record.id)
  // Something on the way has answered in place of the API.
  return receipt ? { outcome: 'kept', receipt } : LATER
}
