import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { chromiumPath } from '../chromium.ts'
import { ROOT } from '../doors.ts'

/** One page on any host name, which this machine answers. */
export interface HostSite {
  /** A new person on a page such as `shop.example/page` or `https://...`; with a `context` another tab of somebody. */
  readonly come: (address: string, context?: BrowserContext) => Promise<Page>
  /** The port of all hosts. */
  readonly port: () => number
  /** Lets a script arrive that was asked for: `/slow.js` waits for this. */
  readonly release: () => void
  /** How often a path was asked for. */
  readonly requests: (path: string) => number
}

const SLOW = `window.slowRuns = (window.slowRuns ?? 0) + 1; document.cookie = '_visit=slow; Path=/'`

/** Serves the plain page of this folder under every host name while the tests of a file run. */
export function hostSite(): HostSite {
  const page = readFileSync(join(ROOT, 'test/consumers/hosts/index.html'))
  const code = readFileSync(join(inject('packed'), 'dist/page.js'))
  const waiting: ServerResponse[] = []
  const seen: string[] = []
  let browser: Browser | undefined
  let port = 0
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any')
    seen.push(pathname)
    response.setHeader('access-control-allow-origin', '*')
    if (pathname.endsWith('.js')) response.setHeader('content-type', 'text/javascript')
    else response.setHeader('content-type', 'text/html')
    if (pathname === '/slow.js') waiting.push(response)
    else response.end(pathname === '/page.js' ? code : page)
  })

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: ['--disable-dev-shm-usage', '--host-resolver-rules=MAP * 127.0.0.1'],
    })
  })
  afterEach(async () => {
    seen.length = 0
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? [])
  })
  afterAll(async () => {
    await browser?.close()
    server.closeAllConnections()
    server.close()
  })

  return {
    come: async (address, context) => {
      const home = context ?? (await browser?.newContext())
      if (!home) throw new Error('The browser is only there while tests run.')
      const tab = await home.newPage()
      // There are no certificates here, so what is encrypted is answered inside of the browser.
      await home.route(/^https:/, (route) =>
        route.request().url().endsWith('/page.js')
          ? route.fulfill({ body: code, contentType: 'text/javascript' })
          : route.fulfill({ body: page, contentType: 'text/html' }),
      )
      await tab.goto(address.startsWith('https:') ? address : `http://${address.replace('/', `:${port}/`)}`)
      await tab.waitForFunction(() => 'begin' in window)
      return tab
    },
    port: () => port,
    release: () => {
      for (const response of waiting.splice(0)) response.end(SLOW)
    },
    requests: (path) => seen.filter((one) => one === path).length,
  }
}
