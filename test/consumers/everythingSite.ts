import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { contentSecurityPolicy, formatDirectives } from 'fluxconsent/core'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { chromiumPath } from '../chromium.ts'
import { certificate } from './certificate.ts'
import { consent } from './everything/src/consent.ts'
import { install } from './install.ts'
import { answerOf, GIF, type Question } from './thirdPartyWorld.ts'
import { run } from './tools.ts'
import { watch, type Visitor } from './Visitor.ts'

// Clients that count people pass over a browser that says that it has no head.
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

export const HOST = 'www.everything.example'

/** The page of everything, and the rest of the world as this machine plays it. */
export interface EverythingSite {
  /** A new person comes to the page; the last one has gone by then. */
  readonly come: (options?: ComeOptions) => Promise<Visitor>
  /** Everything that was asked for since the person came or `forget` was called, a mere connection as an empty path. */
  readonly asked: () => readonly Question[]
  readonly forget: () => void
}

/** What a page ever hinted a browser at beside its own files: a browser without a head need not follow such hints. */
export function hints({ page }: Visitor): Promise<readonly string[]> {
  return page.evaluate(() => Reflect.get(window, 'hints'))
}

/** What a content security policy kept a page from, in words. */
export function violations({ page }: Visitor): Promise<readonly string[]> {
  return page.evaluate(() => Reflect.get(window, 'violations'))
}

interface ComeOptions {
  /** Which of the two policies the page is under. @default 'after' */
  readonly policy?: 'before' | 'after'
  /** Whether the page requires trusted types. @default false */
  readonly trustedTypes?: boolean
  /** How long a script of a third party is on its way, in milliseconds. @default 0 */
  readonly delay?: () => number
  /** Whether the network loses every script of the site but the first one. @default false */
  readonly losesChunks?: boolean
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

/**
 * Serves the page and every other host name over TLS on one port, to a browser that is told to find all names there. So
 * nothing leaves the machine, and whatever a page reaches for is seen, be it a connection that nothing was asked on.
 *
 * @param as the folder that the page is built in
 */
export function everythingSite(as = 'everything'): EverythingSite {
  const asked: Question[] = []
  let options: ComeOptions = {}
  let folder = ''
  let browser: Browser | undefined
  const server: Server = createServer(certificate(), (request, response) => answer(request, response))
  server.on('secureConnection', (socket) =>
    asked.push({ host: String(socket.servername), path: '', whole: '', kind: 'connection' }),
  )

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { host = '', 'sec-fetch-dest': kind = '' } = request.headers
    const { pathname } = new URL(request.url ?? '/', `https://${host}`)
    const question = { host, path: pathname, whole: request.url ?? '/', kind }
    asked.push(question)
    if (host === HOST) return answerAtHome(pathname, response)
    const { type, body, cookies } = answerOf(question)
    response.setHeader('content-type', type)
    response.setHeader('access-control-allow-origin', '*')
    if (cookies.length > 0) response.setHeader('set-cookie', cookies)
    setTimeout(() => response.end(body), kind === 'script' ? (options.delay?.() ?? 0) : 0)
  }
  const connections = promisify(server.getConnections.bind(server))
  const page = (): string => readFileSync(join(folder, 'index.html'), 'utf8')
  const answerAtHome = (path: string, response: ServerResponse): void => {
    if (path === '/pixel.gif') return void response.setHeader('content-type', 'image/gif').end(GIF)
    const file = join(folder, path === '/' ? 'index.html' : path)
    const isLost = options.losesChunks && path.endsWith('.js') && !page().includes(path)
    if (!existsSync(file) || isLost) return void response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? '')
    if (path !== '/') return void response.end(readFileSync(file))
    const nonce = randomBytes(16).toString('base64')
    response.setHeader('content-security-policy', policyOf(nonce, options))
    return void response.end(page().replaceAll('NONCE', nonce))
  }

  beforeAll(async () => {
    folder = join(install('everything', as, 'test/consumers'), 'dist')
    await run(join(folder, '..'), 'vite', 'build')
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: [
        '--disable-dev-shm-usage',
        `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
        '--ignore-certificate-errors',
        '--disable-blink-features=AutomationControlled',
      ],
    })
  })
  afterAll(async () => {
    await browser?.close()
    server.closeAllConnections()
    server.close()
  })

  return {
    come: async (next = {}) => {
      if (!browser) throw new Error('The browser is only there while tests run.')
      // A page of everything is heavy enough without the last one beside it.
      for (const last of browser.contexts()) await last.close()
      while ((await connections()) > 0) await sleep(20)
      options = next
      asked.length = 0
      const context = await browser.newContext({ baseURL: `https://${HOST}`, locale: 'en-GB', userAgent: AGENT })
      await context.addInitScript(recordPage)
      const visitor = await watch(context, `https://${HOST}`)
      await visitor.page.goto('/')
      await visitor.page.getByRole('button', { name: 'Cookie preferences' }).waitFor()
      return visitor
    },
    asked: () => asked.filter(({ path, host }) => path !== '' || host !== HOST),
    forget: () => {
      asked.length = 0
    },
  }
}

/** Runs in the page, before anything else. */
function recordPage(): void {
  const violated: string[] = []
  const hinted: string[] = []
  Object.assign(window, { violations: violated, hints: hinted })
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
    violated.push([effectiveDirective, blockedURI, sample, sourceFile].join(' '))
  })
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLLinkElement && !node.href.startsWith(`${location.origin}/`)) hinted.push(node.href)
    }
  }).observe(document, { childList: true, subtree: true })
}

/** The strict policy of a page whose own code is all that `default-src` knows of. */
function policyOf(nonce: string, { policy = 'after', trustedTypes = false }: ComeOptions): string {
  const strict = {
    'default-src': ["'self'"],
    'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
  }
  const needed = contentSecurityPolicy(consent, { nonce })[policy]
  const trusted = {
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['fluxconsent', 'vendor', "'allow-duplicates'"],
  }
  return formatDirectives({ ...strict, ...needed, ...(trustedTypes && trusted) })
}
