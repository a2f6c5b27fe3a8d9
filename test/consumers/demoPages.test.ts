import { join } from 'node:path'
import axe from 'axe-core'
import type { Locator } from 'playwright'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import {
  acceptAll,
  DEMO_SERVER,
  expectGone,
  expectReady,
  follow,
  foreignHosts,
  openDemo,
  privacyLink,
  RECOGNISED,
} from './demoSite.ts'
import { openBrowser, visit, type Visitor } from './Visitor.ts'
import { runScript } from './tools.ts'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

const { come, server } = openDemo('demo-pages')

/** What the policy of the demo declares. */
const DECLARED = {
  necessary: [
    ['BOXCLSESS', 'Sign-in', 'Until the browser is closed'],
    ['csrf_token', 'Security', 'Until the browser is closed'],
    ...['', '_s', '_k', '.outbox.…', '.key', '.sent', '.own'].map((end) => [
      `cookie_consent${end}`,
      'Your choice about cookies',
      '395 days',
    ]),
  ],
  functional: [
    ['language', 'Language', '12 months'],
    ['theme', 'Appearance', '12 months'],
    ['timezone', 'Time zone', '12 months'],
  ],
  analytics: [
    ['_ga', 'Recognition of returning visitors', '24 months'],
    ['_gid', 'Recognition of returning visitors', '24 hours'],
    ['_gat', 'Limit of requests', '1 minute'],
  ],
}

async function rowsOf({ page }: Visitor, category: string): Promise<readonly (readonly string[])[]> {
  const rows = await page.locator(`section:has(> #policy-categories-${category}) tbody tr`).all()
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allTextContents()).slice(0, 3)))
}

describe('the cookie policy', () => {
  test('R86 lists the nine declared cookies with purpose and lifetime', async () => {
    const visitor = await come('/cookies')
    await visitor.page.getByRole('table').first().waitFor()
    await expect.poll(() => rowsOf(visitor, 'necessary')).toEqual(DECLARED.necessary)
    await expect.poll(() => rowsOf(visitor, 'functional')).toEqual(DECLARED.functional)
    await expect.poll(() => rowsOf(visitor, 'analytics')).toEqual(expect.arrayContaining(DECLARED.analytics))
  })

  test('R94 lists beside them only what Google and Matomo set as well', async () => {
    const visitor = await come('/cookies')
    await visitor.page.getByRole('table').first().waitFor()
    const declared = DECLARED.analytics.map(([name]) => name)
    const others = (await rowsOf(visitor, 'analytics')).map(([name]) => name).filter((name) => !declared.includes(name))
    expect(others).toEqual(others.filter((name) => /^(_ga|_gat|_dc_gtm|_pk|mtm)_.*…$/.test(name ?? '')))
  })

  test('R83 names the controller, its contacts and the authority', async () => {
    const { page } = await come('/cookies')
    const textOf = async (name: string): Promise<string> => {
      const region = page.getByRole('region', { name, exact: true })
      await region.waitFor()
      return (await region.innerText()).replaceAll(/\s+/g, ' ')
    }
    expect(await textOf('Controller')).toMatch(
      /FluxIT Service Address Bucharest, Romania E-mail privacy@\S+ Phone \+40 746 358 948 Hours .*9:00.*18:00 EET/,
    )
    expect(await textOf('Data protection officer')).toContain('dpo@fluxit.ro')
    expect(await textOf('Support')).toContain('support@fluxit.ro')
    expect(await textOf('ANSPDCP')).toMatch(
      /B-dul G-ral.*28-30.* E-mail anspdcp@\S+ Phone \+40 21 252 5599 Website www\.dataprotection\.ro/,
    )
  })

  test('R100 names its version and the former one', async () => {
    const { page } = await come('/cookies')
    const text = page.getByRole('main')
    await expect.poll(() => text.innerText()).toContain('Version 2026-02, last updated: February 2026.')
    expect(await text.innerText()).toMatch(/1\.0\s+September 2025/)
  })
})

describe('the privacy centre', () => {
  test('R101 shows what is on the device, and erases it', async () => {
    const visitor = await come('/cookies')
    await acceptAll(visitor)
    await expect.poll(visitor.stored).toEqual(expect.arrayContaining(['_ga', 'cookie_consent']))
    await follow(visitor, 'Privacy')
    const table = visitor.page.getByRole('table', { name: 'On this device now' })
    await table.getByRole('row', { name: /^_ga Cookie Google Analytics/ }).waitFor()
    await table.getByRole('row', { name: /^cookie_consent Cookie This site/ }).waitFor()
    await visitor.control('erase', visitor.page.getByRole('main')).click()
    await visitor.page.getByText(/items were erased/).waitFor()
    await expect.poll(visitor.stored).toEqual([])
    await visitor.banner.waitFor()
  })
})

test('a page whose code does not come leaves the rest of the site in place, and can be loaded again', async () => {
  const { page } = await come('/')
  const pages = '**/PolicyPage-*.js'
  await page.route(pages, (route) => route.abort())
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cookies' }).click()
  await page.getByRole('heading', { name: 'This page did not come' }).waitFor()
  await page.unroute(pages)
  await page.getByRole('link', { name: 'Load it again' }).click()
  await page.getByRole('table').first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/cookies')
})

/** What comes last on each page. */
const CONTENT = 'table, [data-consent-placeholder] button, [data-consent-row], [data-audit]'

describe.each([
  { width: 360, height: 640, colorScheme: 'light' },
  { width: 360, height: 640, colorScheme: 'dark' },
  { width: 1280, height: 720, colorScheme: 'light' },
  { width: 1280, height: 720, colorScheme: 'dark' },
] as const)('at $width x $height, $colorScheme,', ({ colorScheme, ...viewport }) => {
  test.each(['/', '/cookies', '/privacy', '/records'])('%s fits the screen', async (path) => {
    const { page } = await come(path, { viewport, colorScheme })
    await page.locator(CONTENT).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  })

  test.each(['/', '/cookies', '/privacy', '/records'])(
    'R74 axe finds nothing on %s, nor in the dialog',
    async (path) => {
      const visitor = await come(path, { viewport, colorScheme })
      await visitor.page.locator(CONTENT).first().waitFor()
      expect(await violationsOf(visitor)).toEqual([])
      await visitor.control('open').click()
      await visitor.dialog.getByRole('switch').first().waitFor()
      expect(await violationsOf(visitor)).toEqual([])
    },
  )
})

async function violationsOf({ page }: Visitor): Promise<readonly string[]> {
  // What stands in closed details never moves on, and so never ends.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target?.checkVisibility())
        .map(({ finished }) => finished),
    ),
  )
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

/** Comes, and begins to press keys once the page is there: people look before they do. */
async function comeAndLook(): Promise<Visitor> {
  const visitor = await come()
  await visitor.page.waitForLoadState('networkidle')
  return visitor
}

/** Presses the tab key until an element has the focus. */
async function tabTo({ page }: Visitor, target: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    if (await isFocused(target)) return
  }
  throw new Error('The tab key does not lead there.')
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

async function expectFocused(target: Locator): Promise<void> {
  await expect.poll(() => isFocused(target)).toBe(true)
}

describe('with the keyboard alone', () => {
  test('R74 the banner comes first, and rejects', async () => {
    const visitor = await comeAndLook()
    const { page, banner, control } = visitor
    await page.keyboard.press('Tab')
    await expectFocused(banner.getByRole('link'))
    await page.keyboard.press('Tab')
    await expectFocused(control('reject-all'))
    await page.keyboard.press('Enter')
    await expectGone(banner)
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).not.toBe('body')
    expect(visitor.foreign()).toEqual([])
  })

  test('R74 one chooses, comes back, changes the choice and withdraws', async () => {
    const visitor = await comeAndLook()
    const { page, banner, dialog, control } = visitor
    const analytics = dialog.getByRole('switch', { name: 'Analytics' })

    await tabTo(visitor, control('open'))
    await page.keyboard.press('Enter')
    await expectFocused(dialog.getByRole('heading', { level: 2 }))
    await tabTo(visitor, analytics)
    await page.keyboard.press('Space')
    await tabTo(visitor, control('save', dialog))
    await page.keyboard.press('Enter')
    await expectGone(dialog)
    await expectGone(banner)
    await expect.poll(() => foreignHosts(visitor)).toContain('region1.google-analytics.com')

    await page.reload()
    await expectReady(visitor)
    await tabTo(visitor, privacyLink(visitor))
    await page.keyboard.press('Enter')
    await expectFocused(dialog.getByRole('heading', { level: 2 }))
    await expect.poll(() => analytics.getAttribute('aria-checked')).toBe('true')
    await page.keyboard.press('Escape')
    await expectGone(dialog)
    await expectFocused(privacyLink(visitor))

    await page.keyboard.press('Space')
    await expectFocused(dialog.getByRole('heading', { level: 2 }))
    await tabTo(visitor, control('reject-all', dialog))
    await page.keyboard.press('Enter')
    await expectGone(dialog)
    await expectFocused(privacyLink(visitor))
    await expect.poll(visitor.stored).toEqual(RECOGNISED)
  })

  test('R74 the dialog keeps the focus', async () => {
    const visitor = await comeAndLook()
    const { page, dialog, control } = visitor
    await tabTo(visitor, control('open'))
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press('Tab')
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    }
  })
})

test('R79 R125 the dialog moves nothing where scrollbars take room', async () => {
  // Browsers under test hide them, and then nothing can move.
  const browser = await openBrowser({ ignoreDefaultArgs: ['--hide-scrollbars'] })
  onTestFinished(() => browser.close())
  const visitor = await visit(browser, server().url)
  await visitor.page.goto('/cookies')
  await expectReady(visitor)
  const edges = async (): Promise<unknown> =>
    visitor.page.evaluate(() => {
      const { left, right } = document.querySelector('header')?.getBoundingClientRect() ?? {}
      return [left, right]
    })
  const roomOfScrollbar = async (): Promise<number> =>
    visitor.page.evaluate(() => innerWidth - document.documentElement.clientWidth)
  await expect.poll(roomOfScrollbar).toBeGreaterThan(0)
  const before = await edges()
  await visitor.control('open').click()
  await visitor.dialog.waitFor()
  expect(await edges()).toEqual(before)
  await visitor.page.keyboard.press('Escape')
  await expectGone(visitor.dialog)
  expect(await edges()).toEqual(before)
})

test('a taken port is said, not another one used', async () => {
  const { port } = new URL(server().url)
  expect(await runScript(join(inject('packed'), '../../demo-pages'), DEMO_SERVER, Number(port))).toMatch(
    /^Port \d+ is already in use/,
  )
})
