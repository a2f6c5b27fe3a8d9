import type { PageConsent } from 'fluxconsent/browser'
import type { ConsentInput, Service, WithdrawalReport } from 'fluxconsent/core'
import type { Frame, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { hostSite } from './HostSite.ts'

/** What the page of this site knows: what is evaluated there sees these. */
declare const consent: PageConsent
declare const begin: (service?: Partial<Service>, config?: Partial<ConsentInput>) => void
declare const problems: readonly string[]

const site = hostSite()

/** Patience for a busy machine. */
const SOON = { timeout: 15_000 }

const start = (page: Page | Frame, service: Partial<Service> = {}, config: Partial<ConsentInput> = {}): Promise<void> =>
  page.evaluate(([changes, more]) => begin(changes, more), [service, config] as const)
const accept = (page: Page | Frame): Promise<void> => page.evaluate(() => consent.actions.acceptAll())
const withdraw = (page: Page): Promise<void> => page.evaluate(() => consent.actions.withdraw())
const cookies = (page: Page): Promise<string> => page.evaluate(() => document.cookie)
const write = (page: Page, cookie: string): Promise<string> => page.evaluate((text) => (document.cookie = text), cookie)
const report = (page: Page): Promise<WithdrawalReport | null> => page.evaluate(() => consent.getState().withdrawal)
const permission = (page: Page | Frame): Promise<unknown> =>
  page.evaluate(() => consent.getState().permissions['tracker'])
const status = (page: Page | Frame): Promise<string> => page.evaluate(() => consent.getState().status)

/** A page on which the service was allowed, and the choice is kept. */
async function allowed(address: string, service: Partial<Service> = {}): Promise<Page> {
  const page = await site.come(address)
  await start(page, service)
  await accept(page)
  await expect.poll(() => cookies(page), SOON).toContain('cookie_consent=1')
  return page
}

describe('a withdrawal on real host names', () => {
  test.each([
    ['sub.example.com', 'Path=/'],
    ['sub.example.com', 'Path=/; Domain=sub.example.com'],
    ['sub.example.com', 'Path=/; Domain=example.com'],
    ['sub.example.com', 'Path=/pages'],
    ['sub.example.com', 'Path=/pages/; Domain=example.com'],
    ['sub.example.com', 'SameSite=Lax'],
    ['shop.example.co.uk', 'Path=/; Domain=example.co.uk'],
    ['shop.example.co.uk', 'Path=/pages; Domain=shop.example.co.uk'],
    ['deep.shop.example.co.uk', 'Path=/; Domain=shop.example.co.uk'],
  ])('R44 removes from %s the cookie that was set with %s', async (host, attributes) => {
    const page = await allowed(`${host}/pages/item`)
    await write(page, `_visit=1; ${attributes}; Max-Age=1000`)
    expect(await cookies(page)).toContain('_visit=1')
    await withdraw(page)
    await expect
      .poll(() => report(page), SOON)
      .toEqual({
        services: ['tracker'],
        removed: [{ service: 'tracker', name: '_visit', kind: 'cookie' }],
        left: [],
        needsReload: false,
      })
    expect(await cookies(page)).not.toContain('_visit')
  })

  test('R44 removes what a script put where it happened to be, also on a path that no attribute can name', async () => {
    const page = await allowed('shop.example.co.uk//pages;lang=de//item')
    await write(page, '_visit=1')
    expect(await page.context().cookies()).toContainEqual(expect.objectContaining({ path: '//pages;lang=de/' }))
    await withdraw(page)
    await expect.poll(() => cookies(page), SOON).not.toContain('_visit')
  })

  test('R44 removes one name from every place at once', async () => {
    const page = await allowed('shop.example.co.uk/pages/item')
    for (const attributes of ['Path=/', 'Path=/pages', 'Path=/; Domain=example.co.uk', 'Path=/pages/item']) {
      await write(page, `_visit=1; ${attributes}`)
    }
    expect((await cookies(page)).match(/_visit/g)).toHaveLength(4)
    await withdraw(page)
    await expect.poll(() => cookies(page), SOON).not.toContain('_visit')
  })

  test.each([
    ['__Host-visit', 'Path=/; Secure'],
    ['__Secure-visit', 'Path=/; Secure; Domain=example.co.uk'],
    ['_visit', 'Path=/; Secure; SameSite=None; Partitioned'],
    ['__Host-visit', 'Path=/; Secure; SameSite=None; Partitioned'],
  ])('R44 removes %s, set with %s', async (name, attributes) => {
    const page = await allowed('https://shop.example.co.uk/pages/item', {
      stores: [{ name, lifetime: 'P1D', purpose: 'visitor-id' }],
    })
    await write(page, `${name}=1; ${attributes}`)
    expect(await cookies(page)).toContain(`${name}=1`)
    await withdraw(page)
    await expect.poll(() => report(page), SOON).toMatchObject({ removed: [{ name }], left: [], needsReload: false })
    expect(await cookies(page)).not.toContain(name)
  })

  test('R44 reports what only a server can remove and what another domain holds', async () => {
    const page = await allowed('shop.example.co.uk/', {
      stores: [
        { name: 'hidden', lifetime: 'P1D', purpose: 'visitor-id', httpOnly: true },
        { name: 'foreign', lifetime: 'P1D', purpose: 'visitor-id', party: 'third', domain: 'tracker.example' },
      ],
    })
    const url = page.url()
    await page.context().addCookies([{ name: 'hidden', value: '1', url, httpOnly: true }])
    // Of the same name, but nobody's business.
    await write(page, 'foreign=own; Path=/')
    await withdraw(page)
    await expect
      .poll(() => report(page), SOON)
      .toEqual({
        services: ['tracker'],
        removed: [],
        left: [
          { service: 'tracker', name: 'hidden', kind: 'cookie', reason: 'http-only' },
          { service: 'tracker', name: 'foreign', kind: 'cookie', reason: 'third-party' },
        ],
        needsReload: false,
      })
    expect(await cookies(page)).toContain('foreign=own')
  })

  test('R44 sweeps at the next visit what came back after the page was left', async () => {
    const page = await allowed('shop.example.co.uk/')
    await withdraw(page)
    await expect.poll(() => permission(page), SOON).toBe('denied')
    await write(page, '_visit=late; Path=/; Domain=example.co.uk')
    await page.goto(page.url().replace('shop', 'www'))
    await write(page, '_visit=later; Path=/; Domain=example.co.uk')
    await page.goBack()
    await page.waitForFunction(() => 'begin' in window)
    await start(page)
    await expect.poll(() => cookies(page), SOON).not.toContain('_visit')
  })

  /** A page on which the service runs, and where time passes when the test says so. */
  const running = async (): Promise<Page> => {
    const page = await allowed('shop.example.co.uk/', { scripts: [{ src: '/slow.js' }] })
    await expect.poll(() => site.requests('/slow.js'), SOON).toBe(1)
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 1000)
    return page
  }

  test('R45 reports within 5 seconds a cookie that is rewritten every 100 ms, and that only a reload helps', async () => {
    const page = await running()
    await page.evaluate(() => setInterval(() => (document.cookie = '_visit=again; Path=/'), 100))
    await page.clock.runFor(100)
    expect(await cookies(page)).toContain('_visit')
    await withdraw(page)
    // Not at once: what writes once more on its way out is no tracker.
    await page.clock.runFor(2100)
    expect(await report(page)).toMatchObject({ needsReload: false })
    await page.clock.runFor(2900)
    await expect
      .poll(() => report(page), SOON)
      .toEqual({
        services: ['tracker'],
        removed: [],
        left: [{ service: 'tracker', name: '_visit', kind: 'cookie', reason: 'rewritten' }],
        needsReload: true,
      })
    await page.clock.resume()
    await page.reload()
    await page.waitForFunction(() => 'begin' in window)
    await start(page)
    await expect.poll(() => cookies(page), SOON).not.toContain('_visit')
  })

  test('R45 removes within 5 seconds a cookie that comes back once, and asks for no reload', async () => {
    const page = await running()
    await write(page, '_visit=1; Path=/')
    await withdraw(page)
    await expect.poll(() => cookies(page), SOON).not.toContain('_visit')
    await write(page, '_visit=once; Path=/')
    await page.clock.runFor(5000)
    await expect.poll(() => cookies(page), SOON).not.toContain('_visit')
    expect(await report(page)).toMatchObject({ removed: [{ name: '_visit' }], left: [], needsReload: false })
  })
})

describe('a script that is still on its way', () => {
  const scripts = [{ src: '/slow.js' }]
  const runs = (page: Page): Promise<number> => page.evaluate(() => Number(Reflect.get(window, 'slowRuns') ?? 0))

  test('R136 never runs when it was withdrawn meanwhile, and runs once after the next grant', async () => {
    const page = await allowed('shop.example.co.uk/', { scripts })
    await expect.poll(() => site.requests('/slow.js'), SOON).toBe(1)
    await withdraw(page)
    await expect.poll(() => permission(page), SOON).toBe('denied')
    const arrived = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/slow.js'))
    site.release()
    await arrived
    // Another script that is loaded after it has run by then.
    await page.addScriptTag({ url: '/page.js', type: 'module' })
    expect(await runs(page)).toBe(0)
    expect(await cookies(page)).not.toContain('_visit')
    await accept(page)
    await expect.poll(() => site.requests('/slow.js'), SOON).toBe(2)
    site.release()
    await expect.poll(() => runs(page), SOON).toBe(1)
    expect(await page.evaluate(() => problems)).toEqual([])
  })
})

describe('the choice on real host names', () => {
  const SITE = 'example.co.uk'
  const HOST = `shop.${SITE}`
  const OTHERS = ['Path=/', `Path=/; Domain=${SITE}`, 'Path=/pages', `Path=/pages; Domain=${HOST}`]

  test.each<[string, NonNullable<ConsentInput['cookie']>, readonly string[], string, string]>([
    ['one other, for this host', {}, ['Path=/'], HOST, '/pages/item'],
    ['many others, for this host', { domain: SITE }, OTHERS, HOST, '/pages/item'],
    ['many others, for the site', { scope: 'site', domain: SITE }, OTHERS, `.${SITE}`, '/pages/item'],
    ['many others, for the site with a dot', { scope: 'site', domain: `.${SITE}` }, OTHERS, `.${SITE}`, '/pages/item'],
    ['that of the site, at the top', {}, [`Path=/; Domain=${SITE}`], HOST, '/'],
    ['that of the site, one step below', {}, ['Path=/', `Path=/; Domain=${SITE}`], HOST, '/item'],
  ])('R50 keeps the newest cookie of one name, and removes %s', async (_, cookie, others, domain, path) => {
    const page = await allowed(`${HOST}${path}`)
    const [older = ''] = (await cookies(page)).split('; ')
    await withdraw(page)
    await expect.poll(() => cookies(page), SOON).not.toContain(older)
    const [newer = ''] = (await cookies(page)).split('; ')
    for (const place of others) await write(page, `${older}; ${place}`)
    await write(page, `${newer}; Path=${path}`)
    expect((await cookies(page)).match(/cookie_consent=/g)).toHaveLength(others.length + 1)
    await page.reload()
    await page.waitForFunction(() => 'begin' in window)
    await start(page, {}, { cookie })
    expect(await permission(page)).toBe('denied')
    await expect.poll(() => cookies(page), SOON).toBe(newer)
    expect(await page.context().cookies()).toMatchObject([{ domain, path: '/', value: newer.split('=')[1] }])
  })

  test('R50 R51 keeps it while another tab is open that hears of every change', async () => {
    // In a secure context, where browsers tell of changed cookies.
    const host = 'www.shop.localhost'
    const first = await allowed(`${host}/`)
    const older = await cookies(first)
    await withdraw(first)
    await expect.poll(() => cookies(first), SOON).not.toBe(older)
    const newer = await cookies(first)
    await write(first, `${older}; Path=/pages`)
    const second = await site.come(`${host}/pages/item`, first.context())
    await start(second)
    await expect.poll(() => cookies(second), SOON).toBe(newer)
    await second.waitForLoadState('networkidle')
    expect(await cookies(first)).toBe(newer)
    for (const page of [first, second])
      expect(await page.evaluate(() => consent.getState().choice?.action)).toBe('withdraw')
  })

  test('R111 shares the choice with the other hosts of the site when the config says so', async () => {
    const cookie = { scope: 'site', domain: 'example.co.uk' } as const
    const page = await site.come('shop.example.co.uk/pages/item')
    await start(page, {}, { cookie })
    await accept(page)
    await expect.poll(() => cookies(page), SOON).toContain('cookie_consent=1')
    const other = await site.come('www.example.co.uk/', page.context())
    await start(other, {}, { cookie })
    expect(await permission(other)).toBe('granted')
    const [kept] = await page.context().cookies()
    const days = ((kept?.expires ?? 0) - Date.now() / 1000) / 86_400
    expect(days).toBeGreaterThan(394)
    expect(days).toBeLessThanOrEqual(400)
    // It hears of the withdrawal on the other host when the person comes back to it.
    await withdraw(other)
    await expect.poll(() => permission(other), SOON).toBe('denied')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect.poll(() => permission(page), SOON).toBe('denied')
  })

  test('R49 asks, and keeps the choice in memory, in a frame that may store nothing', async () => {
    const page = await site.come('shop.example.co.uk/')
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-scripts')
      frame.src = '/framed'
      document.body.append(frame)
    })
    const framed = (): Frame | undefined => page.frames().find((each) => each.url().endsWith('/framed'))
    await expect.poll(framed, SOON).toBeDefined()
    const frame = framed() ?? page.mainFrame()
    await frame.waitForFunction(() => 'begin' in window)
    await expect(frame.evaluate(() => document.cookie)).rejects.toThrow('sandboxed')
    await start(frame)
    expect(await status(frame)).toBe('undecided')
    await accept(frame)
    await expect.poll(() => frame.evaluate(() => consent.getState().persistence), SOON).toBe('memory')
    expect(await permission(frame)).toBe('granted')
    await frame.evaluate(() => consent.actions.withdraw())
    expect(await permission(frame)).toBe('denied')
    await frame.evaluate(() => consent.actions.forget())
    expect(await status(frame)).toBe('undecided')
    await expect.poll(() => frame.evaluate(() => consent.getState().withdrawal?.needsReload), SOON).toBe(false)
    expect(errors).toEqual([])
  })
})

describe('two tabs, and a storage that changes under them', () => {
  test('R51 follow a grant and a withdrawal within a second', async () => {
    const first = await site.come('shop.example.co.uk/')
    const second = await site.come('shop.example.co.uk/', first.context())
    await Promise.all([start(first), start(second)])
    await accept(first)
    await expect.poll(() => cookies(first), SOON).toContain('cookie_consent')
    await second.waitForFunction(() => consent.getState().permissions['tracker'] === 'granted', null, { timeout: 5000 })
    const delay = second.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const stop = consent.subscribe(({ choice, permissions }) => {
            if (permissions['tracker'] !== 'denied') return
            stop()
            resolve(Date.now() - (choice?.at ?? 0))
          })
        }),
    )
    await withdraw(first)
    expect(await delay).toBeLessThan(1000)
  })

  test.each(['shop.example.co.uk/', 'https://shop.example.co.uk/'])(
    'R52 asks again on %s when the person has cleared the storage, stops services and sweeps',
    async (address) => {
      const page = await allowed(address)
      await page.evaluate(() => localStorage.setItem('unrelated', 'kept'))
      await page.context().clearCookies()
      await write(page, '_visit=1; Path=/')
      // A secure page hears of it at once; any other one when the person comes back to it.
      if (address.startsWith('shop')) await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect.poll(() => status(page), SOON).toBe('undecided')
      expect(await page.evaluate(() => consent.getState().surface)).toBe('banner')
      await expect.poll(() => cookies(page), SOON).toBe('')
      expect(await page.evaluate(() => localStorage.getItem('unrelated'))).toBe('kept')
    },
  )
})
