import type { OutboxEntry } from './OutboxEntry.js'
import { fieldOf } from './fieldOf.js'
import { parseReceipt, type Receipt } from './Receipt.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { requestOf } from './requestOf.js'

/** What became of a record that was sent. */
export type Sent =
  | { readonly outcome: 'kept'; readonly receipt: Receipt }
  /** It will never be taken as it is: see {@link settleRefusal}. */
  | { readonly outcome: 'refused'; readonly status: number; readonly code: number | null; readonly body: unknown }
  /** It may be taken later; `after` in milliseconds, when the server said so. */
  | { readonly outcome: 'later'; readonly after: number | null }

/** Milliseconds after which a server counts as gone. */
const PATIENCE = 30_000

const LATER: Sent = { outcome: 'later', after: null }

// Too early, too many, or a wait that was too long: the same request may succeed.
const PASSING = [408, 421, 425, 429]

// What a proxy, a bot check or a server without the API answers: not the word of the API, which names its problems.
const FOREIGN = [401, 403, 404, 405, 410]

/** Sends one record. Never rejects: what goes wrong on the way is an outcome. */
export async function sendRecord(remote: RemoteOptions, { record, key, isFormer }: OutboxEntry): Promise<Sent> {
  let response: Response
  try {
    response = await fetch(`${remote.url}/v1/records`, {
      ...requestOf(remote, key),
      method: 'POST',
      body: JSON.stringify({ record, sentAt: Date.now(), cookies: !isFormer }),
      // Outlives the page. Browsers allow it for 64 KiB at a time.
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch {
    return LATER
  }
  const { status, ok, headers } = response
  const body: unknown = await response.json().catch(() => null)
  if (ok) {
    const receipt = parseReceipt(body, record.id)
    // Something on the way has answered in place of the API.
    return receipt ? { outcome: 'kept', receipt } : LATER
  }
  const code = codeIn(body)
  if (status >= 500 || PASSING.includes(status) || (code === null && FOREIGN.includes(status)))
    return { outcome: 'later', after: waitIn(headers.get('retry-after')) }
  return { outcome: 'refused', status, code, body }
}

/** The wait that `Retry-After` asks for, in seconds or until a date, as milliseconds. */
function waitIn(value: string | null): number | null {
  if (value === null) return null
  const wait = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}

function codeIn(body: unknown): number | null {
  const code = fieldOf(body, 'code')
  return typeof code === 'number' ? code : null
}
