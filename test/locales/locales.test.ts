import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../doors.ts'
import { BANNED } from './banned.ts'
import { flatten, loadLanguage, pluralsIn, TAGS, type Language } from './languages.ts'

const OFFICIAL = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')
const FURTHER = 'ar he is ja ko no pt-BR tr uk zh'.split(' ')

/** Gzipped bytes of banner, details and policy. Letters that are not Latin take two or three bytes each. */
const LIMITS = {
  latin: [510, 2_650, 3_700],
  other: [600, 3_000, 4_500],
} as const
const OTHER_SCRIPTS = ['ar', 'bg', 'el', 'he', 'ja', 'ko', 'uk', 'zh']

/** Languages whose words do not change with a number, or that count with one word for all: a sentence is right there. */
const COUNTERS = ['da', 'fi', 'ja', 'ko', 'no', 'sv', 'zh']

/** Languages in which a bare number is no age: "moins de 16" what? */
const WITH_YEARS = 'bg cs es fr hr it lt pl pt pt-BR ro sk sl uk'.split(' ')

/** Names that are the same in every language, and words that many languages share with English. */
const NAMES =
  /^(\{\w+\}|GPC|Do Not Track|Cookie|Video|Audio|Chat|Service worker|Cache|Chrome|Safari|Cookies|Data Privacy Framework)/i

it('R77 has all official languages of the European Union, and ten more', () => {
  expect([...TAGS].sort()).toEqual([...OFFICIAL, ...FURTHER].sort())
})

describe.each(TAGS)('the language %s', (tag) => {
  let language: Language
  let english: Language
  beforeAll(async () => {
    ;[language, english] = await Promise.all([loadLanguage(tag), loadLanguage('en')])
  })

  it('R77 says which language it is, and in which direction it is written', () => {
    expect(language.locale.tag).toBe(tag)
    expect(language.locale.dir).toBe(['ar', 'he'].includes(tag) ? 'rtl' : 'ltr')
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
  })

  it('R77 keeps versions and names of cookies in their order where the text runs from right to left', () => {
    const texts = flatten(language.texts).filter(([, text]) => /\{(version|names)\}/.test(text))
    expect(texts).toHaveLength(4)
    // Isolated; "2026-02" would read as "02-2026" after Arabic letters, and "_ga" as "ga_".
    const isIsolated = texts.map(([, text]) => /\u2068\{\w+\}\u2069/.test(text))
    expect(new Set(isIsolated)).toEqual(new Set([language.locale.dir === 'rtl']))
  })

  it('R77 ends no sentence twice where a date has a full stop of its own', () => {
    const dates = [Date.UTC(2026, 1, 15, 9, 5), Date.UTC(2026, 10, 5, 17, 5)]
    const day = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', dateStyle: 'long' })
    const moment = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' })
    const texts = flatten(language.texts).filter(([, text]) => text.includes('{date}'))
    expect(texts).toHaveLength(5)
    const filled = texts.flatMap(([path, text]) => {
      const format = /since|given|withdrawn/.test(path) ? moment : day
      return dates.map((date) => text.replace('{date}', format.format(date)))
    })
    expect(filled.filter((text) => text.includes('..'))).toEqual([])
  })

  it('R77 counts services in words that fit one and many', () => {
    // No noun and no verb stands behind a number that would have to agree with it.
    const { partly } = language.texts.details.preferences
    const isPlain = /: ?\{n\}\D{1,7}\{total\}\.$/.test(partly)
    expect(isPlain || COUNTERS.includes(tag), partly).toBe(true)
  })

  it('R77 names the unit of an age where the language does', () => {
    const { minimum, under } = language.texts.policy.children
    const years = new Intl.NumberFormat(tag, { style: 'unit', unit: 'year', unitDisplay: 'long' }).format(16)
    const shown = [minimum, under].map((text) => text.replace('{age}', '16'))
    const isNamed = shown.map((text) => text.replaceAll(/\s/g, ' ').includes(years.replaceAll(/\s/g, ' ')))
    expect(isNamed, shown.join(' ')).toEqual([WITH_YEARS.includes(tag), WITH_YEARS.includes(tag)])
  })

  it('R77 has every text, with something in it', () => {
    const known = flatten(english.texts).map(([path]) => path)
    const own = new Map(flatten(language.texts))
    // Plurals have the forms of their own language.
    const missing = known.filter((path) => !/\.(one|two|few|many|zero)$/.test(path) && !own.get(path)?.trim())
    expect(missing).toEqual([])
  })

  it('R77 fills in what English fills in, in every form', () => {
    const holes = (text: string): string =>
      [...text.matchAll(/\{\w+\}/g)]
        .map(([hole]) => hole)
        .sort()
        .join(' ')
    const known = new Map(flatten(english.texts))
    const wrong = flatten(language.texts).filter(([path, text]) => {
      const model = known.get(path) ?? known.get(path.replace(/\.\w+$/, '.other')) ?? ''
      return holes(text) !== holes(model)
    })
    expect(wrong).toEqual([])
  })

  it('R77 has a form for every number, in every plural', () => {
    const rules = new Intl.PluralRules(tag)
    const numbers = [...Array.from({ length: 1_000 }, (_, n) => n), 1_000_000]
    const needed = new Set([...numbers.map((n) => rules.select(n)), 'other'])
    const known: readonly string[] = rules.resolvedOptions().pluralCategories
    const plurals = pluralsIn(language.texts)
    expect(plurals.map(([path]) => path)).toEqual(pluralsIn(english.texts).map(([path]) => path))
    const wrong = plurals.flatMap(([path, plural]) => [
      ...[...needed].filter((form) => !(form in plural)).map((form) => `${path} has no ${form}`),
      ...Object.keys(plural)
        .filter((form) => !known.includes(form))
        .map((form) => `${path}.${form} is never used`),
    ])
    expect(wrong).toEqual([])
  })

  it('R77 is not left in English, but for menus of browsers that do not speak it', () => {
    const same = new Map(flatten(english.texts))
    const left = flatten(language.texts).filter(
      ([path, text]) =>
        tag !== 'en' &&
        !path.startsWith('policy.browsers.steps.') &&
        text === same.get(path) &&
        text.split(' ').length > 2 &&
        !NAMES.test(text),
    )
    expect(left).toEqual([])
  })

  it('R131 names accept and reject alike, in labels of about the same length', () => {
    const { acceptAll, rejectAll } = language.texts.banner
    expect(acceptAll).not.toBe(rejectAll)
    expect(ratioOf(acceptAll, rejectAll)).toBeLessThanOrEqual(1.5)
    const { preferences } = language.texts.details
    expect([preferences.acceptAll, preferences.rejectAll]).toEqual([acceptAll, rejectAll])
  })

  it('R131 names the two answers to a notice in labels of about the same length', () => {
    const { optOut, acknowledge } = language.texts.details.notice
    expect(ratioOf(optOut, acknowledge), `${optOut}, ${acknowledge}`).toBeLessThanOrEqual(1.5)
  })

  it('R131 gives the way to the preferences no label that is longer than half as much again', () => {
    const { openPreferences, acceptAll, rejectAll } = language.texts.banner
    const { optOut, acknowledge } = language.texts.details.notice
    for (const [one, other] of [
      [acceptAll, rejectAll],
      [optOut, acknowledge],
    ] as const) {
      const longest = Math.max(one.length, other.length)
      expect(openPreferences.length, openPreferences).toBeLessThanOrEqual(longest * 1.5)
    }
    expect(language.texts.placeholder.openPreferences).toBe(openPreferences)
  })

  it('R131 nudges nobody', () => {
    const phrases = BANNED[tag]
    expect(phrases?.length).toBeGreaterThan(2)
    const nudges = flatten(language.texts).filter(
      ([, text]) => /[!！¡]/.test(text) || phrases?.some((phrase) => text.toLowerCase().includes(phrase)),
    )
    expect(nudges).toEqual([])
  })

  it('R77 is small: three chunks, of which a first visit loads the first', async () => {
    const gzipped = async (file: string): Promise<number> => {
      const path = `${ROOT}/src/locales/${tag}/${file}.ts`
      expect(existsSync(path)).toBe(true)
      const { outputFiles } = await build({
        entryPoints: [path],
        bundle: true,
        minify: true,
        charset: 'utf8',
        format: 'esm',
        write: false,
      })
      return gzipSync(outputFiles[0]?.contents ?? '').length
    }
    const sizes = await Promise.all(['banner', 'details', 'policy'].map(gzipped))
    const limits: readonly number[] = LIMITS[OTHER_SCRIPTS.includes(tag) ? 'other' : 'latin']
    const isWithin = sizes.map((size, chunk) => size <= (limits[chunk] ?? 0))
    expect(isWithin, sizes.join(' ')).toEqual([true, true, true])
  })
})

function ratioOf(one: string, other: string): number {
  return Math.max(one.length, other.length) / Math.min(one.length, other.length)
}
