import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { install } from './install.ts'
import { openSite } from './openSite.ts'
import { run, serve } from './tools.ts'
import type { Visitor } from './Visitor.ts'

interface ManifestEntry {
  readonly file: string
  readonly isDynamicEntry?: boolean
}

/** The chunks that are loaded later, by the module that they begin with. */
let chunks: ReadonlyMap<string, string>

const { come } = openSite(async () => {
  const folder = install('vite')
  await run(folder, 'tsc', '-p', '.')
  await run(folder, 'vite', 'build', '--manifest')
  const manifest: Record<string, ManifestEntry> = JSON.parse(
    readFileSync(join(folder, 'dist/.vite/manifest.json'), 'utf8'),
  )
  chunks = new Map(
    Object.entries(manifest)
      .filter(([, { isDynamicEntry }]) => isDynamicEntry)
      .map(([source, { file }]) => [source.replace(/^.*\/fluxconsent\/dist\//, 'fluxconsent/'), file]),
  )
  return serve(folder, 'vite', 'preview', '--strictPort')
})

function chunk(source: string): string {
  const file = chunks.get(source)
  if (file === undefined) throw new Error(`No chunk begins with ${source}: ${[...chunks.keys()].join(', ')}`)
  return file
}

function isLoaded({ requests }: Visitor, source: string): boolean {
  return requests.some((url) => url.endsWith(chunk(source)))
}

const NOTES = 'src/Notes.tsx'
const DIALOG = 'fluxconsent/preferences/lazy.js'
const OWN_CHUNKS = (): readonly string[] => [...chunks].filter(([name]) => name !== NOTES).map(([, file]) => file)

describe('an app built with Vite', () => {
  test('R79 has a banner that is not its largest paint at 360 x 640, and nothing shifts through banner, dialog and answer', async () => {
    const visitor = await come('/', { viewport: { width: 360, height: 640 } })
    await visitor.banner.waitFor()
    await visitor.page.waitForLoadState('networkidle')
    // Before any input: after one the browser looks for no larger paint, and forgives what moves.
    const largest = await visitor.page.evaluate(largestPaint)
    expect(largest).toMatchObject({ inBanner: false })
    await visitor.control('open').click()
    await visitor.dialog.waitFor()
    await visitor.control('accept-all', visitor.dialog).click()
    await visitor.dialog.waitFor({ state: 'detached' })
    await visitor.banner.waitFor({ state: 'detached' })
    const shifts = await visitor.page.evaluate(layoutShifts)
    // What the app itself shows after the grant is in the place that was kept for it, or below everything.
    expect(shifts.filter(({ hadRecentInput }) => !hadRecentInput)).toEqual([])
    expect(shifts.filter(({ ours }) => ours)).toEqual([])
  })

  test('R23 requests the chunk of a gate after the grant, not before', async () => {
    const visitor = await come()
    await visitor.banner.waitFor()
    await visitor.page.waitForLoadState('networkidle')
    expect(isLoaded(visitor, NOTES)).toBe(false)
    expect(visitor.foreign()).toEqual([])
    await visitor.control('accept-all').click()
    await visitor.page.getByRole('textbox', { name: 'Notes' }).waitFor()
    expect(isLoaded(visitor, NOTES)).toBe(true)
  })

  test('leads from the banner to the policy', async () => {
    const { page, banner } = await come()
    await banner.getByRole('link', { name: 'Cookie policy' }).click()
    await expect.poll(() => page.getByRole('heading', { name: 'What is stored on your device' }).count()).toBe(1)
  })

  test('R34 keeps notes after the grant, and removes them with it', async () => {
    const visitor = await come()
    await visitor.control('accept-all').click()
    await visitor.page.getByRole('textbox', { name: 'Notes' }).fill('Milk')
    expect(await visitor.stored()).toEqual(['cookie_consent', 'notes'])
    await visitor.page.getByRole('button', { name: 'Cookie preferences' }).click()
    await visitor.control('reject-all', visitor.dialog).click()
    await expect.poll(visitor.stored).toEqual(['cookie_consent'])
    expect(await visitor.page.getByRole('textbox').count()).toBe(0)
  })

  test('R137 fetches the dialog when something is asked and the browser has time', async () => {
    const visitor = await come()
    await expect.poll(() => isLoaded(visitor, DIALOG)).toBe(true)
    expect(visitor.requests.findIndex((url) => url.endsWith(chunk(DIALOG)))).toBeGreaterThan(
      visitor.requests.findIndex((url) => url.endsWith('.css')),
    )
  })

  test('R137 fetches the dialog for who has answered when they come to its button, not before', async () => {
    const visitor = await come()
    await visitor.control('reject-all').click()
    await visitor.banner.waitFor({ state: 'detached' })
    const [cookie] = await visitor.context.cookies()
    const back = await come('/', { cookie: `${cookie?.name}=${cookie?.value}` })
    const link = back.page.getByRole('button', { name: 'Cookie preferences' })
    await link.waitFor()
    await back.page.waitForLoadState('networkidle')
    expect(isLoaded(back, DIALOG)).toBe(false)
    await link.hover()
    await expect.poll(() => isLoaded(back, DIALOG)).toBe(true)
    expect(await back.dialog.count()).toBe(0)
  })
})

describe('with blocked chunks', () => {
  test('R81 the app runs and every gate stays closed', async () => {
    const visitor = await come('/', { blocked: OWN_CHUNKS() })
    const { page } = visitor
    await page.getByRole('heading', { name: 'fluxconsent with Vite' }).waitFor()
    await visitor.control('accept-all').click()
    await visitor.control('open').click()
    await page.getByText('Your notes are kept').waitFor()
    await page.waitForLoadState('networkidle')
    expect(isLoaded(visitor, NOTES)).toBe(false)
    expect(visitor.foreign()).toEqual([])
    expect(await visitor.stored()).toEqual([])
    expect(visitor.problems.filter((problem) => problem.startsWith('not caught'))).toEqual([])
  })

  test('R81 without the dialog one accepts at the banner', async () => {
    const visitor = await come('/', { blocked: [chunk(DIALOG)] })
    await visitor.control('accept-all').click()
    await visitor.page.getByRole('textbox', { name: 'Notes' }).waitFor()
    await expect.poll(() => visitor.foreign().length).toBe(1)
  })

  test('R81 without the dialog one withdraws at the banner', async () => {
    const visitor = await come('/', { blocked: [chunk(DIALOG)] })
    await visitor.control('accept-all').click()
    await visitor.banner.waitFor({ state: 'detached' })
    await visitor.page.getByRole('button', { name: 'Cookie preferences' }).click()
    await visitor.control('reject-all').click()
    await visitor.banner.waitFor({ state: 'detached' })
    expect(await visitor.page.locator('iframe').count()).toBe(0)
    await visitor.page.reload()
    await visitor.page.getByText('Your notes are kept').waitFor()
    expect(await visitor.banner.count()).toBe(0)
  })
})

/** Runs in the page: what the browser holds for the largest paint. */
async function largestPaint(): Promise<{ readonly inBanner: boolean; readonly element: string }> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1)
      const element = last && 'element' in last && last.element instanceof Element ? last.element : null
      resolve({
        inBanner: element?.closest('[data-consent-banner]') !== null,
        element: element?.outerHTML.slice(0, 80) ?? 'nothing',
      })
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
}

/** Runs in the page: everything that moved since it was loaded, and whether it was ours. */
async function layoutShifts(): Promise<readonly { readonly hadRecentInput: boolean; readonly ours: boolean }[]> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver(() => undefined)
    observer.observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => {
      resolve(
        observer.takeRecords().map((entry) => ({
          hadRecentInput: 'hadRecentInput' in entry && entry.hadRecentInput === true,
          ours:
            'sources' in entry &&
            Array.isArray(entry.sources) &&
            entry.sources.some(
              ({ node }) => node instanceof Element && node.closest('[data-consent-banner], [role=dialog]'),
            ),
        })),
      )
    }, 100)
  })
}
