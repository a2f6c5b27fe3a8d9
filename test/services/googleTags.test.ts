import type { Service } from 'fluxconsent/core'
import { googleAds, googleAdvancedMode, googleAnalytics, googleTagManager, type GoogleMode } from 'fluxconsent/services'
import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listOf, queueAt, stubPage, type StubPage } from './stubPage.ts'

const KEYS = 7

const analytics = (options: { readonly ads?: boolean; readonly mode?: GoogleMode } = {}): Service =>
  googleAnalytics({ measurementId: 'G-TEST', ...options })
const ads = (): Service => googleAds({ conversionId: 'AW-123456789' })
const container = (): Service => googleTagManager({ containerId: 'GTM-TEST123' })

/** The commands of the queue as plain arrays; events of a container are none. */
function commandsOf(page: StubPage, ...beginning: readonly string[]): readonly (readonly unknown[])[] {
  return queueAt(page, 'dataLayer')
    .filter((entry) => Object.prototype.toString.call(entry) === '[object Arguments]')
    .map(listOf)
    .filter((command) => beginning.every((word, index) => command[index] === word))
}

function updatesOf(page: StubPage): readonly Readonly<Record<string, unknown>>[] {
  return commandsOf(page, 'consent', 'update').map(([, , signals]) => ({ ...Object(signals) }))
}

/** What the runner does when other decisions change. */
const update = (page: StubPage, ...services: readonly Service[]): void =>
  services.forEach(({ consent }) => consent?.update?.(page.context))

describe('several tags on one page', () => {
  test('R36 share one default and one update for each change', () => {
    const page = stubPage()
    const [first, second] = [analytics(), ads()]
    page.decide({ marketing: 'granted', 'google-analytics': 'granted', 'google-ads': 'granted' })
    page.grant(first)
    page.grant(second)
    update(page, first, second)
    expect(commandsOf(page, 'consent', 'default')).toHaveLength(1)
    expect(updatesOf(page)).toHaveLength(1)
  })

  test('R37 raise advertising by Google Ads, not by statistics', () => {
    const page = stubPage()
    page.grant(analytics())
    page.grant(ads())
    expect(updatesOf(page)).toMatchObject([
      { analytics_storage: 'granted', ad_storage: 'denied' },
      { analytics_storage: 'granted', ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' },
    ])
  })

  test('R36 deny one purpose when one of them is withdrawn, in one update with all keys', () => {
    const page = stubPage()
    const [first, second] = [analytics(), ads()]
    page.grant(first)
    page.grant(second)
    page.decide({ 'google-analytics': 'denied' })
    // The runner tells those that go on first, then the one that was denied.
    update(page, second)
    page.withdraw(first)
    expect(updatesOf(page)).toHaveLength(3)
    expect(updatesOf(page)[2]).toMatchObject({ analytics_storage: 'denied', ad_storage: 'granted' })
    expect(updatesOf(page).map((signals) => Object.keys(signals).length)).toEqual([KEYS, KEYS, KEYS])
  })

  test('R36 have the default before every other command, whatever starts first', () => {
    const orders = array(constantFrom(analytics, ads, container), { minLength: 1, maxLength: 6 })
    assert(
      property(orders, (makers) => {
        const page = stubPage({ dataLayer: [{ event: 'early' }] })
        makers.forEach((make) => page.grant(make()))
        expect(listOf(queueAt(page, 'dataLayer')[0]).slice(0, 2)).toEqual(['consent', 'default'])
        expect(commandsOf(page, 'consent', 'default')).toHaveLength(1)
        expect(queueAt(page, 'dataLayer')).toContainEqual({ event: 'early' })
      }),
      { numRuns: 200 },
    )
  })
})

describe('googleAds()', () => {
  test('R37 needs no category of a certain name: its own grant is the one for advertising', () => {
    const page = stubPage()
    page.grant(googleAds({ conversionId: 'AW-123456789', category: 'media' }))
    expect(updatesOf(page)).toMatchObject([{ ad_storage: 'granted', analytics_storage: 'denied' }])
  })

  test('R104 leaves `url_passthrough` off and redacts click ids while advertising is denied', () => {
    const page = stubPage()
    page.grant(ads())
    expect(JSON.stringify(commandsOf(page, 'set'))).not.toContain('url_passthrough')
    expect(commandsOf(page, 'set')).toMatchObject([['set', { ads_data_redaction: true }]])
  })
})

describe('googleTagManager()', () => {
  const eventsOf = (page: StubPage): readonly unknown[] =>
    queueAt(page, 'dataLayer').flatMap((entry) => Reflect.get(Object(entry), 'event') ?? [])

  test('R36 knows the consent before the container starts', () => {
    const page = stubPage()
    page.grant(container())
    expect(eventsOf(page)).toEqual(['consent_update', 'gtm.js'])
    expect(listOf(queueAt(page, 'dataLayer')[0]).slice(0, 2)).toEqual(['consent', 'default'])
  })

  test('tells its triggers of each change, with all signals', () => {
    const page = stubPage()
    const service = container()
    page.grant(service)
    page.decide({ analytics: 'granted' })
    update(page, service)
    page.withdraw(service)
    expect(eventsOf(page)).toEqual(['consent_update', 'gtm.js', 'consent_update', 'consent_update'])
    const told = queueAt(page, 'dataLayer').flatMap((entry) => Reflect.get(Object(entry), 'consent') ?? [])
    expect(told.map((signals) => Reflect.get(Object(signals), 'analytics_storage'))).toEqual([
      'denied',
      'granted',
      'denied',
    ])
  })

  test('R37 lets tags for statistics and advertising run by their own categories', () => {
    const page = stubPage()
    const service = container()
    page.grant(service)
    page.decide({ marketing: 'granted' })
    update(page, service)
    expect(updatesOf(page)).toMatchObject([
      { analytics_storage: 'denied', ad_storage: 'denied' },
      { analytics_storage: 'denied', ad_storage: 'granted' },
    ])
  })
})

describe('googleAdvancedMode()', () => {
  const held = (): Service => googleAnalytics({ measurementId: 'G-TEST', mode: googleAdvancedMode() })

  test('R38 is the only way to have the tag loaded before the grant', () => {
    expect(analytics().beforeConsent).toBeUndefined()
    expect(analytics().consent?.hold).toBeUndefined()
    expect(held().beforeConsent).toBe('limited')
  })

  test('R36 holds the tag by the default, before it is set up', () => {
    const page = stubPage()
    held().consent?.hold?.(page.context)
    expect(commandsOf(page).map(([name]) => name)).toEqual(['consent', 'set', 'js', 'config'])
    expect(updatesOf(page)).toEqual([])
  })

  test('R36 applies a stored choice before the tag is set up', () => {
    const page = stubPage()
    const service = held()
    page.decide({ 'google-analytics': 'granted' })
    service.consent?.hold?.(page.context)
    page.grant(service)
    const names = commandsOf(page).map(([name, verb]) => `${String(name)} ${String(verb)}`)
    expect(names.indexOf('consent update')).toBeLessThan(names.findIndex((name) => name.startsWith('config')))
    expect(commandsOf(page, 'config')).toHaveLength(1)
  })

  test('R36 sets the tag up once, and is one update for the grant and one for the withdrawal', () => {
    const page = stubPage()
    const service = held()
    service.consent?.hold?.(page.context)
    page.grant(service)
    page.withdraw(service)
    expect(commandsOf(page, 'config')).toHaveLength(1)
    expect(updatesOf(page).map(({ analytics_storage: statistics }) => statistics)).toEqual(['granted', 'denied'])
    expect(page.globals['ga-disable-G-TEST']).toBeUndefined()
  })

  test('R36 has a default with all keys for regions, after the one for everybody', () => {
    const page = stubPage()
    const defaults = [{ regions: ['US', 'US-CA'], granted: ['statistics'] }] as const
    googleAnalytics({ measurementId: 'G-TEST', mode: googleAdvancedMode({ defaults }) }).consent?.hold?.(page.context)
    const [everybody, regional] = commandsOf(page, 'consent', 'default').map(([, , signals]) => ({
      ...Object(signals),
    }))
    expect(everybody).not.toHaveProperty('region')
    expect(everybody).toMatchObject({ analytics_storage: 'denied' })
    expect(regional).toMatchObject({ region: ['US', 'US-CA'], analytics_storage: 'granted', ad_storage: 'denied' })
    expect(Object.keys(regional)).toHaveLength(KEYS + 1)
  })

  test('refuses a region that is none with error 155', () => {
    const defaults = [{ regions: ['California'], granted: [] }]
    expect(() => googleAnalytics({ measurementId: 'G-TEST', mode: googleAdvancedMode({ defaults }) })).toThrow('FC155')
  })
})

describe('the address of the page', () => {
  /** The addresses that Google was told before the tag read the page's own. */
  function addressesOf(page: StubPage): readonly unknown[] {
    return commandsOf(page, 'set').flatMap(([, what]) => Reflect.get(Object(what), 'page_location') ?? [])
  }

  const location = { href: 'https://example.com/offer?utm_source=mail&gclid=abc&page=2#top' }

  test('R104 reaches Google Analytics without click ids and campaigns before marketing is granted', () => {
    const page = stubPage({ location })
    page.grant(analytics())
    expect(addressesOf(page)).toEqual(['https://example.com/offer?page=2#top'])
  })

  test('R104 reaches no tag of its advanced mode before anybody agreed', () => {
    const page = stubPage({ location })
    analytics({ mode: googleAdvancedMode() }).consent?.hold?.(page.context)
    expect(addressesOf(page)).toEqual(['https://example.com/offer?page=2#top'])
    expect(commandsOf(page, 'set')).toMatchObject([['set', { ads_data_redaction: true }]])
  })

  test.each([true, false])('R104 loses them when marketing is withdrawn, with the option `ads` %s', (isAllowed) => {
    const page = stubPage({ location })
    const service = analytics({ ads: isAllowed })
    page.decide({ marketing: 'granted' })
    page.grant(service)
    page.decide({ marketing: 'denied' })
    service.consent?.update?.(page.context)
    service.consent?.update?.(page.context)
    expect(addressesOf(page)).toEqual(['https://example.com/offer?page=2#top'])
  })

  test.each([{}, { mode: googleAdvancedMode() }])(
    'R104 loses them when all is withdrawn and analytics alone granted',
    (options) => {
      const page = stubPage({ location })
      const service = analytics(options)
      page.decide({ marketing: 'granted' })
      service.consent?.hold?.(page.context)
      page.grant(service)
      expect(addressesOf(page)).toEqual([])
      page.decide({ marketing: 'denied' })
      page.withdraw(service)
      page.grant(service)
      expect(addressesOf(page).at(-1)).toBe('https://example.com/offer?page=2#top')
      expect(updatesOf(page).at(-1)).toMatchObject({ ad_storage: 'denied', analytics_storage: 'granted' })
    },
  )

  test('R104 reaches it as it is with the grant of marketing, or when there is nothing to leave out', () => {
    const page = stubPage({ location })
    page.decide({ marketing: 'granted' })
    page.grant(analytics())
    const plain = stubPage({ location: { href: 'https://example.com/?page=2' } })
    plain.grant(analytics())
    for (const one of [page, plain]) expect(addressesOf(one)).toEqual([])
  })
})

test.each(['', 'GTM-', 'gtm-abc123', 'GTM-ABC&l=evil', 'G-TEST'])(
  'refuses the container id %j with error 113',
  (containerId) => {
    expect(() => googleTagManager({ containerId })).toThrow('FC113')
  },
)

test.each(['', 'AW-', 'AW-12', 'AW-123456789/evil'])('refuses the conversion id %j with error 113', (conversionId) => {
  expect(() => googleAds({ conversionId })).toThrow('FC113')
})
