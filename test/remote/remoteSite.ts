import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { build } from 'esbuild'
import type { ConsentRecord } from 'fluxconsent/core'
import { createConsentApi, memoryStorage, signLinkToken, toNodeListener } from 'fluxconsent/server'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { doorAliases, ROOT } from '../doors.ts'
import { openBrowser } from '../consumers/Visitor.ts'
import { site } from './site.ts'

/** What goes wrong with the next request to the API, once. */
type Fault =
  /** The API keeps the record, but its answer is lost. */
  | 'lost-answer'
  /** The connection breaks before the API hears of it. */
  | 'broken'
  | { readonly status: number; readonly retryAfter?: string; readonly code?: number }
  /** The API hears of it when this is done. */
  | (() => Promise<void>)

/** One request to the API as it arrived. */
interface Arrival {
  readonly id: string
  readonly action: string
  readonly key: string | null
}

/** A site with the real API on the same origin, and what arrived there. */
export interface RemoteSite {
  readonly url: () => string
  /** The address of the API on another site. */
  readonly elsewhere: () => string
  /** The faults of the next requests, in order. */
  readonly faults: Fault[]
  readonly arrivals: Arrival[]
  /** What is answered in place of the API, in order, when a page gives its key back. */
  readonly keyAnswers: { readonly status: number; readonly type?: string; readonly body?: string }[]
  /** The actions of the records that the API keeps, sorted. */
  readonly kept: () => Promise<readonly string[]>
  /** The records themselves, in the order of their ids. */
  readonly records: () => Promise<readonly ConsentRecord[]>
  /** The subjects that the API has records of. */
  readonly subjects: () => Promise<readonly string[]>
  /** Stops answering, until it is called again with `true`. */
  readonly setReachable: (isReachable: boolean) => void
  /** Whether grants of one device count on the others of an account, from the next request on. */
  readonly setAccountGrants: (grants: 'device' | 'account') => void
  /** What the site hands to the page of a signed-in person. */
  readonly tokenFor: (account: string) => Promise<string>
  /** A new person. */
  readonly person: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** A page of that person, once the consent is there: with a remote, or without. */
  readonly open: (person: BrowserContext, remote?: 'remote' | 'alone') => Promise<Page>
}

const SECRET = 'a secret of the tests, which is long enough'

/** The files of the page by their paths: what is loaded later is a file of its own, as it is in an app. */
async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const aliases = doorAliases()
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/test/remote/page.ts`],
    bundle: true,
    splitting: true,
    outdir: '/',
    write: false,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [
      {
        name: 'doors',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^fluxconsent\// }, ({ path }) => {
            const alias = aliases.find(({ find }) => find.test(path))
            return { path: alias ? path.replace(alias.find, alias.replacement) : path }
          }),
      },
    ],
  })
  return new Map(outputFiles.map(({ path, text }) => [path, text]))
}

/** Whether a request brings a record. */
function isRecord({
  method,
  url,
}: {
  readonly method?: string | undefined
  readonly url?: string | undefined
}): boolean {
  return method === 'POST' && url?.endsWith('/v1/records') === true
}

/** Serves the site while the tests of a file run; every test begins with an empty storage. */
export function openRemoteSite(): RemoteSite {
  const faults: Fault[] = []
  const arrivals: Arrival[] = []
  const keyAnswers: { readonly status: number; readonly type?: string; readonly body?: string }[] = []
  let isReachable = true
  let accountGrants: 'device' | 'account' = 'device'
  let storage = memoryStorage()
  let listener: ReturnType<typeof toNodeListener>
  let scripts: ReadonlyMap<string, string> = new Map()
  let browser: Browser | undefined

  function newApi(): ReturnType<typeof createConsentApi> {
    const api = createConsentApi({
      config: site,
      storage,
      secret: SECRET,
      basePath: '/consent',
      origins: [url()],
      accountGrants,
    })
    const fetch: typeof api.fetch = async (request, info) => {
      if (isRecord(request)) {
        const { record } = JSON.parse(await request.clone().text())
        const key = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
        arrivals.push({ id: record.id, action: record.event.action, key })
      }
      return api.fetch(request, info)
    }
    return { ...api, fetch }
  }

  const serveApi = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isReachable) return void request.socket.destroy()
    const answer = request.url?.endsWith('/subjects/me/key') ? keyAnswers.shift() : undefined
    if (answer) {
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'text/html' })
      return void response.end(answer.body)
    }
    const isWrite = isRecord(request)
    const fault = isWrite ? faults.shift() : undefined
    if (fault === 'broken') return void request.socket.destroy()
    if (typeof fault === 'object') {
      response.writeHead(fault.status, {
        'content-type': 'application/problem+json',
        ...(fault.retryAfter !== undefined && { 'retry-after': fault.retryAfter }),
      })
      return void response.end(JSON.stringify({ code: fault.code }))
    }
    if (typeof fault === 'function') await fault()
    if (fault === 'lost-answer') response.end = () => response.destroy()
    return listener(request, response)
  }

  const server = createServer((request, response) => {
    if (request.url?.startsWith('/consent/')) return void serveApi(request, response)
    const script = scripts.get(request.url ?? '')
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      return void response.end(script)
    }
    response.writeHead(200, { 'content-type': 'text/html' })
    return void response.end(
      '<!doctype html><title>Site</title><link rel=icon href=data:,><script type=module src=/page.js></script>',
    )
  })

  beforeAll(async () => {
    ;[browser, scripts] = await Promise.all([openBrowser(), bundlePage()])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  beforeEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? [])
    faults.length = 0
    arrivals.length = 0
    keyAnswers.length = 0
    isReachable = true
    accountGrants = 'device'
    storage = memoryStorage()
    listener = toNodeListener(newApi())
  })
  afterAll(async () => {
    await browser?.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  const url = (): string => {
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('The site is only there while tests run.')
    return `http://localhost:${address.port}`
  }
  return {
    url,
    elsewhere: () => `${url().replace('localhost', '127.0.0.1')}/consent`,
    faults,
    arrivals,
    keyAnswers,
    kept: async () => {
      const { items } = await storage.records({ limit: 1000 })
      return items.map((row): string => JSON.parse(row.body).event.action).sort((a, b) => a.localeCompare(b))
    },
    records: async () => {
      const { items } = await storage.records({ limit: 1000 })
      return items.map((row): ConsentRecord => JSON.parse(row.body)).sort((a, b) => a.id.localeCompare(b.id))
    },
    subjects: async () => {
      const { items } = await storage.records({ limit: 1000 })
      return [...new Set(items.map(({ subject }) => subject))]
    },
    setReachable: (value) => {
      isReachable = value
    },
    setAccountGrants: (grants) => {
      accountGrants = grants
      listener = toNodeListener(newApi())
    },
    tokenFor: async (account) => signLinkToken({ account, secret: SECRET }),
    person: async (options) => {
      if (!browser) throw new Error('The site is only there while tests run.')
      return browser.newContext({ baseURL: url(), ...options })
    },
    open: async (person, remote = 'remote') => {
      const page = await person.newPage()
      await page.goto(remote === 'alone' ? `${url()}/?alone` : url())
      await expect.poll(() => page.locator('html').getAttribute('data-ready')).toBe('true')
      return page
    },
  }
}
