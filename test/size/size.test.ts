import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { bundle, gzippedSize, type Bundler, type SizedChunk } from './bundle.ts'
import { headScriptOf } from './headScriptOf.ts'

const HEADLESS = `export { ConsentProvider, ConsentGate, useConsent } from 'fluxconsent'\n`
const CONFIG = `export { defineConsent } from 'fluxconsent/core'\n`
const BANNER = `export { ConsentBanner } from 'fluxconsent/ui'\nexport { en } from 'fluxconsent/locales/en'\n`
const DIALOG = `export { PreferencesDialog } from 'fluxconsent/ui'\n`
const EMBED = `export { YouTube } from 'fluxconsent/embeds'\n`
const SERVICES = `export { facebook, firstParty, googleAnalytics, matomo, x, youtube } from 'fluxconsent/services'\n`

const packed = inject('packed')
const rows: { what: string; bytes: number; budget: number }[] = []

/** Adds a row to the table, and fails if it is over its budget. A kB is 1,000 bytes. */
function expectWithin(what: string, bytes: number, budget: number): void {
  rows.push({ what, bytes, budget })
  expect(bytes, what).toBeLessThanOrEqual(budget)
}

afterAll(() => console.table(rows))

describe.each<Bundler>(['esbuild', 'vite'])('gzipped with %s, without React,', (bundler) => {
  const build = (code: string) => bundle(packed, code, bundler)

  test('R82 provider, useConsent and ConsentGate take 5.5 kB', async () => {
    const { eager } = await build(HEADLESS)
    expectWithin(`${bundler}: headless`, eager, 5500)
  })

  test('R82 a config takes 1 kB more', async () => {
    const { eager } = await build(HEADLESS + CONFIG)
    expectWithin(`${bundler}: headless with a config`, eager, 6500)
  })

  test('R82 deciding and remembering takes 2.5 kB more, after the first paint', async () => {
    const { lazyChunks } = await build(HEADLESS)
    expectWithin(`${bundler}: deciding and remembering`, sizeOf(lazyChunks, 'keepChoice.js'), 2500)
  })

  test('R82 running services and cleaning up takes 2.5 kB more, with the first choice', async () => {
    const { lazyChunks } = await build(HEADLESS)
    expectWithin(`${bundler}: running and cleaning up`, sizeOf(lazyChunks, 'runServices.js'), 2500)
  })

  test('R82 what comes later shares no module with the page, so that the page is one file', async () => {
    const { lazyChunks } = await build(HEADLESS)
    expect(lazyChunks).not.toEqual([])
    expect(lazyChunks.flatMap(({ imports }) => imports).filter((file) => !file.startsWith('react'))).toEqual([])
  })

  test('R82 an English banner with them takes 8 kB', async () => {
    const { eager } = await build(HEADLESS + BANNER)
    expectWithin(`${bundler}: + banner`, eager, 8000)
  })

  test('R82 everything with the dialog, Radix and the theme stays within its bound', async () => {
    const { eager, lazy } = await build(HEADLESS + BANNER + DIALOG)
    const { code } = await transform(readFileSync(join(packed, 'dist/styles.css'), 'utf8'), {
      loader: 'css',
      minify: true,
    })
    expectWithin(`${bundler}: everything`, eager + lazy + gzippedSize(code), bundler === 'vite' ? 31_500 : 33_000)
  })

  test('R82 a video takes 1.5 kB', async () => {
    const [without, together] = [await build(HEADLESS), await build(HEADLESS + EMBED)]
    expectWithin(`${bundler}: + one embed`, together.eager - without.eager, 1500)
  })

  test('R82 six services take 3 kB', async () => {
    const [without, together] = [await build(HEADLESS + CONFIG), await build(HEADLESS + CONFIG + SERVICES)]
    expectWithin(`${bundler}: + six services`, together.eager - without.eager, 3000)
  })

  test('R137 the parts of a banner pull in nothing of Radix', async () => {
    const { eagerModules, lazyModules } = await build(`export { Banner } from 'fluxconsent/ui'`)
    expect([...eagerModules, ...lazyModules].filter(isRadix)).toEqual([])
  })

  test('R137 the dialog pulls Radix in later', async () => {
    const { eagerModules, lazyModules } = await build(DIALOG)
    expect(eagerModules.filter(isRadix)).toEqual([])
    expect(lazyModules.filter(isRadix)).not.toEqual([])
  })
})

describe('gzipped, the head script', () => {
  test('R82 takes 0.6 kB', async () => {
    expectWithin('head script', gzippedSize(await headScriptOf(packed, {})), 600)
  })

  test('R82 takes 0.9 kB with a default for Google', async () => {
    expectWithin('head script for Google', gzippedSize(await headScriptOf(packed, { googleDefault: true })), 900)
  })
})

/** Gzipped bytes of the chunk that holds a module. */
function sizeOf(chunks: readonly SizedChunk[], module: string): number {
  const holding = chunks.filter(({ modules }) => modules.some((name) => name.endsWith(`/${module}`)))
  expect(holding, module).toHaveLength(1)
  return holding.reduce((sum, { bytes }) => sum + bytes, 0)
}

function isRadix(module: string): boolean {
  return module.includes('radix-ui')
}
