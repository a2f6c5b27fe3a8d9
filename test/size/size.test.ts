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
/** What asks before it shows something of somebody else. */
const EMBEDS = [
  'FacebookPage',
  'FacebookPost',
  'FacebookVideo',
  'Frame',
  'GoogleMap',
  'InstagramPost',
  'LinkedInPost',
  'LiveChat',
  'MailchimpForm',
  'Spotify',
  'TikTokVideo',
  'Vimeo',
  'XPost',
  'YouTube',
] as const
/** What asks nothing. */
const LINKS = ['MessengerLink', 'PaymentRedirectNotice', 'ShareLink', 'TelegramLink', 'WhatsAppLink'] as const
const POLICY = `export { CookiePolicy, PrivacyCenter } from 'fluxconsent/policy'\n`
const REMOTE = `export { remoteConsent, useConsentSync } from 'fluxconsent/remote'\n`
const SERVICES = `export { facebook, firstParty, googleAnalytics, matomo, x, youtube } from 'fluxconsent/services'\n`

/** What only some sites need, by its file: what it is imported as. */
const ON_DEMAND = {
  jurisdictions: 'JURISDICTIONS',
  fromC15t: 'fromC15t',
  fromCookieYes: 'fromCookieYes',
  fromCookiebot: 'fromCookiebot',
  fromKlaro: 'fromKlaro',
  fromOneTrust: 'fromOneTrust',
  fromReact: 'fromReactCookieConsent',
  fromStorage: 'fromStorage',
  fromVanilla: 'fromVanillaCookieConsent',
  audienceRule: 'audienceRule',
  exemption: 'exemption',
  doNotTrack: 'doNotTrack',
}

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

  test('R82 provider, useConsent and ConsentGate take 5.5 kB at most, which is 4.74 now', async () => {
    const { eager } = await build(HEADLESS)
    expectWithin(`${bundler}: headless`, eager, 4745)
  })

  test('R82 a config takes 1.02 kB more', async () => {
    const { eager } = await build(HEADLESS + CONFIG)
    expectWithin(`${bundler}: headless with a config`, eager, 5765)
  })

  test('R82 reading a choice, deciding, remembering and following takes 5.37 kB more, after the first paint', async () => {
    const { lazyChunks } = await build(HEADLESS)
    expectWithin(`${bundler}: deciding, remembering and following`, sizeOf(lazyChunks, 'keepChoice.js'), 5365)
    // Nothing may open where what hears of a withdrawal in another tab is missing.
    expect(sizeOf(lazyChunks, 'followPage.js')).toBe(sizeOf(lazyChunks, 'keepChoice.js'))
  })

  test('R82 running services takes 2.7 kB more, with the first choice, and cleaning up 2.5 kB beside it', async () => {
    const { lazyChunks } = await build(HEADLESS)
    expectWithin(`${bundler}: running services`, sizeOf(lazyChunks, 'runServices.js'), 2700)
    expectWithin(`${bundler}: cleaning up`, sizeOf(lazyChunks, 'sweep.js'), 2500)
  })

  test('R82 what comes later shares no module with the page, so that the page is one file', async () => {
    const { lazyChunks } = await build(HEADLESS)
    expect(lazyChunks).not.toEqual([])
    // A chunk that loads another one needs what every Vite app has for that.
    const shared = lazyChunks.flatMap(({ imports }) => imports).filter((file) => !/^react|vite-loader/.test(file))
    expect(shared).toEqual([])
  })

  test('R82 an English banner with them takes 8 kB', async () => {
    const { eager } = await build(HEADLESS + BANNER)
    expectWithin(`${bundler}: + banner`, eager, 8000)
  })

  test('R82 everything that people see, with the dialog, Radix and the theme, takes 30 kB', async () => {
    const { eager, lazyChunks } = await build(HEADLESS + BANNER + DIALOG)
    const seen = /preferences[/\\]Preferences\.js|parts[/\\]announce\.js|locales[/\\]en[/\\]details\.js/
    const later = lazyChunks.filter(({ modules }) => modules.some((name) => seen.test(name)))
    expect(later.length).toBeGreaterThanOrEqual(2)
    const { code } = await transform(readFileSync(join(packed, 'dist/styles.css'), 'utf8'), {
      loader: 'css',
      minify: true,
    })
    const sum = later.reduce((total, { bytes }) => total + bytes, eager + gzippedSize(code))
    expectWithin(`${bundler}: everything that people see`, sum, 30_000)
  })

  test('R82 everything that is ever loaded with them stays within its bound', async () => {
    const { eager, lazy, lazyChunks } = await build(HEADLESS + BANNER + DIALOG)
    // No banner and no dialog ever fetches the texts of the policy.
    const policy = sizeOf(lazyChunks, 'locales/en/policy.js')
    const { code } = await transform(readFileSync(join(packed, 'dist/styles.css'), 'utf8'), {
      loader: 'css',
      minify: true,
    })
    const everything = eager + lazy - policy + gzippedSize(code)
    expectWithin(`${bundler}: everything`, everything, bundler === 'vite' ? 38_600 : 40_300)
  })

  test('R82 the theme takes 4 kB', async () => {
    const { code } = await transform(readFileSync(join(packed, 'dist/styles.css'), 'utf8'), {
      loader: 'css',
      minify: true,
    })
    expectWithin('theme', gzippedSize(code), 4_000)
  })

  test.each(EMBEDS)('R82 %s takes 1.5 kB', async (name) => {
    const [without, together] = [await build(HEADLESS), await build(`${HEADLESS}${embed(name)}`)]
    expectWithin(`${bundler}: + ${name}`, together.eager - without.eager, 1500)
  })

  test.each(LINKS)('R82 %s takes 1.5 kB', async (name) => {
    // Esbuild moves into the page what it shares with the chunks of other embeds, also where nobody fetches those.
    const page = bundler === 'esbuild' ? HEADLESS + embed('MailchimpForm') : HEADLESS
    const [without, together] = [await build(page), await build(page + embed(name))]
    expectWithin(`${bundler}: + ${name}`, together.eager - without.eager, 1500)
  })

  test('R82 the remote takes what it needs to record and send, and the rest when it reads', async () => {
    const [without, together] = [await build(HEADLESS), await build(HEADLESS + REMOTE)]
    const { bytes, imports } = chunkOf(together.lazyChunks, 'startSync.js')
    expect(imports.some((file) => file.includes('tanstack'))).toBe(true)
    expectWithin(
      `${bundler}: + remote, with the page`,
      together.eager - without.eager,
      bundler === 'vite' ? 1_350 : 4_900,
    )
    expectWithin(`${bundler}: + remote, recording and sending`, bytes, 4_410)
    // For sites with agreements.
    expectWithin(`${bundler}: + remote, agreements`, sizeOf(together.lazyChunks, 'keepAgreements.js'), 1_450)
    // Accounts and what other devices decided: for who is recognised.
    expectWithin(`${bundler}: + remote, reading`, sizeOf(together.lazyChunks, 'accountSync.js'), 3_000)
  })

  test('R82 a site with one chat ships nothing of the others', async () => {
    const chats = /services[/\\](crispChat|intercomChat|tawkChat|zendeskChat|zohoSalesIq|tidioChat)\.js$/
    const { eagerModules, lazyModules } = await build(
      `export { crisp } from 'fluxconsent/services'\n${embed('LiveChat')}`,
    )
    expect([...eagerModules, ...lazyModules].filter((name) => chats.test(name))).toEqual([
      expect.stringMatching(/crispChat/),
    ])
  })

  test('R82 a site with one pixel and one video ships nothing of any other vendor', async () => {
    const { eagerModules, lazyModules } = await build(
      `export { metaPixel } from 'fluxconsent/services'\n${embed('YouTube')}`,
    )
    const modules = [...eagerModules, ...lazyModules].toSorted()
    const vendors = /services[/\\](?!(catalogueEntry|checkedOption|functionConsent|itemsOf|takeOver)\.js$)\w+\.js$/
    expect(modules.filter((name) => vendors.test(name))).toEqual([
      expect.stringMatching(/meta\.js$/),
      expect.stringMatching(/metaConversions\.js$/),
    ])
    // Each embed is named after its export, and what reads its addresses after it.
    const others = EMBEDS.filter((name) => !['Frame', 'YouTube'].includes(name))
    const embeds = new RegExp(`embeds[/\\\\](read)?(${others.join('|')}|Facebook|Instagram|LinkedIn|TikTok)\\.js$`)
    expect(modules.filter((name) => embeds.test(name))).toEqual([])
  })

  test('R82 a site carries the table of places, importers, ages and exemptions only where it uses them', async () => {
    const [files, names] = [Object.keys(ON_DEMAND), Object.values(ON_DEMAND).join(', ')]
    const carried = async (code: string): Promise<readonly string[]> => {
      const { eagerModules, lazyModules } = await build(HEADLESS + CONFIG + BANNER + DIALOG + code)
      return files.filter((file) => [...eagerModules, ...lazyModules].some((path) => path.endsWith(`/${file}.js`)))
    }
    expect(await carried('')).toEqual([])
    expect(await carried(`export { ${names} } from 'fluxconsent/core'\n`)).toEqual(files)
  })

  test('R82 six services take 3 kB', async () => {
    const [without, together] = [await build(HEADLESS + CONFIG), await build(HEADLESS + CONFIG + SERVICES)]
    expectWithin(`${bundler}: + six services`, together.eager - without.eager, 3_000)
  })

  test('R82 the texts of the policy take 3 kB more, when they are shown', async () => {
    const { lazyChunks } = await build(HEADLESS + BANNER)
    expectWithin(`${bundler}: texts of the policy`, sizeOf(lazyChunks, 'locales/en/policy.js'), 3000)
  })

  test('R82 the policy page and the privacy centre stay within their bound', async () => {
    const [without, together] = [await build(HEADLESS + BANNER), await build(HEADLESS + BANNER + POLICY)]
    const bound = bundler === 'vite' ? 12_200 : 16_400
    expectWithin(`${bundler}: + policy page and privacy centre`, together.eager - without.eager, bound)
  })

  test('R137 nothing of the policy stands in the way of the banner', async () => {
    const { eagerModules } = await build(HEADLESS + BANNER + DIALOG)
    expect(eagerModules.filter((name) => /dist[/\\]policy[/\\]|locales[/\\]en[/\\]policy\.js/.test(name))).toEqual([])
  })

  test('R137 a policy that is only written as Markdown needs no React', async () => {
    const { eagerModules } = await build(`export { renderPolicy } from 'fluxconsent/policy'`)
    expect(eagerModules.filter((name) => /[/\\](react|parts)[/\\]|Policy\.js$/.test(name))).toEqual([
      expect.stringMatching(/describePolicy\.js$/),
      expect.stringMatching(/renderPolicy\.js$/),
    ])
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

/** What an app writes to use an embed. */
function embed(name: (typeof EMBEDS | typeof LINKS)[number]): string {
  return `export { ${name} } from 'fluxconsent/embeds'\n`
}

/** Gzipped bytes of the chunk that holds a module. */
function sizeOf(chunks: readonly SizedChunk[], module: string): number {
  return chunkOf(chunks, module).bytes
}

/** The chunk that holds a module. */
function chunkOf(chunks: readonly SizedChunk[], module: string): SizedChunk {
  const [holding, ...others] = chunks.filter(({ modules }) => modules.some((name) => name.endsWith(`/${module}`)))
  expect(others, module).toEqual([])
  if (!holding) throw new Error(`No chunk holds ${module}.`)
  return holding
}

function isRadix(module: string): boolean {
  return module.includes('radix-ui')
}
