import { consentError } from '../core/index.js'
import { toResponse, type Answer } from './Answer.js'
import type { ApiParts } from './ApiParts.js'
import type { ConsentApiOptions } from './ConsentApiOptions.js'
import { createApp } from './createApp.js'
import { createRateLimiter, type RateLimiter } from './createRateLimiter.js'
import { createSecrets } from './createSecrets.js'
import { Problem } from './Problem.js'
import type { RequestHead } from './RequestHead.js'
import { createRecordPost, type RecordPost } from './routes/createRecordPost.js'
import { readSubjectKey } from './subjectKey.js'
import { truncateAddress } from './truncateAddress.js'

/** The consent API: a request in, a response out. */
export interface ConsentApi {
  /**
   * Answers a request; never rejects.
   *
   * @param client what the server knows of the connection: `{ address }`, as {@link toNodeListener} passes it.
   * Anything else, such as the second argument of a framework, is ignored.
   */
  readonly fetch: ConsentFetch
  /** Answers what has begun, refuses the rest with 503, and closes the storage. May be called twice. */
  readonly close: () => Promise<void>
}

/** A fetch handler. */
interface ConsentFetch {
  (request: Request, client?: unknown): Promise<Response>
  /**
   * The same for `POST /v1/records`, without a `Request` and a `Response`: what {@link toNodeListener} calls. It belongs to
   * the handler, so whoever puts another one in front of this one misses nothing.
   */
  readonly direct?: DirectRoute
}

/** A route in plain parts. */
export interface DirectRoute {
  readonly path: string
  readonly answer: (post: RecordPost, client?: unknown) => Answer | Promise<Answer>
}

/**
 * Makes the consent API as a fetch handler for Node, Next route handlers, Hono and workers. It uses no Node API.
 *
 * @throws {@link ConsentError} 440 to 443 when secret, origins, basePath or admin tokens are not usable
 * @example
 * const api = createConsentApi({ config: consent, storage: memoryStorage(), secret: process.env.CONSENT_SECRET ?? '' })
 * export const GET = (request: Request) => api.fetch(request)
 * export { GET as POST, GET as PUT, GET as DELETE, GET as OPTIONS }
 */
export function createConsentApi(options: ConsentApiOptions): ConsentApi {
  const { storage, rateLimit } = options
  const parts = partsOf(options)
  const onError = guarded(options.onError ?? noop, noop)
  const told = { ...options, onError, ...(options.log && { log: guarded(options.log, onError) }) }
  const records = createRecordPost(parts, told)
  const app = createApp(parts, told, records)
  let running = 0
  let settled: () => void = () => {}
  let closing: Promise<void> | null = null

  const finish = async (): Promise<void> => {
    if (running > 0) await new Promise<void>((resolve) => (settled = resolve))
    await storage.close()
  }
  const ended = (): void => {
    running--
    if (running === 0) settled()
  }
  const addressFor = (head: RequestHead, client: unknown): string | null =>
    addressOf(head, rateLimit?.addressHeader, client)

  const fetch: ConsentFetch = async (request, client) => {
    if (closing) return toResponse(refusal())
    running++
    try {
      return await app.fetch(request, { address: addressFor(request, client) })
    } finally {
      ended()
    }
  }
  const direct: DirectRoute = {
    path: records.path,
    answer: (post, client) => {
      if (closing) return refusal()
      const address = addressFor(post, client)
      running++
      return records.answer(post, address, ended)
    },
  }
  return { fetch: Object.assign(fetch, { direct }), close: () => (closing ??= finish()) }
}

function refusal(): Answer {
  return new Problem(462, { headers: { 'retry-after': '5' } }).toAnswer()
}

function noop(): void {}

/** Tells the application. What that throws is not what the visitor is answered: the record is kept by then. */
function guarded<What>(tell: (what: What) => void, failed: (error: unknown) => void): (what: What) => void {
  return (what) => {
    try {
      tell(what)
    } catch (error) {
      failed(error)
    }
  }
}

/** What US law lets people refuse as a whole, beside categories and services. */
const US_OPT_OUTS: readonly string[] = ['sale', 'sensitive']

/** The options, checked and with their defaults. */
function partsOf(options: ConsentApiOptions): ApiParts {
  const { config, storage, origins = [], basePath = '', admin, rateLimit = {}, now = Date.now } = options
  for (const origin of origins) if (!isOrigin(origin)) throw consentError(441, origin)
  // Browsers resolve `.` and `..` before they ask, so nothing would ever arrive there.
  if (!/^(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/.test(basePath)) throw consentError(442, basePath)
  if (admin?.tokens.some((token) => token.length < 32)) throw consentError(443)
  const known: ReadonlySet<string> = new Set([
    ...[config.decidables, config.activities ?? [], config.agreements ?? []].flatMap((list) =>
      list.map(({ id }) => id),
    ),
    ...US_OPT_OUTS,
    ...(options.formerIds ?? []),
  ])
  const limitSubject = limited(createRateLimiter(rateLimit.subject ?? 60, now))
  return {
    config,
    storage,
    secrets: createSecrets(options.secret),
    origins,
    accountGrants: options.accountGrants ?? 'device',
    now,
    geo: options.geo,
    admin,
    isKnown: (id) => known.has(id),
    keyOf: (request) => readSubjectKey(request, config.cookie.name, limitSubject),
    limitNetwork: limited(createRateLimiter(rateLimit.address ?? 600, now)),
  }
}

function limited(limiter: RateLimiter): (key: string) => void {
  return (key) => {
    const seconds = limiter.take(key)
    if (seconds > 0) throw new Problem(457, { headers: { 'retry-after': String(seconds) } })
  }
}

/** The address of the visitor, as far as somebody trustworthy tells it. */
function addressOf({ headers }: RequestHead, header: string | undefined, client: unknown): string | null {
  const named = header === undefined ? '' : (headers.get(header)?.split(',').at(-1)?.trim() ?? '')
  // Else who comes around the edge, or by one that tells nothing, would be counted by nobody.
  if (named !== '' && truncateAddress(named) !== null) return named
  const isKnown = typeof client === 'object' && client !== null && 'address' in client
  return isKnown && typeof client.address === 'string' ? client.address : null
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLocal))
}
