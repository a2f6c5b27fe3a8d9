import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ROOT } from '../doors.ts'
import { openSite } from './openSite.ts'
import type { Server } from './tools.ts'
import type { Visitor } from './Visitor.ts'

const NONCE = 'cGFnZS1ub25jZS1wYWdl'
const POLICY = [
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  "object-src 'none'",
  "base-uri 'none'",
  "style-src 'self'",
  'frame-src https://video.example',
  "require-trusted-types-for 'script'",
  'trusted-types fluxconsent',
].join('; ')

const { come } = openSite(serveStrictly)

/** Serves the page with a nonce and a strict policy, and one script that never comes. */
async function serveStrictly(): Promise<Server> {
  const page = readFileSync(join(ROOT, 'test/consumers/markup/index.html'), 'utf8').replaceAll('{{nonce}}', NONCE)
  const files: Record<string, readonly [type: string, body: string]> = {
    '/': ['text/html', page],
    '/page.js': ['text/javascript', readFileSync(join(inject('packed'), 'dist/page.js'), 'utf8')],
    '/own.js': ['text/javascript', `order.push('module of ' + new URL(import.meta.url).pathname)`],
  }
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const [type, body] = files[pathname] ?? []
    if (pathname === '/never.js') return
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain', 'content-security-policy': POLICY })
    response.end(body)
  }).listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    output: () => '',
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const value = ({ page }: Visitor, name: string): Promise<unknown> =>
  page.evaluate((key) => Reflect.get(window, key), name)
const status = ({ page }: Visitor): Promise<string> => page.locator('#status').innerText()
const paths = ({ requests }: Visitor): readonly string[] =>
  requests.map((url) => new URL(url)).map(({ host, pathname }) => (host.startsWith('localhost') ? '' : host) + pathname)

describe('a plain page with a strict policy that holds its markup back', () => {
  test('R78 is told when something runs that its policy does not allow', async () => {
    const visitor = await come()
    await visitor.page
      .evaluate(() => {
        const element = document.createElement('script')
        try {
          element.textContent = 'order.push(1)'
        } finally {
          document.body.append(element)
        }
      })
      .catch(() => undefined)
    await expect
      .poll(() => value(visitor, 'violations'))
      .toEqual([expect.stringContaining('require-trusted-types-for')])
    expect(await value(visitor, 'order')).toEqual([])
  })

  test('R1 R128 asks for nothing but its own files before a choice, and stores nothing', async () => {
    const visitor = await come()
    await expect.poll(() => status(visitor)).toBe('undecided, reload: -')
    await visitor.page.waitForLoadState('networkidle')
    expect(paths(visitor)).toEqual(['/', '/page.js'])
    expect(await visitor.stored()).toEqual([])
    expect(await value(visitor, 'violations')).toEqual([])
  })

  test('R78 R128 runs its markup in order after the grant, without a violation', async () => {
    const visitor = await come()
    await visitor.page.locator('#accept').click()
    await expect.poll(() => value(visitor, 'order')).toEqual(['inline after 1', 'module of /own.js', 'last'])
    await expect.poll(() => paths(visitor)).toContain('video.example/embed/1')
    const tracker = visitor.page.locator('script#tracker')
    expect(
      await tracker.evaluate((element: HTMLScriptElement) => [
        element.crossOrigin,
        element.dataset['account'],
        element.nonce,
      ]),
    ).toEqual(['anonymous', '7', NONCE])
    expect(await value(visitor, 'violations')).toEqual([])
    expect(visitor.problems).toEqual([])
  })

  test('R128 runs it on return, and never runs what somebody injected without the nonce', async () => {
    const visitor = await come()
    await visitor.page.locator('#accept').click()
    await expect.poll(() => value(visitor, 'order')).toContain('last')
    await visitor.page.reload()
    await expect.poll(() => value(visitor, 'order')).toContain('last')
    await visitor.page.evaluate((nonce) => {
      for (const own of ['', nonce]) {
        const element = document.createElement('script')
        element.type = 'text/plain'
        element.nonce = own
        Object.assign(element.dataset, { consent: 'stats', src: `https://tracker.example/${own && 'own'}.js` })
        document.body.append(element)
      }
    }, NONCE)
    await expect.poll(() => paths(visitor)).toContain('tracker.example/own.js')
    expect(paths(visitor)).not.toContain('tracker.example/.js')
    expect(await value(visitor, 'violations')).toEqual([])
  })

  test('R25 R46 R128 takes the frame away at the withdrawal, says what a reload ends, and starts nothing after it', async () => {
    const visitor = await come()
    await visitor.page.locator('#accept').click()
    await expect.poll(() => visitor.page.frames().length).toBe(2)
    await expect.poll(() => visitor.page.frames()[1]?.url()).toBe('https://video.example/embed/1')
    await expect.poll(() => value(visitor, 'order')).toContain('last')
    await visitor.page.locator('#withdraw').click()
    await expect
      .poll(() => visitor.page.frames().map((frame) => frame.url()))
      .not.toContain('https://video.example/embed/1')
    await expect.poll(() => status(visitor)).toBe('decided, reload: true')
    await expect.poll(visitor.stored).toEqual(['cookie_consent'])
    const before = visitor.requests.length
    await visitor.page.reload()
    await expect.poll(() => status(visitor)).toBe('decided, reload: -')
    await visitor.page.waitForLoadState('networkidle')
    expect(paths(visitor).slice(before)).toEqual(['/', '/page.js'])
    expect(await value(visitor, 'order')).toEqual([])
    expect(await value(visitor, 'violations')).toEqual([])
  })

  test('R24 R41 lets a script that never comes hold up nobody else, and reports it after 30 seconds', async () => {
    const visitor = await come('/?grant=stats+slow')
    await expect.poll(() => status(visitor)).toBe('undecided, reload: -')
    await visitor.page.clock.install()
    await visitor.page.locator('#accept').click()
    const after = async (name: string, passing: number): Promise<unknown> => {
      await visitor.page.clock.runFor(passing)
      return value(visitor, name)
    }
    await expect.poll(() => after('order', 500)).toEqual(['inline after 1', 'last'])
    expect(await value(visitor, 'errors')).toEqual([])
    await expect.poll(() => after('errors', 5_000)).toEqual([expect.stringContaining('FC301')])
    await expect.poll(() => after('order', 500)).toEqual(['inline after 1', 'last', 'behind what never came'])
  })
})

describe('without JavaScript', () => {
  test('R128 nothing optional is asked for, run, shown or stored', async () => {
    const visitor = await come('/', { javaScriptEnabled: false })
    await visitor.page.waitForLoadState('networkidle')
    expect(paths(visitor).filter((path) => path !== '/page.js')).toEqual(['/'])
    expect(visitor.page.frames().filter((frame) => frame.url() !== 'about:blank')).toHaveLength(1)
    expect(await visitor.context.cookies()).toEqual([])
    expect(await visitor.banner.count()).toBe(0)
  })
})
