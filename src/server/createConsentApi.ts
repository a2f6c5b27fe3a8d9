import { consentError } from '../core/index.js'
import type { ApiParts, Connection } from './ApiParts.js'
import type { ConsentApiOptions } from './ConsentApiOptions.js'
import { createApp } from './createApp.js'
import { createRateLimiter, type RateLimiter } from './createRateLimiter.js'
import { createSecrets } from './createSecrets.js'
import { Problem } from './Problem.js'
import { readSubjectKey } from './subjectKey.js'

/** The consent API: a request in, a response out. */
export interface ConsentApi {
  /**
   * Answers a request; never rejects.
   *
   * @param client what the server knows of the connection: `{ address, framing }`, as {@link toNodeListener} passes it.
   * Anything else, such as the second argument of a framework, is ignored.
   */
  readonly fetch: (request: Request, client?: unknown) => Promise<Response>
  /** Answers what has begun, refuses the rest with 503, and closes the storage. May be called twice. */
  readonly close: () => Promise<void>
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
  const app = createApp(partsOf(options), options)
  let running = 0
  let settled: () => void = () => {}
  let closing: Promise<void> | null = null

  const finish = async (): Promise<void> => {
    if (running > 0) await new Promise<void>((resolve) => (settled = resolve))
    await storage.close()
  }
  return {
    fetch: async (request, client) => {
      if (closing) return new Problem(462, { headers: { 'retry-after': '5' } }).toResponse()
      const address = addressOf(request, rateLimit?.addressHeader, client)
      running++
      try {
        return await app.fetch(request, { address, framing: framingOf(client) })
      } finally {
        running--
        if (running === 0) settled()
      }
    },
    close: () => (closing ??= finish()),
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
    keyOf: async (request) => {
      const key = await readSubjectKey(request, config.cookie.name)
      limitSubject(key.subject)
      return key
    },
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
function addressOf(request: Request, header: string | undefined, client: unknown): string | null {
  if (header !== undefined) return request.headers.get(header)?.split(',').at(-1)?.trim() ?? null
  const isKnown = typeof client === 'object' && client !== null && 'address' in client
  return isKnown && typeof client.address === 'string' ? client.address : null
}

/** Whether somebody trustworthy says that bodies are as long as they claim. */
function framingOf(client: unknown): Connection['framing'] {
  const isKnown = typeof client === 'object' && client !== null && 'framing' in client
  return isKnown && client.framing === 'checked' ? 'checked' : 'claimed'
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLocal))
}
