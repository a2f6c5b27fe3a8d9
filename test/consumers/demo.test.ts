import type { Locator } from 'playwright'
import { describe, expect, test } from 'vitest'
import {
  acceptAll,
  countedViews,
  expectGone,
  expectReady,
  expectStored,
  follow,
  foreignHosts,
  matomoRequests,
  openDemo,
  openPreferences,
  privacyLink,
  RECOGNISED,
  RECORDED,
  rejectAll,
  settle,
} from './demoSite.ts'
import type { Visitor } from './Visitor.ts'

const { come, server } = openDemo('demo')

const frame = ({ page }: Visitor): Locator => page.locator('iframe')

const GOOGLE = ['region1.google-analytics.com', 'www.googletagmanager.com']
const EVERYBODY = [...GOOGLE, 'www.youtube-nocookie.com']
const SETTINGS = ['language', 'theme', 'timezone']
const EVERYTHING = ['_ga', '_ga_DEMO000000', '_pk_id.1.demo', '_pk_ses.1.demo', ...RECOGNISED, ...SETTINGS]

describe('before a choice', () => {
  test('R1 no third party and no own tracker is asked for anything, on no page', async () => {
    const visitor = await come()
    const { page } = visitor
    await frame(visitor).count()
    await page.locator('[data-consent-embed]').scrollIntoViewIfNeeded()
    await page.getByRole('link', { name: 'Share on Facebook' }).hover()
    await follow(visitor, 'Cookies')
    await follow(visitor, 'Hosting')
    await settle(visitor)
    expect(visitor.foreign()).toEqual([])
    expect(matomoRequests(visitor)).toEqual([])
    const hints = page.locator('link[rel*="connect"], link[rel*="dns"], link[rel*="preload"], link[rel*="prefetch"]')
    const hinted = await hints.evaluateAll((links) =>
      links.map((link) => (link instanceof HTMLLinkElement ? link.href : '')),
    )
    expect(hinted.filter((href) => !href.startsWith(`${server().url}/`))).toEqual([])
  })

  test('R1 R2 nothing is stored', async () => {
    const visitor = await come()
    await follow(visitor, 'Cookies')
    await visitor.page.getByRole('button', { name: 'Dark colours' }).click()
    await settle(visitor)
    expect(await visitor.stored()).toEqual([])
  })

  test('R3 the page behind the banner works', async () => {
    const visitor = await come()
    const { page, banner } = visitor
    await page.getByRole('button', { name: 'Dark colours' }).click()
    expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
    await page.mouse.wheel(0, 400)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
    await page.getByRole('heading', { name: 'While your server starts' }).click({ clickCount: 3 })
    expect(await page.evaluate(() => String(getSelection()))).toContain('While your server starts')
    await follow(visitor, 'Cookies')
    expect(await banner.isVisible()).toBe(true)
    expect(await page.locator('[inert]').count()).toBe(0)
  })

  test('R2 R77 asks in the language that is chosen, and remembers it only with a permission', async () => {
    const visitor = await come()
    const { page, banner, stored } = visitor
    const language = page.getByRole('combobox', { name: 'Language' })
    const said = async (): Promise<string> => page.evaluate(() => document.documentElement.dir)
    await language.selectOption('ar')
    await expect.poll(() => banner.getAttribute('dir')).toBe('rtl')
    expect(await said()).toBe('rtl')
    expect(await stored()).toEqual([])
    await acceptAll(visitor)
    await expect.poll(stored).toEqual(expect.arrayContaining(['language']))
    await page.reload()
    await expect.poll(said).toBe('rtl')
    await language.selectOption('ro')
    await expect.poll(said).toBe('ltr')
  })

  test('R6 reading, typing, moving on, closing without an answer and a week of waiting grant nothing', async () => {
    const visitor = await come()
    const { page, banner, dialog, control } = visitor
    await page.clock.install()
    await page.reload()
    await expectReady(visitor)

    await page.keyboard.press('Escape')
    await page.mouse.wheel(0, 600)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
    await page.getByRole('heading', { name: 'While your server starts' }).click()
    await page.keyboard.type('accept all')
    await follow(visitor, 'Cookies')
    await follow(visitor, 'Hosting')

    await control('open').click()
    await dialog.waitFor()
    await dialog.getByRole('switch', { name: 'Analytics' }).click()
    await page.keyboard.press('Escape')
    await expectGone(dialog)
    await page.clock.fastForward(7 * 86_400_000)
    await settle(visitor)
    expect(await banner.isVisible()).toBe(true)

    await page.goto('/cookies')
    await expectReady(visitor)
    await settle(visitor)
    expect(await banner.isVisible()).toBe(true)
    expect(await visitor.stored()).toEqual([])
    expect(visitor.foreign()).toEqual([])
    expect(matomoRequests(visitor)).toEqual([])
  })

  test('R9 the banner leads to the policy', async () => {
    const visitor = await come()
    await visitor.banner.getByRole('link', { name: 'Cookie policy' }).click()
    await visitor.page.getByRole('heading', { level: 1, name: 'Cookie policy' }).waitFor()
    expect(await visitor.banner.isVisible()).toBe(true)
  })
})

describe('who rejects', () => {
  test('R1 is asked no more, meets no third party, and keeps the choice alone', async () => {
    const visitor = await come()
    await rejectAll(visitor)
    for (const path of ['/', '/cookies', '/']) {
      await visitor.page.goto(path)
      await expectReady(visitor)
      await settle(visitor)
      expect(await visitor.banner.count()).toBe(0)
    }
    expect(visitor.foreign()).toEqual([])
    expect(matomoRequests(visitor)).toEqual([])
    expect(await visitor.stored()).toEqual(RECORDED)
  })
})

describe('who blocks cookies and storage', () => {
  test('R49 is asked, and sees what they allow until the page is left', async () => {
    // Without the vendors' own scripts, which do not expect that.
    const visitor = await come('/cookies', { blocked: ['gtag/js', 'matomo.js'] })
    const { page, banner } = visitor
    await page.addInitScript(() => {
      const get = (): never => {
        throw new DOMException('blocked', 'SecurityError')
      }
      Object.defineProperty(document, 'cookie', { get, set: get })
      for (const storage of ['localStorage', 'sessionStorage']) Object.defineProperty(window, storage, { get })
    })
    await page.goto('/')
    await banner.waitFor()
    await acceptAll(visitor)
    await frame(visitor).waitFor()
    await page.getByRole('button', { name: 'Dark colours' }).click()
    await follow(visitor, 'Cookies')
    expect(visitor.problems.filter((problem) => problem.startsWith('not caught'))).toEqual([])
    await page.reload()
    await banner.waitFor()
  })
})

describe('who has rejected', () => {
  test.each([
    ['/', 'Hosting from Bucharest'],
    ['/cookies', 'Cookie policy'],
    ['/privacy', 'Privacy centre'],
    ['/records', 'Your records'],
  ])('R103 reaches %s as everybody does: no wall, no redirect, no waiting', async (path, title) => {
    const visitor = await come()
    await rejectAll(visitor)
    const { page } = visitor
    await page.goto(path)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await expectReady(visitor)
    expect(new URL(page.url()).pathname).toBe(path)
    expect(await page.locator('[inert], [role=dialog], [data-consent-overlay], meta[http-equiv=refresh]').count()).toBe(
      0,
    )
    await page.getByRole('button', { name: 'Dark colours' }).click()
    expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
  })

  test('R103 can still see the video, by asking for it once', async () => {
    const visitor = await come()
    await rejectAll(visitor)
    await visitor.control('allow-once', visitor.page.locator('[data-consent-placeholder]')).click()
    await frame(visitor).waitFor()
    expect(foreignHosts(visitor)).toEqual(['www.youtube-nocookie.com'])
  })
})

describe('who accepts', () => {
  test('R38 starts statistics at once, and the video where it stands', async () => {
    const visitor = await come('/cookies')
    await acceptAll(visitor)
    await expect.poll(() => countedViews(visitor)).toBe(1)
    await expect.poll(() => matomoRequests(visitor).length).toBe(2)
    await settle(visitor)
    expect(foreignHosts(visitor)).toEqual(GOOGLE)
    await follow(visitor, 'Hosting')
    await expect.poll(() => foreignHosts(visitor)).toEqual(EVERYBODY)
    expect(await frame(visitor).getAttribute('src')).not.toContain('autoplay=1')
  })

  test('R94 is told of everything that is then stored', async () => {
    const visitor = await come('/cookies')
    await acceptAll(visitor)
    await expectStored(visitor, EVERYTHING)
    const rows = await visitor.page.locator('tbody th').allTextContents()
    const isTold = (name: string): boolean =>
      rows.some((row) => (row.endsWith('…') ? name.startsWith(row.slice(0, -1)) : name === row))
    expect(EVERYTHING.filter((name) => !isTold(name))).toEqual([])
  })

  test('R88 stores nothing for longer than told', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await expectStored(visitor, EVERYTHING)
    const cookies = await visitor.context.cookies()
    const days = (name: string): number => {
      const { expires = 0 } = cookies.find((cookie) => cookie.name === name) ?? {}
      return Math.round((expires - Date.now() / 1000) / 86_400)
    }
    // 24 months, but no browser keeps a cookie for longer than 400 days.
    expect(['_ga', 'theme'].map(days)).toEqual([400, 365])
  })

  test('is known on return, without a banner', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await expect.poll(() => countedViews(visitor)).toBe(1)
    await visitor.page.reload()
    await expect.poll(() => countedViews(visitor)).toBe(2)
    await frame(visitor).waitFor()
    expect(await visitor.banner.count()).toBe(0)
  })

  test('R32 R33 loads each script once, over 20 navigations', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await expect.poll(() => countedViews(visitor)).toBe(1)
    for (let round = 0; round < 10; round += 1) {
      await follow(visitor, 'Cookies')
      await follow(visitor, 'Hosting')
      await frame(visitor).waitFor()
    }
    const scripts = visitor.page.locator('script[data-consent-script]')
    const ids = await scripts.evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('data-consent-script')),
    )
    expect(new Set(ids)).toEqual(new Set(['google-analytics:0', 'matomo:0']))
    expect(ids).toHaveLength(2)
    expect(visitor.requests.filter((url) => /gtag\/js|matomo\.js/.test(url))).toHaveLength(2)
    expect(visitor.problems).toEqual([])
  })
})

describe('who chooses', () => {
  test('R116 one category gets this one alone, also on return', async () => {
    const visitor = await come()
    await visitor.control('open').click()
    await visitor.dialog.getByRole('switch', { name: 'Analytics' }).click()
    await visitor.control('save', visitor.dialog).click()
    await expectGone(visitor.banner)
    await expect.poll(() => countedViews(visitor)).toBe(1)
    await visitor.page.reload()
    await expect.poll(() => countedViews(visitor)).toBe(2)
    await settle(visitor)
    expect(foreignHosts(visitor)).toEqual(GOOGLE)
    expect(await visitor.banner.count()).toBe(0)
    expect(await frame(visitor).count()).toBe(0)
    await openPreferences(visitor)
    const switches = visitor.dialog.locator('[data-consent-category] > [role=switch]')
    const states = async (): Promise<readonly unknown[]> =>
      switches.evaluateAll((each) => each.map((one) => one.ariaChecked))
    await expect.poll(states).toEqual(['true', 'false', 'true', 'false'])
  })

  test('R116 one service gets this one alone', async () => {
    const visitor = await come()
    await visitor.control('open').click()
    const analytics = visitor.dialog.locator('[data-consent-category=analytics]')
    await analytics.locator('summary').click()
    await analytics.getByRole('switch', { name: 'Matomo' }).click()
    await visitor.control('save', visitor.dialog).click()
    await expectStored(visitor, ['_pk_id.1.demo', '_pk_ses.1.demo', ...RECOGNISED])
    expect(visitor.foreign()).toEqual([])
  })

  test('R17 and leaves without saving has chosen nothing', async () => {
    const visitor = await come()
    await visitor.control('open').click()
    await visitor.dialog.getByRole('switch', { name: 'Analytics' }).click()
    await visitor.page.keyboard.press('Escape')
    await expectGone(visitor.dialog)
    await visitor.page.reload()
    await visitor.banner.waitFor()
    expect(visitor.foreign()).toEqual([])
    expect(await visitor.stored()).toEqual([])
  })

  test('R26 to see the video always, at the video, is asked about the rest', async () => {
    const visitor = await come()
    await visitor.control('allow-always', visitor.page.locator('[data-consent-placeholder]')).click()
    await expect.poll(() => foreignHosts(visitor)).toEqual(['www.youtube-nocookie.com'])
    expect(await frame(visitor).getAttribute('src')).toContain('autoplay=1')
    expect(await visitor.banner.isVisible()).toBe(true)
    await visitor.page.reload()
    await frame(visitor).waitFor()
    await visitor.banner.waitFor()
  })
})

describe('who changes their mind', () => {
  test('R25 sees the content go at once, and come back with its address', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    const address = await frame(visitor).getAttribute('src')
    await openPreferences(visitor)
    await visitor.control('reject-all', visitor.dialog).click()
    expect(await frame(visitor).count()).toBe(0)
    await expectGone(visitor.dialog)
    await openPreferences(visitor)
    await visitor.control('accept-all', visitor.dialog).click()
    await frame(visitor).waitFor()
    expect(await frame(visitor).getAttribute('src')).toBe(address)
  })

  test('R39 withdraws: everything stops, cookies go, nobody is asked for anything more', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await expectStored(visitor, EVERYTHING)
    await expect.poll(() => foreignHosts(visitor)).toEqual(EVERYBODY)
    await openPreferences(visitor)
    await settle(visitor)
    const before = visitor.requests.length
    await visitor.control('reject-all', visitor.dialog).click()
    await expectStored(visitor, RECOGNISED)
    await follow(visitor, 'Cookies')
    await follow(visitor, 'Hosting')
    await visitor.page.reload()
    await expectReady(visitor)
    await settle(visitor)
    const later = visitor.requests
      .slice(before)
      .filter((url) => !url.startsWith(`${server().url}/`) || url.includes('/stats/'))
    expect(later).toEqual([])
    expect(await visitor.stored()).toEqual(RECOGNISED)
    expect(await visitor.banner.count()).toBe(0)
  })

  test('R43 finds the way back on every page, and takes everything back with one click more than it took to accept', async () => {
    const visitor = await come('/cookies')
    await acceptAll(visitor)
    for (const path of ['/', '/records', '/privacy', '/cookies']) {
      await visitor.page.goto(path)
      await expectReady(visitor)
      expect(await privacyLink(visitor).isVisible()).toBe(true)
    }
    await privacyLink(visitor).click()
    await visitor.control('reject-all', visitor.dialog).click()
    await expectStored(visitor, RECOGNISED)
  })

  test('is told that Google stops with the next page, and offered that', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await expect.poll(() => countedViews(visitor)).toBe(1)
    await openPreferences(visitor)
    await visitor.control('reject-all', visitor.dialog).click()
    const notice = visitor.page.locator('[data-consent-reload-notice]')
    await visitor.control('reload', notice).click()
    await expectGone(notice)
    await expectReady(visitor)
    await settle(visitor)
    expect(countedViews(visitor)).toBe(1)
    expect(await visitor.page.locator('script[data-consent-script]').count()).toBe(0)
  })

  test('R102 does so on the policy page, which shows what counts now', async () => {
    const visitor = await come('/cookies')
    await rejectAll(visitor)
    const choice = visitor.page.getByRole('region', { name: 'Your choice', exact: true })
    const decisions = async (): Promise<readonly string[]> => choice.locator('dd').allTextContents()
    await expect.poll(decisions).toEqual(['Always on', 'Not allowed', 'Not allowed', 'Not allowed'])
    await visitor.control('accept-all', choice).click()
    await expect.poll(decisions).toEqual(['Always on', 'Allowed', 'Allowed', 'Allowed'])
    await visitor.control('reject-all', choice).click()
    await expect.poll(decisions).toEqual(['Always on', 'Not allowed', 'Not allowed', 'Not allowed'])
  })
})
