import { choiceOfRecord, type Choice, type ConsentConfig, type ConsentRecord } from '../../core/index.js'
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
import { expectJson, jsonOf, MAX_BODY, type BodyReader } from '../readJson.js'
import type { AppendResult } from '../RecordStorage.js'
import type { RequestHead } from '../RequestHead.js'
import { siteOf } from '../siteOf.js'
import type { SubjectKey } from '../subjectKey.js'
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
  /**
   * Never rejects.
   *
   * @param address of the visitor, as far as somebody trustworthy tells it
   * @param ended called when it is over
   */
  readonly answer: (post: RecordPost, address: string | null, ended?: () => void) => Promise<Answer>
}

/**
 * `POST /v1/records`, from the door to the log. Nearly everything that ever comes is one, so it is in plain parts: what
 * a `Request`, a `Response` and a router cost is more than all that is done for it. So does each asynchronous function on
 * the way, which is why there is one, and why it waits for nothing that is there already.
 */
export function createRecordPost(
  parts: ApiParts,
  { basePath = '', log, onError }: Pick<ConsentApiOptions, 'basePath' | 'log' | 'onError'>,
): RecordRoute {
  const { config, storage, now, origins, keyOf, isKnown } = parts
  const path = `${basePath}/v1/records`
  const readEnvelope = createEnvelopeReader(isKnown)
  const stateOf = noticeStates(storage, now)
  // What is older than any validity that the config ever gives cannot count any longer.
  const maxDays = Math.max(395, config.expiry.grant, config.expiry.refusal)
  return {
    path,
    answer: async (post, address, ended) => {
      const receivedAt = now()
      const iso = new Date(receivedAt).toISOString()
      const headers = answerHeaders(post.headers.get('origin'), origins)
      let problem: Problem | null = null
      let answer: Answer
      try {
        admit(parts, { head: post, address, access: 'write' })
        const key = await keyOf(post)
        expectJson(post)
        const { record, json, sentAt, cookies } = readEnvelope(jsonOf(await post.read(MAX_BODY)), key.name)
        const state = stateOf(record.notice.hash)
        const notice = typeof state === 'string' ? state : await state
        const choice = choiceOfRecord(record)
        const sent = { record, choice, json, subject: key.subject, notice }
        const result = await storage.append(toNewRecord(sent, { sentAt, receivedAt, maxDays }), record)
        answer = answerTo(post, config, { key, record, choice, cookies, result, receivedAt, iso, headers })
      } catch (error) {
        problem = problemOf(error, onError)
        answer = problem.toAnswer(headers)
      } finally {
        ended?.()
      }
      log?.({
        at: iso,
        method: 'POST',
        route: path,
        status: answer.status,
        code: problem?.code ?? null,
        duration: now() - receivedAt,
      })
      return answer
    },
  }
}

/** A record that came, and what became of it. */
interface Handled {
  readonly key: SubjectKey
  readonly record: ConsentRecord
  readonly choice: Choice | null
  /** Whether the browser may be given cookies. */
  readonly cookies: boolean
  readonly result: AppendResult
  /** Epoch milliseconds. */
  readonly receivedAt: number
  /** The same in ISO 8601. */
  readonly iso: string
  readonly headers: AnswerHeaders
}

function answerTo(post: RecordPost, config: ConsentConfig, handled: Handled): Answer {
  const { key, record, choice, cookies, result, receivedAt, iso, headers } = handled
  if (!('record' in result)) throw new Problem(result.outcome === 'conflict' ? 452 : 453)
  const row = result.record
  // Somebody who only ever refused is not to be recognised, nor is who allowed one thing for this visit, or agreed to
  // something at a form: the key of that record is kept by nobody.
  const isGrant = row.grants > 0 && row.kind === 'consent'
  const isKept = isGrant || key.source === 'cookie' || record.subject !== null
  const subject = isKept ? key.name : null
  const kept = { key: isKept ? key.key : null, choice: choice && { ...choice, subject }, now: receivedAt }
  const receipt: Receipt = {
    id: record.id,
    subject,
    key: !isKept || !cookies ? 'dropped' : siteOf(post) === 'cross-site' ? 'bearer' : 'cookie',
    receivedAt: row.receivedAt === receivedAt ? iso : new Date(row.receivedAt).toISOString(),
    effectiveAt: new Date(row.effectiveAt).toISOString(),
    mac: row.mac,
    notice: row.notice,
  }
  return {
    status: result.outcome === 'stored' ? 201 : 200,
    headers: [...headers, ['content-type', 'application/json']],
    cookies: cookies ? choiceCookies(post, config, kept) : [],
    body: JSON.stringify(receipt),
  }
}
