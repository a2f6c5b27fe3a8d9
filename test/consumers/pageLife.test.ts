import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { ROOT } from '../doors.ts'
import { bareBrowser, type BareBrowser, type BareTab } from './BareBrowser.ts'

/*
 * What a browser itself does with pages: it prerenders them, freezes them, and restores them on the way back. The
 * Chromium that npm installs, a headless shell, does the first two. It is built without the third, and then loads the
 * page anew; the reason that it gives is `masked`, which stands for reasons of the browser's own. What a person finds
 * on the way back has to be the same in both cases, and no reason of the page may stand in the way. With
 * `CHROMIUM_PATH` set to a whole Chromium the same test sees the page restored.
 */

/** What a page told the site of itself. */
interface Told {
  readonly path: string
  readonly life: readonly string[]
  readonly status: string
  readonly permission: string
}

/** Patience for a busy machine. */
const SOON = { timeout: 15_000 }

const told: Told[] = []
const trackers: string[] = []
const waiting: ServerResponse[] = []
let browser: BareBrowser
let site = ''

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://any')
  if (pathname === '/told') {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      told.push(JSON.parse(body))
      response.end()
    })
    return
  }
  if (pathname === '/go') {
    waiting.push(response)
    return
  }
  if (pathname === '/tracker.js') trackers.push(searchParams.get('from') ?? '')
  response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html')
  if (pathname === '/page.js') response.end(readFileSync(join(inject('packed'), 'dist/page.js')))
  else if (pathname === '/tracker.js' || pathname === '/away') response.end()
  else response.end(readFileSync(join(ROOT, 'test/consumers/life/index.html')))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  site = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
})
beforeEach(async () => {
  browser = await bareBrowser()
})
afterEach(async () => {
  await browser.close()
  told.length = 0
  trackers.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const permission = (tab: BareTab): Promise<unknown> => tab.evaluate(`consent.getState().permissions.tracker`)
const life = (tab: BareTab): Promise<unknown> => tab.evaluate('life')
const tellings = (path: string): readonly Told[] => told.filter((one) => one.path === path)

/** A page of somebody who allowed the tracker. */
async function allowed(home = site): Promise<BareTab> {
  const tab = await browser.open(`${home}/`)
  await expect.poll(() => permission(tab), SOON).toBe('denied')
  await tab.evaluate('consent.actions.acceptAll()')
  await expect.poll(() => trackers, SOON).toEqual(['/'])
  await expect.poll(() => tab.evaluate('document.cookie'), SOON).toContain('cookie_consent=1')
  return tab
}

/** Another tab of the same person, which heard of the grant. */
async function otherTab(home = site): Promise<BareTab> {
  const tab = await browser.open(`${home}/other`)
  await expect.poll(() => permission(tab), SOON).toBe('granted')
  return tab
}

describe('a page that the browser prerenders', () => {
  /** Has `/next` prerendered, until it was there for longer than a page waits before it starts what is allowed. */
  async function prerender(tab: BareTab): Promise<void> {
    await tab.evaluate(`void fetch('/go').then(() => {
      const rules = document.createElement('script')
      rules.type = 'speculationrules'
      rules.textContent = JSON.stringify({ prerender: [{ urls: ['/next'], eagerness: 'immediate' }] })
      document.head.append(rules)
    })`)
    await expect.poll(() => waiting.length, SOON).toBe(1)
    // Nobody is attached any more.
    waiting.splice(0).forEach((response) => response.end())
    await expect.poll(() => tellings('/next').length, SOON).toBe(2)
  }

  test('R51 asks nothing and loads nothing optional until somebody looks at it, and then at once', async () => {
    const tab = await allowed()
    await prerender(tab)
    for (const page of tellings('/next')) {
      expect(page).toMatchObject({ life: ['prerendered'], status: 'loading', permission: 'denied' })
    }
    expect(trackers).toEqual(['/'])
    await tab.evaluate(`void (location.href = '/next')`)
    await expect.poll(() => life(tab), SOON).toEqual(['prerendered', 'looked at'])
    expect(await permission(tab)).toBe('granted')
    await expect.poll(() => trackers, SOON).toEqual(['/', '/next'])
  })

  test('R51 goes by what was decided meanwhile, not by what was stored when it was prerendered', async () => {
    const tab = await allowed()
    await prerender(tab)
    await tab.evaluate('consent.actions.withdraw()')
    await expect.poll(() => tab.evaluate('document.cookie'), SOON).toContain('!tracker')
    await tab.evaluate(`void (location.href = '/next')`)
    await expect.poll(() => life(tab), SOON).toEqual(['prerendered', 'looked at'])
    expect(await permission(tab)).toBe('denied')
    expect(await tab.evaluate('consent.getState().status')).toBe('decided')
    await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 500))')
    expect(trackers).toEqual(['/'])
  })
})

describe('a page that the browser stops for a while', () => {
  test('R51 follows a withdrawal of another tab within a second of being unfrozen', async () => {
    const tab = await allowed()
    const other = await otherTab()
    await tab.evaluate(`{
      const resumed = new Promise((resolve) =>
        document.addEventListener('resume', () => resolve(performance.now())))
      const denied = new Promise((resolve) =>
        consent.subscribe(({ permissions }) => permissions.tracker === 'denied' && resolve(performance.now())))
      window.delay = Promise.all([resumed, denied]).then(([since, then]) => then - since)
      void 0
    }`)
    const { thaw } = await tab.freeze()
    await other.evaluate('consent.actions.withdraw()')
    await expect.poll(() => other.evaluate('document.cookie'), SOON).toContain('!tracker')
    await thaw()
    expect(await tab.evaluate('delay')).toBeLessThan(1000)
    expect(await permission(tab)).toBe('denied')
  })

  test('R51 shows on the way back what another tab withdrew meanwhile, and can be restored for that', async () => {
    // Where no cookie tells of its changes, so that the way back itself has to.
    const home = site.replace('localhost', 'shop.example.co.uk')
    const tab = await allowed(home)
    const other = await otherTab(home)
    expect(await tab.evaluate(`'cookieStore' in window`)).toBe(false)
    await tab.evaluate(`void (location.href = '/away')`)
    await expect.poll(() => tab.evaluate('location.pathname + document.readyState'), SOON).toBe('/awaycomplete')
    await other.evaluate('consent.actions.withdraw()')
    await expect.poll(() => other.evaluate('document.cookie'), SOON).toContain('!tracker')
    await tab.evaluate('void history.back()')
    await expect.poll(() => permission(tab), SOON).toBe('denied')
    expect(await tab.evaluate('consent.getState().status')).toBe('decided')
    // It hears again what the others say.
    await other.evaluate('consent.actions.acceptAll()')
    await expect.poll(() => permission(tab), SOON).toBe('granted')
    const reasons = await tab.evaluate(
      `performance.getEntriesByType('navigation')[0].notRestoredReasons?.reasons.map(({ reason }) => reason).join()`,
    )
    expect([await life(tab), reasons]).toEqual(
      reasons === undefined ? [['opened', 'left', 'restored'], undefined] : [['opened'], 'masked'],
    )
  })
})
