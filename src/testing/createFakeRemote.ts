import { parseRecord, type ConsentRecord, type RegisteredConfig } from '../core/index.js'
import { createConsentApi, memoryStorage } from '../server/checks.js'
import { interceptFetch } from './interceptFetch.js'
import { interceptPage, type RoutablePage } from './interceptPage.js'

/** How a fake remote fails: the request never arrives, its answer never comes back, or it is refused. */
export type RemoteFault = 'unreachable' | 'lost-answer' | { readonly status: number; readonly retryAfter?: number }

/** Where a fake remote stands. */
export interface FakeRemoteOptions {
  /** What `remoteConsent` was given. @default '/consent' */
  readonly url?: string
  /** The origins of the site, where the address is one of another origin. @default [] */
  readonly origins?: readonly string[]
}

/** A consent API for tests. */
export interface FakeRemote {
  /** Answers a request as the API does. @throws TypeError for a fault on the way, like the `fetch` of a browser */
  readonly fetch: (request: Request) => Promise<Response>
  /** Takes the place of the global `fetch` for the API's addresses; returns the way back. */
  readonly install: () => () => void
  /** Answers the API's addresses to a page of Playwright. Wait for it before the first `goto`. */
  readonly route: (page: RoutablePage) => Promise<void>
  /** Has the next requests fail, `times` of them, and then the ones after. @param times `Infinity` until `recover` */
  readonly fail: (fault: RemoteFault, times?: number) => void
  /** Ends all failing. */
  readonly recover: () => void
  /** The records that are kept, as they arrived; without those that were erased. */
  readonly records: () => Promise<readonly ConsentRecord[]>
}

/**
 * A consent API for the tests of an app: the real one, on a storage that forgets, without a server. So it answers like
 * the real one, and can be told to fail.
 *
 * @throws ConsentError 441 or 442 when an origin or the path of the address is not usable
 *
 * @example
 * const remote = createFakeRemote(consent)
 * await remote.route(page)
 * await page.goto('http://localhost:4173')
 * await page.getByRole('button', { name: 'Reject all' }).click()
 * await expect.poll(remote.records).toHaveLength(1)
 */
export function createFakeRemote(
  config: RegisteredConfig,
  { url = '/consent', origins = [] }: FakeRemoteOptions = {},
): FakeRemote {
  const memory = memoryStorage()
  const arrived: string[] = []
  // Two records of one millisecond have no order but that of their arrival.
  const storage: typeof memory = {
    ...memory,
    append: async (row) => {
      if (!arrived.includes(row.id)) arrived.push(row.id)
      return memory.append(row)
    },
  }
  const { pathname } = new URL(url, 'http://localhost')
  const api = createConsentApi({
    config,
    storage,
    secret: crypto.randomUUID(),
    basePath: pathname.replace(/\/$/, ''),
    origins,
    // A test does in a second what a person does in a week.
    rateLimit: { subject: 1e9, address: 1e9 },
  })
  const faults: { readonly fault: RemoteFault; left: number }[] = []

  const nextFault = (): RemoteFault | null => {
    const [next] = faults
    if (!next) return null
    next.left -= 1
    if (next.left <= 0) faults.shift()
    return next.fault
  }
  const answer = async (asked: Request): Promise<Response> => {
    const fault = nextFault()
    const request = await withBody(asked)
    if (fault === null) return api.fetch(request)
    if (fault === 'lost-answer') await api.fetch(request)
    if (typeof fault === 'string') throw new TypeError('Failed to fetch')
    const { status, retryAfter } = fault
    const headers = new Headers({ 'content-type': 'application/problem+json' })
    if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
    // With a number, as the API names its own: a bare answer could be a proxy's, and would be asked again.
    const problem = { type: 'about:blank', title: 'A fault of the test', status, code: status }
    return new Response(JSON.stringify(problem), { status, headers })
  }
  return {
    fetch: answer,
    install: () => interceptFetch(url, answer),
    route: async (page) => interceptPage(page, url, answer),
    fail: (fault, times = 1) => void faults.push({ fault, left: times }),
    recover: () => void faults.splice(0),
    records: async () => {
      const { items } = await storage.records({ limit: 1000 })
      const records = items.flatMap(({ body }) => {
        const parsed = parseRecord(JSON.parse(body))
        return parsed.ok ? [parsed.record] : []
      })
      return [...records].sort((one, other) => arrived.indexOf(one.id) - arrived.indexOf(other.id))
    },
  }
}

/** A request as a server has it: Firefox knows the stream of a body at answers alone. */
async function withBody(request: Request): Promise<Request> {
  if (Reflect.has(request, 'body')) return request
  const { body } = new Response(await request.clone().arrayBuffer())
  return Object.defineProperty(request, 'body', { value: body })
}
