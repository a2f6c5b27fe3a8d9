import {
  fromC15t,
  fromCookiebot,
  fromCookieYes,
  fromKlaro,
  fromOneTrust,
  fromReactCookieConsent,
  fromStorage,
  fromVanillaCookieConsent,
  readConsent,
  type Choice,
  type ConsentConfig,
  type Importer,
} from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { KIT } from '../../src/core/kit.js'
import { importChoice } from '../../src/core/importers/importChoice.js'
import { decodeChoice } from '../../src/core/codec.js'
import { createChoice, decide, encodeChoice } from '../../src/core/lazy.js'
import { clockAt, DAY, deniedBut, exampleWith, GPC, granted, NOW, OPTIONAL, startStore } from './exampleConfig.js'
import {
  C15T,
  COOKIE_YES,
  COOKIEBOT,
  KLARO,
  ONE_TRUST,
  REACT_COOKIE_CONSENT,
  VANILLA,
  type Fixture,
} from './importFixtures.js'

// Random values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const CONFIG = exampleWith({})

/** A day after the recording of the last fixture. */
const LATER = Date.UTC(2026, 10, 23)

const oneTrust = fromOneTrust({ C0002: 'analytics', C0003: 'functional', C0004: 'marketing' })
const vanilla = fromVanillaCookieConsent({
  functionality: 'functional',
  'analytics.ga': 'stats',
  'analytics.hotjar': 'heatmap',
  ads: 'marketing',
})
const klaro = fromKlaro({ matomo: ['stats', 'heatmap'], youtube: ['video', 'ads'] })
const react = fromReactCookieConsent(['analytics', 'marketing', 'functional'])
const own = fromStorage({
  name: 'public.cookie.choice',
  mapping: { all: ['functional', 'analytics', 'marketing'] },
  answer: (value) => (value === 'accepted' ? 'granted' : value === 'rejected' ? 'denied' : undefined),
})

const ALL: readonly Importer[] = [oneTrust, fromCookiebot(), fromCookieYes(), vanilla, klaro, react, fromC15t(), own]

function taken(importer: Importer | readonly Importer[], { cookie, local }: Fixture, now = LATER): Choice | null {
  const page = { document: { cookie }, localStorage: { getItem: (key: string) => local?.[key] ?? null } }
  const here = { jurisdiction: CONFIG.jurisdictionOf('DE', now), now }
  return importChoice({ ...CONFIG, import: [importer].flat() }, page, here, {
    decide,
    createChoice: (...made) => createChoice(KIT, ...made),
  })
}

/** The next visit with that choice. */
function visit(choice: Choice | null, now = LATER, config: ConsentConfig = exampleWith({})) {
  const store = startStore(config, { now: clockAt(now) })
  if (choice) store.inlet.receive(choice)
  return store
}

const MARCH = NOW
const WITHOUT_FUNCTIONAL = ['functional', 'theme']

describe('R54 the choice of another tool', () => {
  it.each<[string, Importer, Fixture, readonly string[], number]>([
    ['OneTrust', oneTrust, ONE_TRUST.accepted, OPTIONAL, MARCH],
    ['OneTrust 6', oneTrust, ONE_TRUST.old, OPTIONAL, MARCH],
    ['Cookiebot', fromCookiebot(), COOKIEBOT.accepted, OPTIONAL, MARCH],
    ['CookieYes', fromCookieYes(), COOKIE_YES.accepted, OPTIONAL, LATER],
    ['vanilla-cookieconsent 3', vanilla, VANILLA.accepted, OPTIONAL, LATER],
    ['klaro', klaro, KLARO.accepted, OPTIONAL.filter((id) => !WITHOUT_FUNCTIONAL.includes(id)), LATER],
    ['react-cookie-consent', react, REACT_COOKIE_CONSENT.accepted, OPTIONAL, LATER],
    ['react-cookie-consent, the second cookie', react, REACT_COOKIE_CONSENT.legacy, OPTIONAL, LATER],
    ['c15t', fromC15t(), C15T.accepted, OPTIONAL, LATER],
    ['an own tool', own, { cookie: '', local: { 'public.cookie.choice': 'accepted' } }, OPTIONAL, LATER],
  ])('R54 %s: what was accepted runs', (_tool, importer, fixture, ids, now) => {
    const choice = taken(importer, fixture, now)
    expect(choice).toMatchObject({ action: 'import', method: 'import', policyVersion: '2026-02', subject: null })
    expect(granted(visit(choice, now))).toEqual(ids)
  })

  it.each<[string, Importer, Fixture, number]>([
    ['OneTrust', oneTrust, ONE_TRUST.rejected, MARCH],
    ['Cookiebot', fromCookiebot(), COOKIEBOT.rejected, MARCH],
    ['CookieYes', fromCookieYes(), COOKIE_YES.rejected, LATER],
    ['vanilla-cookieconsent 3', vanilla, VANILLA.rejected, LATER],
    ['react-cookie-consent', react, REACT_COOKIE_CONSENT.rejected, LATER],
    ['c15t', fromC15t(), C15T.rejected, LATER],
    ['an own tool', own, { cookie: 'public.cookie.choice=rejected' }, LATER],
  ])('R54 %s: what was rejected stays so, and is not asked again', (_tool, importer, fixture, now) => {
    const choice = taken(importer, fixture, now)
    expect(choice?.decisions).toEqual(deniedBut())
    expect(visit(choice, now).getState()).toMatchObject({ status: 'decided', surface: 'none' })
  })

  it.each<[string, Importer, Fixture, readonly string[], number]>([
    ['OneTrust', oneTrust, ONE_TRUST.some, ['functional', 'analytics', 'theme', 'stats', 'heatmap'], MARCH],
    ['Cookiebot', fromCookiebot(), COOKIEBOT.some, [], MARCH],
    ['CookieYes', fromCookieYes(), COOKIE_YES.some, ['marketing', 'video', 'ads'], LATER],
    ['vanilla-cookieconsent 3', vanilla, VANILLA.some, ['stats'], LATER],
    ['klaro', klaro, KLARO.some, ['analytics', 'stats', 'heatmap'], LATER],
    ['klaro in local storage', klaro, KLARO.local, ['analytics', 'stats', 'heatmap'], LATER],
    ['c15t', fromC15t(), C15T.some, ['analytics', 'stats', 'heatmap'], LATER],
    ['c15t in local storage', fromC15t(), C15T.local, ['analytics', 'stats', 'heatmap'], LATER],
    ['vanilla-cookieconsent in local storage', vanilla, VANILLA.local, ['analytics', 'stats', 'heatmap'], LATER],
  ])('R54 %s: a mixed answer stays mixed', (_tool, importer, fixture, ids, now) => {
    expect(granted(visit(taken(importer, fixture, now), now))).toEqual(ids)
  })

  it('R54 is asked about only as far as the other tool had not asked', () => {
    const choice = taken(klaro, KLARO.accepted)
    expect(visit(choice).getState().prompt).toMatchObject({ required: true, reason: 'added', added: ['theme'] })
    const all = taken(oneTrust, ONE_TRUST.accepted, MARCH)
    expect(visit(all, MARCH).getState().prompt.required).toBe(false)
  })

  it('R54 keeps its time, so that a change of tools extends nothing', () => {
    const choice = taken(oneTrust, ONE_TRUST.accepted, MARCH)
    expect(choice?.at).toBe(Date.parse('2026-02-10T13:39:49.240Z'))
    expect(choice?.id.slice(0, 8)).toBe(((choice?.at ?? 0) / 65_536).toString(16).split('.')[0]?.padStart(8, '0'))
    const end = (choice?.at ?? 0) + 184 * DAY
    expect(granted(visit(choice, end))).toEqual(OPTIONAL)
    expect(granted(visit(choice, end + 1))).toEqual([])
    expect(taken(fromCookiebot(), COOKIEBOT.accepted, MARCH)?.at).toBe(1_770_730_789_240)
    expect(taken(fromC15t(), C15T.some)?.at).toBe(1_795_375_969_954)
    expect(taken(vanilla, VANILLA.some)?.at).toBe(Date.parse('2026-11-22T19:32:29.904Z'))
    expect(taken(fromCookieYes(), COOKIE_YES.some)?.at).toBe(1_795_375_957_487)
  })

  it('R54 counts from now where the other tool kept no time', () => {
    for (const [importer, fixture] of [
      [klaro, KLARO.accepted],
      [react, REACT_COOKIE_CONSENT.accepted],
      [fromCookieYes(), COOKIE_YES.hosted],
    ] as const) {
      expect(taken(importer, fixture)?.at).toBe(LATER)
    }
  })

  it('R54 is that of vanilla-cookieconsent 2 as well', () => {
    const second = fromVanillaCookieConsent({ analytics: 'analytics', ads: 'marketing' })
    expect(granted(visit(taken(second, VANILLA.secondAccepted)))).toEqual([
      'analytics',
      'marketing',
      'stats',
      'heatmap',
      'video',
      'ads',
    ])
    expect(granted(visit(taken(second, VANILLA.secondRejected)))).toEqual([])
    expect(taken(second, VANILLA.secondAccepted)?.at).toBe(Date.parse('2026-11-22T19:32:32.114Z'))
  })

  it('R54 is that of the first importer that finds one', () => {
    const both = { cookie: `${COOKIEBOT.rejected.cookie}; ${ONE_TRUST.accepted.cookie}` }
    expect(granted(visit(taken([oneTrust, fromCookiebot()], both, MARCH), MARCH))).toEqual(OPTIONAL)
    expect(granted(visit(taken([fromCookiebot(), oneTrust], both, MARCH), MARCH))).toEqual([])
    expect(taken([klaro, oneTrust], ONE_TRUST.accepted, MARCH)).not.toBeNull()
  })

  it('R54 tells Cookiebot and react-cookie-consent apart, which share a name', () => {
    expect(taken(fromCookiebot(), REACT_COOKIE_CONSENT.accepted)).toBeNull()
    expect(taken(react, COOKIEBOT.accepted, MARCH)).toBeNull()
  })
})

describe('no grant on doubt', () => {
  it.each<[string, Importer, Fixture]>([
    ['the defaults of OneTrust', oneTrust, ONE_TRUST.untouched],
    ['an implied consent of Cookiebot', fromCookiebot(), COOKIEBOT.implied],
    [
      'what Cookiebot stores for a visitor of another region',
      fromCookiebot(),
      { cookie: COOKIEBOT.implied.cookie.replace('implied', 'explicit') },
    ],
    [
      'a stamped consent of Cookiebot that nobody gave',
      fromCookiebot(),
      { cookie: COOKIEBOT.accepted.cookie.replace('explicit', 'implied') },
    ],
    ['a CookieYes cookie before any act', fromCookieYes(), COOKIE_YES.untouched],
    ['a hosted CookieYes cookie before any act', fromCookieYes(), COOKIE_YES.hostedUntouched],
    ['a c15t cookie without a time', fromC15t(), { cookie: 'c15t=c.necessary:1,c.marketing:1' }],
    ['a c15t copy without a time', fromC15t(), { cookie: '', local: { c15t: '{"consents":{"marketing":true}}' } }],
    ['an empty cookie', klaro, { cookie: 'klaro=' }],
    ['an unknown word', own, { cookie: 'public.cookie.choice=maybe' }],
    ['nothing', oneTrust, { cookie: '' }],
  ])('R54 %s is no answer', (_what, importer, fixture) => {
    expect(taken(importer, fixture)).toBeNull()
  })

  it.each<[string, Importer, Fixture, readonly string[]]>([
    ['OneTrust waits for a new answer', oneTrust, ONE_TRUST.waiting, ['functional', 'theme']],
    [
      'Cookiebot does not say how it came about',
      fromCookiebot(),
      COOKIEBOT.old,
      ['analytics', 'marketing', 'stats', 'heatmap', 'video', 'ads'],
    ],
    ['CookieYes contradicts itself', fromCookieYes(), COOKIE_YES.hostedDoubtful, ['marketing', 'video', 'ads']],
  ])('R54 where %s only the refusals count', (_when, importer, fixture, refused) => {
    const choice = taken(importer, fixture, MARCH)
    expect(Object.keys(choice?.decisions ?? {}).sort()).toEqual([...refused].sort())
    expect(Object.values(choice?.decisions ?? {})).not.toContain('granted')
    expect(granted(visit(choice, MARCH))).toEqual([])
    expect(visit(choice, MARCH).getState().prompt.required).toBe(true)
  })

  it('R54 what was on by default in California is no consent in Germany', () => {
    const choice = taken(oneTrust, ONE_TRUST.closedInCalifornia, MARCH)
    expect(choice).toMatchObject({ jurisdiction: 'US-CA', model: 'opt-out' })
    expect(granted(visit(choice, MARCH))).toEqual([])
    expect(visit(choice, MARCH).getState().prompt.reason).toBe('jurisdiction')
  })

  it('R21 a signal of today beats every grant that was taken over', () => {
    const choice = taken(oneTrust, ONE_TRUST.accepted, MARCH)
    const store = startStore(exampleWith({}), { signals: GPC, now: clockAt(MARCH) })
    if (choice) store.inlet.receive(choice)
    expect(granted(store)).toEqual(['functional', 'analytics', 'theme', 'stats', 'heatmap'])
  })

  it('R54 one accepted service does not grant its whole category', () => {
    const byCategory = fromVanillaCookieConsent({ analytics: 'analytics', ads: 'marketing' })
    expect(granted(visit(taken(byCategory, VANILLA.some)))).toEqual([])
    expect(taken(byCategory, VANILLA.some)?.decisions).toEqual({ marketing: 'denied', video: 'denied', ads: 'denied' })
  })

  it('R54 services answer their category only together', () => {
    const one = fromVanillaCookieConsent({ 'analytics.ga': 'stats' })
    expect(taken(one, VANILLA.accepted)?.decisions).toEqual({ stats: 'granted' })
    const both = fromVanillaCookieConsent({ 'analytics.ga': 'stats', 'analytics.hotjar': 'heatmap' })
    expect(taken(both, VANILLA.accepted)?.decisions).toMatchObject({ analytics: 'granted' })
  })

  it('R54 the answer to one host of OneTrust comes before that to its group', () => {
    const hosts = fromOneTrust({ C0002: 'analytics', H1: 'stats' })
    const cookie = ONE_TRUST.accepted.cookie.replace('&hosts=&', '&hosts=H1%3A0&')
    expect(taken(hosts, { cookie }, MARCH)?.decisions).toEqual({
      analytics: 'denied',
      stats: 'denied',
      heatmap: 'granted',
    })
  })

  it('R54 a grant of an older revision is asked again', () => {
    const revised = fromVanillaCookieConsent({ ads: 'marketing', functionality: 'functional' }, { revision: 1 })
    expect(taken(revised, VANILLA.accepted)).toBeNull()
    expect(taken(revised, VANILLA.rejected)?.decisions['marketing']).toBe('denied')
  })

  it('R16 a grant that ended by the word of the other tool is not resurrected', () => {
    expect(granted(visit(taken(vanilla, VANILLA.local, 1_811_100_751_008), 1_811_100_751_008))).toEqual([])
  })

  it.each([
    ['the future', 'OptanonAlertBoxClosed=2286-11-20T17:46:39.000Z'],
    ['a time before there were such tools', 'OptanonAlertBoxClosed=1970-01-01T00:00:01.000Z'],
    ['no time at all', 'OptanonAlertBoxClosed=yesterday'],
  ])('R54 a grant of %s does not count, a refusal does', (_when, time) => {
    const at = (fixture: Fixture) => ({ cookie: fixture.cookie.replace(/OptanonAlertBoxClosed=[^;]*/, time) })
    expect(taken(oneTrust, at(ONE_TRUST.accepted), MARCH)).toBeNull()
    expect(taken(oneTrust, at(ONE_TRUST.rejected), MARCH)).toMatchObject({ at: MARCH, decisions: deniedBut() })
  })

  it('R54 hostile input never throws, and grants nothing', () => {
    const names = ALL.flatMap(({ items }) => items.map(({ name }) => name))
    const values = [
      '%',
      '%E0%A4%A',
      '{',
      '[]',
      'null',
      '{"__proto__":{"matomo":true}}',
      '{"constructor":true}',
      'true'.repeat(5_000),
      '{"categories":"analytics"}',
      '{"categories":[{}]}',
      '{stamp:1,method:',
      'action:yes',
      'a'.repeat(1_000_000),
      '['.repeat(100_000),
      'groups=C0002:1:1',
      'groups=__proto__:1',
    ]
    for (const value of values) {
      const cookie = names.map((name) => `${name}=${value}`).join('; ')
      const local = Object.fromEntries(names.map((name) => [name, value]))
      const choice = taken(ALL, { cookie, local })
      expect(Object.values(choice?.decisions ?? {}), value.slice(0, 40)).not.toContain('granted')
      const { decisions = {} } = taken(ALL, { cookie: '', local }) ?? {}
      expect(Object.values(decisions), value.slice(0, 40)).not.toContain('granted')
    }
  })

  it('R54 any text is read without an exception', () => {
    const names = fc.constantFrom(...ALL.flatMap(({ items }) => items.map(({ name }) => name)))
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.json().map(encodeURIComponent))
    fc.assert(
      fc.property(fc.array(fc.tuple(names, text)), (pairs) => {
        const cookie = pairs.map(([name, value]) => `${name}=${value}`).join('; ')
        const choice = taken(ALL, { cookie, local: Object.fromEntries(pairs) })
        expect(choice === null || choice.action === 'import').toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('R54 what is nearly a choice of another tool is read without an exception, into a choice that can be kept', () => {
    const tools = [ONE_TRUST, COOKIEBOT, COOKIE_YES, VANILLA, REACT_COOKIE_CONSENT, C15T, KLARO]
    const fixtures = tools.flatMap((tool) => Object.values<Fixture>(tool))
    const letter = fc.constantFrom(
      '0',
      '1',
      ',',
      ':',
      ';',
      '=',
      '%',
      '"',
      '{',
      '}',
      '[',
      ']',
      'true',
      'yes',
      '-',
      '\u0000',
      '😀',
    )
    const seen = new Set<string | undefined>()
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), letter, fc.nat(2)), { maxLength: 3 }),
        ({ cookie, local }, changes) => {
          const damage = (text: string): string =>
            changes.reduce((whole, [part, character, length]) => {
              const index = Math.floor(part * whole.length)
              return whole.slice(0, index) + character + whole.slice(index + length)
            }, text)
          const damaged = Object.fromEntries(
            Object.entries<string>(local ?? {}).map(([key, value]) => [key, damage(value)]),
          )
          const choice = taken(ALL, { cookie: damage(cookie), local: damaged })
          if (choice) expect(decodeChoice(encodeChoice(choice))).toEqual(choice)
          for (const answer of choice ? Object.values(choice.decisions) : ['nothing']) seen.add(answer)
        },
      ),
      { numRuns: 2_000 },
    )
    expect(seen).toEqual(new Set(['denied', 'granted', 'nothing']))
  })

  it('R54 a mapping that throws, or names what the config does not have, takes nothing over', () => {
    const thrower = fromStorage({
      name: 'x',
      mapping: { all: 'analytics' },
      answer: () => {
        throw new Error('boo')
      },
    })
    expect(taken(thrower, { cookie: 'x=1' })).toBeNull()
    expect(taken(fromKlaro({ matomo: 'unknown', session: 'necessary' }), KLARO.accepted)).toBeNull()
  })

  it('R54 where two of its names are about one category, both have to be accepted', () => {
    const cookie = COOKIE_YES.accepted.cookie.replace('performance%3Ayes', 'performance%3Ano')
    expect(granted(visit(taken(fromCookieYes(), { cookie })))).not.toContain('analytics')
    const first = COOKIE_YES.accepted.cookie.replace('analytics%3Ayes', 'analytics%3Ano')
    expect(granted(visit(taken(fromCookieYes(), { cookie: first })))).not.toContain('analytics')
  })
})

describe('defineConsent', () => {
  it('R54 keeps the time that an own tool wrote down', () => {
    const timed = fromStorage({
      name: 'own',
      mapping: { all: 'analytics' },
      answer: () => 'granted',
      time: (value) => value,
    })
    expect(taken(timed, { cookie: 'own=2026-03-01' })?.at).toBe(Date.UTC(2026, 2, 1))
  })

  it('R54 refuses an importer for what the config does not have', () => {
    expect(() => exampleWith({ import: [fromCookieYes({ analytics: 'analytcs' })] })).toThrow('FC131')
    expect(() => exampleWith({ import: [...ALL] })).not.toThrow()
  })
})

describe('readConsent', () => {
  it('R54 finds the choice of another tool for the first render', () => {
    vi.setSystemTime(MARCH)
    const config = exampleWith({ import: [oneTrust] })
    const request = new Request('https://shop.example/', { headers: { cookie: ONE_TRUST.accepted.cookie } })
    expect(readConsent(request, config).choice).toMatchObject({ action: 'import', decisions: deniedBut(...OPTIONAL) })
    vi.useRealTimers()
  })

  it('R54 R18 takes the place of the request where the other tool kept none, and else that of the config', () => {
    vi.setSystemTime(MARCH)
    const config = exampleWith({ import: [klaro], jurisdiction: 'US-CA' })
    const headers = { cookie: KLARO.accepted.cookie }
    const abroad = readConsent(new Headers({ ...headers, 'cf-ipcountry': 'DE' }), config, { edge: 'cloudflare' })
    expect(abroad.choice).toMatchObject({ jurisdiction: 'DE', model: 'opt-in' })
    expect(readConsent(new Headers(headers), config).choice).toMatchObject({ jurisdiction: 'US-CA', model: 'opt-out' })
    vi.useRealTimers()
  })

  it('R54 prefers the own choice, whatever is in it', () => {
    vi.setSystemTime(MARCH)
    const config = exampleWith({ import: [oneTrust] })
    const store = startStore(config)
    store.actions.rejectAll()
    const { choice } = store.getState()
    const cookie = `cookie_consent=${choice ? encodeChoice(choice) : ''}; ${ONE_TRUST.accepted.cookie}`
    expect(readConsent(cookie, config).choice).toEqual(choice)
    expect(readConsent('', config).choice).toBeNull()
    vi.useRealTimers()
  })
})
