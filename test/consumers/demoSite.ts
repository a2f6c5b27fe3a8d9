import { build } from 'esbuild'
import type { Locator } from 'playwright'
import { expect } from 'vitest'
import { install } from './install.ts'
import { openSite, type Site } from './openSite.ts'
import { run, serveScript } from './tools.ts'
import type { Visitor } from './Visitor.ts'

/** The file that the demo is served from. */
export const DEMO_SERVER = 'dist/server.js'

/** Builds the demo, pages and server, with the packed package. Each file of tests has a copy of its own. */
export async function buildDemo(as: string): Promise<string> {
  const folder = install('demo', as)
  await run(folder, 'vite', 'build')
  await build({
    entryPoints: [`${folder}/server.ts`],
    outfile: `${folder}/${DEMO_SERVER}`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // Without it the paths of our own tsconfig would lead back to src.
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return folder
}

/** The demo with its server, as `npm start` has it. */
export function openDemo(as: string): Site {
  const site = openSite(async () => serveScript(await buildDemo(as), DEMO_SERVER))
  return {
    ...site,
    come: async (...facts) => {
      const visitor = await site.come(...facts)
      await expectReady(visitor)
      return visitor
    },
  }
}

/** Waits for React and the texts; what was granted starts after the next paint. */
export async function expectReady({ page }: Visitor): Promise<void> {
  await privacyLink({ page }).waitFor()
}

/** Waits until nothing is on its way. */
export async function settle({ page }: Visitor): Promise<void> {
  await page.waitForLoadState('networkidle')
}

export async function expectGone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'detached' })
}

export async function acceptAll({ control, banner }: Visitor): Promise<void> {
  await control('accept-all').click()
  await expectGone(banner)
}

export async function rejectAll({ control, banner }: Visitor): Promise<void> {
  await control('reject-all').click()
  await expectGone(banner)
}

export async function openPreferences({ page, dialog }: Visitor): Promise<void> {
  await privacyLink({ page }).click()
  await dialog.waitFor()
}

const TITLES = {
  Hosting: 'Hosting from Bucharest',
  Cookies: 'Cookie policy',
  Privacy: 'Privacy centre',
  Records: 'Your records',
} as const

/** Goes to another page by a link of the site, without loading it anew. */
export async function follow({ page }: Visitor, link: keyof typeof TITLES): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link }).click()
  await page.getByRole('heading', { level: 1, name: TITLES[link] }).waitFor()
}

/** What goes with a choice once the server has it: its copy, and which choice it has. */
export const RECORDED = ['cookie_consent', 'cookie_consent.sent', 'cookie_consent_s']
/** The same for somebody who has granted something: the key of the own records. */
export const RECOGNISED = [...RECORDED.slice(0, 2), 'cookie_consent_k', 'cookie_consent_s']

/** Waits until what the browser holds for the site is exactly this. */
export async function expectStored({ stored }: Visitor, names: readonly string[]): Promise<void> {
  await expect.poll(stored).toEqual(names)
}

export function privacyLink({ page }: Pick<Visitor, 'page'>): Locator {
  return page.getByRole('button', { name: 'Cookie preferences' })
}

/** How often Google was told of a page view. */
export function countedViews({ requests }: Visitor): number {
  return requests.filter((url) => url.includes('/g/collect')).length
}

/** What the site's own Matomo was asked for. */
export function matomoRequests({ requests }: Visitor): readonly string[] {
  return requests.filter((url) => url.includes('/stats/'))
}

/** The third parties that were asked for something. */
export function foreignHosts({ foreign }: Visitor): readonly string[] {
  return [...new Set(foreign().map((url) => new URL(url).host))].sort()
}
