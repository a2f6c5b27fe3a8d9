import { Hono } from 'hono'
import { choiceOfRecord } from '../../core/index.js'
import type { ApiEnv, ApiParts } from '../ApiParts.js'
import { choiceCookies } from '../choiceCookies.js'
import { noticeStates } from '../noticeStates.js'
import { Problem } from '../Problem.js'
import { createEnvelopeReader } from '../createEnvelopeReader.js'
import { readJson } from '../readJson.js'
import { siteOf } from '../siteOf.js'
import { toNewRecord } from '../toNewRecord.js'

/** What a person gets for a record: the proof that it was kept, and what became of the key. */
export interface Receipt {
  readonly id: string
  /** The pseudonymous id; `null` for who only ever refused. */
  readonly subject: string | null
  /**
   * Who keeps the subject key from here on: the browser in a cookie, the page that sent it (another site's cookies are
   * not kept), or nobody, because it was made for this one refusal.
   */
  readonly key: 'cookie' | 'bearer' | 'dropped'
  /** ISO 8601. */
  readonly receivedAt: string
  /** When it counts from, by the server's clock. ISO 8601. */
  readonly effectiveAt: string
  /** The server's authentication code over the stored row. */
  readonly mac: string
  readonly notice: 'known' | 'unknown' | 'custom'
}

/** `POST /v1/records`. */
export function recordRoutes(parts: ApiParts): Hono<ApiEnv> {
  const { config, storage, now } = parts
  const readEnvelope = createEnvelopeReader(parts.isKnown)
  const stateOf = noticeStates(storage, now)
  // What is older than any validity that the config ever gives cannot count any longer.
  const maxDays = Math.max(395, config.expiry.grant, config.expiry.refusal)

  return new Hono<ApiEnv>().post('/v1/records', async (c) => {
    const request = c.req.raw
    const receivedAt = now()
    const { key, name, subject, source } = await parts.keyOf(request)
    const { record, json, sentAt } = readEnvelope(await readJson(c), name)
    const notice = await stateOf(record.notice.hash)
    const row = toNewRecord({ record, json, subject, notice }, { sentAt, receivedAt, maxDays })
    const result = await storage.append(row)
    if (!('record' in result)) throw new Problem(result.outcome === 'conflict' ? 452 : 453)

    // Somebody who only ever refused is not to be recognised: the key of that record is kept by nobody.
    const isKept = row.grants > 0 || source === 'cookie' || record.subject !== null
    const choice = choiceOfRecord(record)
    const kept = { key: isKept ? key : null, choice: choice && { ...choice, subject: isKept ? name : null } }
    for (const each of choiceCookies(request, config, kept)) c.header('set-cookie', each, { append: true })

    const receipt: Receipt = {
      id: record.id,
      subject: isKept ? name : null,
      key: !isKept ? 'dropped' : siteOf(request) === 'cross-site' ? 'bearer' : 'cookie',
      receivedAt: new Date(result.record.receivedAt).toISOString(),
      effectiveAt: new Date(result.record.effectiveAt).toISOString(),
      mac: result.record.mac,
      notice: result.record.notice,
    }
    return c.json(receipt, result.outcome === 'stored' ? 201 : 200)
  })
}
