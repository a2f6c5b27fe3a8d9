import axe from 'axe-core'
import type { Locator } from 'playwright'
import { describe, expect, test } from 'vitest'
import { expectGone, expectReady, foreignHosts, openDemo, privacyLink } from './demoSite.ts'
import type { Visitor } from './Visitor.ts'
import { run } from './tools.ts'

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
    ['cookie_consent', 'Your choice about cookies', '12 months'],
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
  const rows = await page.locator(`#${category} tbody tr`).all()
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
    expect(others).toEqual(others.filter((name) => /^_(ga|gat|dc_gtm|pk)_.*…$/.test(name ?? '')))
  })

  test('R83 names the controller, its contacts and the authority', async () => {
    const { page } = await come('/cookies')
    const contacts = page.locator('address')
    await contacts.first().waitFor()
    await expect
      .poll(() => contacts.allInnerTexts())
      .toEqual([
        expect.stringMatching(
          /FluxIT Service\s+Bucharest, Romania\s+\+40 746 358 948 \(.*9:00.*18:00 EET\)\s+privacy@/,
        ),
        expect.stringMatching(/Data protection officer\s+dpo@fluxit\.ro/),
        expect.stringMatching(/Support\s+support@fluxit\.ro/),
        expect.stringMatching(
          /ANSPDCP\s+B-dul G-ral.*28-30.*\s+\+40 21 252 5599\s+anspdcp@\S+\s+www\.dataprotection\.ro/,
        ),
      ])
  })

  test('R100 names its version and the former one', async () => {
    const { page } = await come('/cookies')
    const text = page.getByRole('main')
    await expect.poll(() => text.innerText()).toContain('Version 2026-02, last updated in February 2026.')
    expect(await text.innerText()).toContain('Version 1.0, September 2025')
  })
})

describe.each([
  { width: 360, height: 640, colorScheme: 'light' },
  { width: 360, height: 640, colorScheme: 'dark' },
  { width: 1280, height: 720, colorScheme: 'light' },
  { width: 1280, height: 720, colorScheme: 'dark' },
] as const)('at $width x $height, $colorScheme,', ({ colorScheme, ...viewport }) => {
  test.each(['/', '/cookies'])('%s fits the screen', async (path) => {
    const { page } = await come(path, { viewport, colorScheme })
    await page.locator('table, [data-consent-placeholder] button').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  })

  test.each(['/', '/cookies'])('R74 axe finds nothing on %s, nor in the dialog', async (path) => {
    const visitor = await come(path, { viewport, colorScheme })
    await visitor.page.locator('table, [data-consent-placeholder] button').first().waitFor()
    expect(await violationsOf(visitor)).toEqual([])
    await visitor.control('open').click()
    await visitor.dialog.getByRole('switch').first().waitFor()
    expect(await violationsOf(visitor)).toEqual([])
  })
})

async function violationsOf({ page }: Visitor): Promise<readonly string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
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
    const visitor = await come()
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
    const visitor = await come()
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
    await expect.poll(visitor.stored).toEqual(['cookie_consent'])
  })

  test('R74 the dialog keeps the focus', async () => {
    const visitor = await come()
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

test('a taken port is said, not another one used', async () => {
  const { port } = new URL(server().url)
  await expect(run('.', 'vite', 'preview', '--strictPort', '--port', port)).rejects.toThrow(
    /Port \d+ is already in use/,
  )
})
