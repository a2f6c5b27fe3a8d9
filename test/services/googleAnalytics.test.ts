import type { DecisionState } from 'fluxconsent/core'
import { googleAnalytics } from 'fluxconsent/services'
import { array, assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callGlobal, listOf, queueAt, stubPage, type StubPage } from './stubPage.ts'

const KEYS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]
const OFF_SWITCH = 'ga-disable-G-TEST'

const service = () => googleAnalytics({ measurementId: 'G-TEST' })

/** The commands of the queue as plain arrays. */
function commandsOf(page: StubPage, ...beginning: readonly string[]): readonly (readonly unknown[])[] {
  return queueAt(page, 'dataLayer')
    .map(listOf)
    .filter((command) => beginning.every((word, index) => command[index] === word))
}

/** The signals of each update, in the order of the seven keys. */
function updatesOf(page: StubPage): readonly Readonly<Record<string, unknown>>[] {
  return commandsOf(page, 'consent', 'update').map(([, , signals]) => signalsOf(signals))
}

function signalsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

describe('before the grant', () => {
  test('R38 leaves nothing in the page, not even a queue', () => {
    const { consent } = service()
    const { globals, context } = stubPage()
    consent?.update?.(context)
    expect(globals).toEqual({})
  })

  test('R38 has only the off switch after a refusal', () => {
    const page = stubPage()
    page.withdraw(service())
    expect(page.globals).toEqual({ [OFF_SWITCH]: true })
  })
})

describe('at the grant', () => {
  test('R36 puts the default with all seven keys first, then one update with all of them', () => {
    const page = stubPage()
    page.grant(service())
    const consent = commandsOf(page, 'consent')
    expect(consent.map(([, verb]) => verb)).toEqual(['default', 'update'])
    expect(consent.map(([, , signals]) => Object.keys(signalsOf(signals)))).toEqual([KEYS, KEYS])
    expect(commandsOf(page)[0]?.slice(0, 2)).toEqual(['consent', 'default'])
    const { security_storage: security, ...others } = signalsOf(consent[0]?.[2])
    expect(security).toBe('granted')
    expect(new Set(Object.values(others))).toEqual(new Set(['denied']))
  })

  test('R36 pushes arguments objects, as Google reads nothing else', () => {
    const page = stubPage()
    page.grant(service())
    callGlobal(page, ['gtag'], 'event', 'sign_up')
    const kinds = queueAt(page, 'dataLayer').map((entry) => Object.prototype.toString.call(entry))
    expect(new Set(kinds)).toEqual(new Set(['[object Arguments]']))
    expect(commandsOf(page, 'event')).toEqual([['event', 'sign_up']])
  })

  test('R36 tells consent before the tag is configured', () => {
    const page = stubPage()
    page.grant(service())
    const names = commandsOf(page).map(([name]) => name)
    expect(names.lastIndexOf('consent')).toBeLessThan(names.indexOf('js'))
    expect(names.indexOf('js')).toBeLessThan(names.indexOf('config'))
  })

  test('R36 puts the default before what the page had queued', () => {
    const page = stubPage({ dataLayer: [{ event: 'early' }] })
    page.grant(service())
    expect(commandsOf(page)[0]?.slice(0, 2)).toEqual(['consent', 'default'])
    expect(queueAt(page, 'dataLayer')).toContainEqual({ event: 'early' })
  })

  test('R36 does not set a default twice when the head script has', () => {
    const page = stubPage({ dataLayer: [['consent', 'default', {}]] })
    page.grant(service())
    expect(commandsOf(page, 'consent', 'default')).toHaveLength(1)
  })

  test('R37 grants statistics and leaves everything of advertising denied', () => {
    const page = stubPage()
    page.grant(service())
    expect(updatesOf(page)).toEqual([
      {
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
        analytics_storage: 'granted',
        functionality_storage: 'denied',
        personalization_storage: 'denied',
        security_storage: 'granted',
      },
    ])
  })

  test('R88 keeps Google signals and ad personalisation off', () => {
    const page = stubPage()
    page.grant(service())
    expect(commandsOf(page, 'set').at(-1)).toEqual([
      'set',
      { ads_data_redaction: true, allow_google_signals: false, allow_ad_personalization_signals: false },
    ])
  })

  test('R104 has click ids left out while advertising is denied', () => {
    const page = stubPage()
    page.grant(service())
    expect(commandsOf(page, 'set')).toMatchObject([['set', { ads_data_redaction: true }]])
    expect(JSON.stringify(commandsOf(page, 'set'))).not.toContain('url_passthrough')
  })

  test.each([
    ['P24M', 63_072_000],
    ['P90D', 7_776_000],
    ['session', 0],
  ] as const)('R88 tells Google that its cookies stay for %s', (cookieExpires, seconds) => {
    const page = stubPage()
    const manifest = googleAnalytics({ measurementId: 'G-TEST', cookieExpires })
    page.grant(manifest)
    expect(commandsOf(page, 'config')).toEqual([['config', 'G-TEST', { cookie_expires: seconds }]])
    expect(manifest.stores).toContainEqual({ name: '_ga', lifetime: cookieExpires, purpose: 'visitor-id' })
  })

  test('R37 follows marketing alone, whatever else is granted', () => {
    const states = constantFrom<DecisionState>('granted', 'denied', 'undecided')
    const decisions = record({ marketing: states, functional: states, analytics: states, necessary: states })
    assert(
      property(decisions, (decided) => {
        const page = stubPage()
        page.decide(decided)
        page.grant(service())
        const [update] = updatesOf(page)
        const expected = decided.marketing === 'granted' ? 'granted' : 'denied'
        expect([update?.['ad_storage'], update?.['ad_user_data'], update?.['ad_personalization']]).toEqual([
          expected,
          expected,
          expected,
        ])
      }),
    )
  })
})

describe('after the grant', () => {
  test('R36 tells one update with all keys when marketing is granted later', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    page.decide({ marketing: 'granted' })
    manifest.consent?.update?.(page.context)
    expect(updatesOf(page)).toHaveLength(2)
    expect(updatesOf(page)[1]).toMatchObject({ ad_storage: 'granted', analytics_storage: 'granted' })
    expect(commandsOf(page, 'set').at(-1)).toEqual([
      'set',
      { ads_data_redaction: true, allow_google_signals: true, allow_ad_personalization_signals: true },
    ])
  })

  test('R36 says nothing when what changed is none of its business', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    const before = queueAt(page, 'dataLayer').length
    page.decide({ youtube: 'granted' })
    manifest.consent?.update?.(page.context)
    expect(queueAt(page, 'dataLayer')).toHaveLength(before)
  })

  test('denies all but security at the withdrawal, and switches the tag off', () => {
    const page = stubPage()
    const manifest = service()
    page.decide({ marketing: 'granted' })
    page.grant(manifest)
    page.withdraw(manifest)
    const { security_storage: security, ...others } = updatesOf(page).at(-1) ?? {}
    expect(security).toBe('granted')
    expect(new Set(Object.values(others))).toEqual(new Set(['denied']))
    expect(page.globals[OFF_SWITCH]).toBe(true)
  })

  test('does not count the page twice when it is granted again', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    page.withdraw(manifest)
    page.grant(manifest)
    expect(commandsOf(page, 'config')).toHaveLength(1)
    expect(commandsOf(page, 'consent', 'default')).toHaveLength(1)
    expect(updatesOf(page).map((update) => update['analytics_storage'])).toEqual(['granted', 'denied', 'granted'])
    expect(page.globals[OFF_SWITCH]).toBe(false)
  })

  test('R46 needs a reload to be gone', () => {
    expect(service().withdrawal).toBe('reload')
  })
})

describe('in any order of what happens on a page', () => {
  const steps = array(constantFrom('event', 'grant', 'withdraw', 'marketing on', 'marketing off', 'other'), {
    minLength: 1,
    maxLength: 20,
  })

  /** Lets things happen; counts how often what Google may do has changed. */
  function run(happened: readonly string[]): { readonly page: StubPage; readonly changes: number } {
    const page = stubPage({ dataLayer: [] })
    const manifest = service()
    let changes = 0
    let told = ''
    let [runs, marketing] = [false, false]
    for (const step of happened) {
      if (step === 'event') callGlobal(page, ['dataLayer', 'push'], { event: 'early' })
      if (step === 'grant') page.grant(manifest)
      if (step === 'withdraw' && runs) page.withdraw(manifest)
      if (step === 'marketing on' || step === 'marketing off') {
        marketing = step === 'marketing on'
        page.decide({ marketing: marketing ? 'granted' : 'denied' })
        if (runs) manifest.consent?.update?.(page.context)
      }
      if (step === 'other' && runs) manifest.consent?.update?.(page.context)
      if (step === 'grant') runs = true
      if (step === 'withdraw') runs = false
      const may = runs ? `analytics ${String(marketing)}` : 'nothing'
      if (may !== told && (told !== '' || runs)) [changes, told] = [changes + 1, may]
    }
    return { page, changes }
  }

  test('R36 has the default first, once', () => {
    const orders = steps.filter((happened) => happened.includes('grant'))
    assert(
      property(orders, (happened) => {
        const { page } = run(happened)
        expect(commandsOf(page)[0]?.slice(0, 2)).toEqual(['consent', 'default'])
        expect(commandsOf(page, 'consent', 'default')).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })

  test('R36 has exactly one update with all keys for each change', () => {
    assert(
      property(steps, (happened) => {
        const { page, changes } = run(happened)
        expect(updatesOf(page).map(Object.keys)).toEqual(Array.from({ length: changes }, () => KEYS))
      }),
      { numRuns: 200 },
    )
  })

  test('R38 has no command of Google without a grant', () => {
    assert(
      property(steps, (happened) => {
        const { page } = run(happened.filter((step) => step !== 'grant'))
        expect(commandsOf(page).filter(([name]) => name !== 'early')).toEqual([])
      }),
    )
  })
})

describe('option: ads', () => {
  test('R37 keeps advertising denied for good with `false`, and lists nothing of it', () => {
    const manifest = googleAnalytics({ measurementId: 'G-TEST', ads: false })
    const page = stubPage()
    page.decide({ marketing: 'granted' })
    page.grant(manifest)
    expect(updatesOf(page)[0]).toMatchObject({ ad_storage: 'denied', ad_user_data: 'denied' })
    expect(manifest).toMatchObject({ purposes: ['statistics'], sharing: 'none' })
    expect(JSON.stringify(manifest)).not.toMatch(/doubleclick|_gcl_/)
  })
})

describe('items', () => {
  test('R40 has the names and lifetimes that Google documents', () => {
    const { stores } = service()
    const rows = stores === 'nothing' ? [] : stores.map(({ name, lifetime }) => [name, lifetime])
    expect(Object.fromEntries(rows)).toMatchObject({
      _ga: 'P24M',
      _ga_: 'P24M',
      _gid: 'PT24H',
      _gat: 'PT1M',
      _gac_: 'P90D',
      _gcl_: 'P90D',
    })
  })
})

test.each(['', 'G-', 'g-abc', 'G-ABC&l=evil', 'G-ABC/../x', '"><script>', 'G-ABC\n'])(
  'refuses the measurement id %j with error 113',
  (measurementId) => {
    expect(() => googleAnalytics({ measurementId })).toThrow('FC113')
  },
)

test('refuses an id of Universal Analytics with error 150, and says what to use', () => {
  expect(() => googleAnalytics({ measurementId: 'UA-1234-1' })).toThrow(/FC150.*takes no data since July 2024.*GA4/)
})
