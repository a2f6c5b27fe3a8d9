import { choiceOfRecord } from '../../core/index.js'
import { admit } from '../admit.js'
import type { Answer, AnswerHeaders } from '../Answer.js'
import { answerHeaders } from '../answerHeaders.js'
import type { ApiParts } from '../ApiParts.js'
import { choiceCookies } from '../choiceCookies.js'
import type { ConsentApiOptions } from '../ConsentApiOptions.js'
import { createEnvelopeReader } from '../createEnvelopeReader.js'
import { noticeStates } from '../noticeStates.js'
import { Problem } from '../Problem.js'
import { problemOf } from '../problemOf.js'
import { parseBody, type BodyReader } from '../readJson.js'
import type { RequestHead } from '../RequestHead.js'
import { siteOf } from '../siteOf.js'
import { toNewRecord } from '../toNewRecord.js'

/** What a person gets for a record: the proof that it was kept, and what became of the key. */
export interface Receipt {
  readonly id: string
  /** The pseudonymous id; `null` for who only ever refused. */
  readonly subject: string | null
  /**
   * Who keeps the subject key from here on: the browser in a cookie, the page that sent it (another site's cookies are
   * not kept), or nobody, because it was made for this one record or the person has forgotten everything since.
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

/** A record that is sent, in plain parts. */
export interface RecordPost extends RequestHead {
  readonly read: BodyReader
}

/** What a server without `Request` and `Response` needs for `POST /v1/records`. */
export interface RecordRoute {
  readonly path: string
  /** @param address of the visitor, as far as somebody trustworthy tells it */
  readonly answer: (post: RecordPost, address: string | null) => Promise<Answer>
}

/**
 * `POST /v1/records`, from the door to the log. Nearly everything that ever comes is one, so it is in plain parts: what
 * a `Request`, a `Response` and a router cost is more than all that is done for it.
 */
export function createRecordPost(
  parts: ApiParts,
  { basePath = '', log, onError }: Pick<ConsentApiOptions, 'basePath' | 'log' | 'onError'>,
): RecordRoute {
  const keep = createKeeper(parts)
  const path = `${basePath}/v1/records`
  return {
    path,
    answer: async (post, address) => {
      const started = parts.now()
      const headers = answerHeaders(post.headers.get('origin'), parts.origins)
      let problem: Problem | null = null
      let answer: Answer
      try {
        admit(parts, { head: post, address, access: 'write' })
        answer = await keep(post, headers)
      } catch (error) {
        problem = problemOf(error, onError)
        answer = problem.toAnswer(headers)
      }
      log?.({
        at: new Date(started).toISOString(),
        method: 'POST',
        route: path,
        status: answer.status,
        code: problem?.code ?? null,
        duration: parts.now() - started,
      })
      return answer
    },
  }
}

function createKeeper(parts: ApiParts): (post: RecordPost, headers: AnswerHeaders) => Promise<Answer> {
  const { config, storage, now } = parts
  const readEnvelope = createEnvelopeReader(parts.isKnown)
  const stateOf = noticeStates(storage, now)
  // What is older than any validity that the config ever gives cannot count any longer.
  const maxDays = Math.max(395, config.expiry.grant, config.expiry.refusal)

  return async (post, headers) => {
    const receivedAt = now()
    const { key, name, subject, source } = await parts.keyOf(post)
    const { record, json, sentAt, cookies } = readEnvelope(await parseBody(post, post.read), name)
    const notice = await stateOf(record.notice.hash)
    const choice = choiceOfRecord(record)
    const row = toNewRecord({ record, choice, json, subject, notice }, { sentAt, receivedAt, maxDays })
    const result = await storage.append(row, record)
    if (!('record' in result)) throw new Problem(result.outcome === 'conflict' ? 452 : 453)

    // Somebody who only ever refused is not to be recognised, nor is who allowed one thing for this visit, or agreed to
    // something at a form: the key of that record is kept by nobody.
    const isGrant = row.grants > 0 && row.kind === 'consent'
    const isKept = isGrant || source === 'cookie' || record.subject !== null
    const kept = {
      key: isKept ? key : null,
      choice: choice && { ...choice, subject: isKept ? name : null },
      now: receivedAt,
    }
    const receipt: Receipt = {
      id: record.id,
      subject: isKept ? name : null,
      key: !isKept || !cookies ? 'dropped' : siteOf(post) === 'cross-site' ? 'bearer' : 'cookie',
      receivedAt: new Date(result.record.receivedAt).toISOString(),
      effectiveAt: new Date(result.record.effectiveAt).toISOString(),
      mac: result.record.mac,
      notice: result.record.notice,
    }
    return {
      status: result.outcome === 'stored' ? 201 : 200,
      headers: [...headers, ['content-type', 'application/json']],
      cookies: cookies ? choiceCookies(post, config, kept) : [],
      body: JSON.stringify(receipt),
    }
  }
}
