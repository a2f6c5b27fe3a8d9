import { lifetimeSeconds, type Service } from 'fluxconsent/core'
import {
  crisp,
  hubspot,
  metaPixel,
  microsoftClarity,
  microsoftUet,
  plausible,
  posthog,
  sentryReplay,
  tawk,
  tidio,
  tiktokPixel,
  zendesk,
  zohoSalesIq,
} from 'fluxconsent/services'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { withoutCampaign } from '../../src/browser/withoutCampaign.ts'
import { CATALOGUE } from './catalogueTable.ts'
import { loadVendor, type Calls, type Takeover } from './loadVendor.ts'
import { runSnippet } from './snippets.ts'
import { callGlobal, listOf, queueAt, stubPage, type StubPage } from './stubPage.ts'

afterEach(() => void vi.useRealTimers())

/** A vendor with a queue: what it is told, call by call. */
interface Told {
  readonly factory: keyof typeof CATALOGUE
  readonly global: string
  readonly takeover: Takeover
  readonly kept?: string
  readonly granted: Calls
  readonly withdrawn: Calls
  readonly again: Calls
  /** What the page's own code calls to count something. */
  readonly event: readonly [method: string | null, ...facts: readonly unknown[]]
}

const CONSENT = (ad: string, statistics: string) => ['consentv2', { ad_Storage: ad, analytics_Storage: statistics }]
const INTERCOM = { app_id: 'abc12345', api_base: 'https://api-iam.eu.intercom.io' }

const CAMPAIGNS =
  'utm_source utm_medium utm_campaign utm_content utm_term gclid gad_source gclsrc dclid gbraid wbraid fbclid msclkid twclid li_fat_id igshid ttclid rdt_cid epik qclid sccid oppref bfcid irclid mc_cid _kx'.split(
    ' ',
  )
const WITHOUT_CAMPAIGNS: Calls = [
  [
    'set_config',
    {
      save_campaign_params: false,
      mask_personal_data_properties: true,
      custom_personal_data_properties: ['utm_id', ...CAMPAIGNS],
    },
  ],
  ['unregister', '$initial_person_info'],
  ['unregister', '$client_session_props'],
  ...CAMPAIGNS.map((name) => ['unregister_for_session', name]),
]

const VENDORS: readonly Told[] = [
  {
    factory: 'metaPixel',
    global: 'fbq',
    takeover: 'dispatch callMethod',
    kept: 'queue',
    granted: [
      ['consent', 'grant'],
      ['init', '1234567890'],
      ['track', 'PageView'],
    ],
    withdrawn: [['consent', 'revoke']],
    again: [['consent', 'grant']],
    event: [null, 'track', 'Purchase'],
  },
  {
    factory: 'xPixel',
    global: 'twq',
    takeover: 'dispatch exe',
    kept: 'queue',
    granted: [['config', 'o1abc']],
    withdrawn: [],
    again: [],
    event: [null, 'event', 'tw-o1abc-1'],
  },
  {
    factory: 'linkedinInsight',
    global: 'lintrk',
    takeover: 'replace',
    granted: [],
    withdrawn: [],
    again: [],
    event: [null, 'track', { conversion_id: 1 }],
  },
  {
    factory: 'microsoftClarity',
    global: 'clarity',
    takeover: 'replace',
    granted: [CONSENT('denied', 'granted')],
    withdrawn: [CONSENT('denied', 'denied'), ['stop']],
    again: [['start'], CONSENT('denied', 'granted')],
    event: [null, 'event', 'order'],
  },
  {
    factory: 'hotjar',
    global: 'hj',
    takeover: 'replace',
    granted: [],
    withdrawn: [],
    again: [],
    event: [null, 'event', 'order'],
  },
  {
    factory: 'intercom',
    global: 'Intercom',
    takeover: 'replace',
    granted: [['boot', INTERCOM]],
    withdrawn: [['shutdown']],
    again: [['boot', INTERCOM]],
    event: [null, 'trackEvent', 'order'],
  },
  {
    factory: 'plausible',
    global: 'plausible',
    takeover: 'replace',
    granted: [],
    withdrawn: [],
    again: [],
    event: [null, 'order'],
  },
  {
    factory: 'tiktokPixel',
    global: 'ttq',
    takeover: 'methods',
    granted: [['grantConsent'], ['page']],
    withdrawn: [['revokeConsent']],
    again: [['grantConsent']],
    event: ['track', 'CompletePayment'],
  },
  {
    factory: 'segment',
    global: 'analytics',
    takeover: 'methods',
    granted: [['page']],
    withdrawn: [['reset']],
    again: [],
    event: ['track', 'Order Completed'],
  },
  {
    factory: 'posthog',
    global: 'posthog',
    takeover: 'methods',
    granted: [['opt_in_capturing']],
    withdrawn: [['opt_out_capturing']],
    again: [...WITHOUT_CAMPAIGNS, ['opt_in_capturing']],
    event: ['capture', 'order'],
  },
]

/** What the page's own code does, knowing nothing of consent. */
function count(page: StubPage, { global, event: [method, ...facts] }: Told): void {
  callGlobal(page, method === null ? [global] : [global, method], ...facts)
}

/** What may have made the vendor's stub before the grant. */
const PAGES = [
  ['nobody', (): void => undefined],
  ["the vendor's own snippet", runSnippet],
] as const

describe.each(VENDORS)('$factory()', (vendor) => {
  const { factory, global, takeover, kept = 'q', granted, withdrawn } = vendor
  const load = (page: StubPage): Calls => loadVendor(page, global, takeover, kept)

  describe.each(PAGES)('where the stub was made by %s', (_, prepare) => {
    const start = (): readonly [StubPage, Service] => {
      const page = stubPage()
      prepare(page.globals, vendor.factory)
      return [page, CATALOGUE[factory]()]
    }

    test('R104 has what its script looks for, as with a stub of ours', () => {
      const [page, service] = start()
      const plain = stubPage()
      plain.grant(CATALOGUE[factory]())
      page.grant(service)
      // Some snippets make their queue at the first call.
      const { [kept]: queue, ...properties } = { ...Object(plain.globals[global]) }
      expect(Array.isArray(queue ?? [])).toBe(true)
      expect(Object.keys(Object(page.globals[global]))).toEqual(expect.arrayContaining(Object.keys(properties)))
      expect(load(page)).toEqual(granted)
    })

    test('starts from the beginning when it is granted again before its script came', () => {
      const [page, service] = start()
      page.grant(service)
      count(page, vendor)
      page.withdraw(service)
      count(page, vendor)
      page.grant(service)
      expect(load(page)).toEqual(granted)
    })

    test('R39 is left with the denial alone when it is withdrawn before its script came', () => {
      const [page, service] = start()
      for (let time = 0; time < 2; time += 1) {
        page.grant(service)
        page.withdraw(service)
      }
      count(page, vendor)
      expect(load(page)).toEqual(withdrawn)
    })
  })

  test('R39 hears nothing of what the page had told its own stub before the grant', () => {
    const page = stubPage()
    runSnippet(page.globals, factory)
    count(page, vendor)
    page.grant(CATALOGUE[factory]())
    expect(load(page)).toEqual(granted)
  })
})

describe.each(VENDORS)('$factory()', (vendor) => {
  const { factory, global, takeover, kept, granted, withdrawn, again, event } = vendor
  const counted = event[0] === null ? event.slice(1) : event
  const load = (page: StubPage): Calls => loadVendor(page, global, takeover, kept)

  test('R40 is told exactly this at the grant, the withdrawal and the next grant', () => {
    const page = stubPage()
    const service = CATALOGUE[factory]()
    page.grant(service)
    const calls = load(page)
    expect(calls.splice(0)).toEqual(granted)
    count(page, vendor)
    expect(calls.splice(0)).toEqual([counted])
    page.withdraw(service)
    expect(calls.splice(0)).toEqual(withdrawn)
    page.grant(service)
    expect(calls).toEqual(again)
  })

  test('R39 hears nothing of what the page counts after a withdrawal, at no later grant either', () => {
    const page = stubPage()
    const service = CATALOGUE[factory]()
    page.grant(service)
    const calls = load(page)
    page.withdraw(service)
    count(page, vendor)
    page.grant(service)
    count(page, vendor)
    expect(calls).toEqual([...granted, ...withdrawn, ...again, counted])
  })

  test('R39 is silent after two withdrawals in a row, and hears the page again at the next grant', () => {
    const page = stubPage()
    const service = CATALOGUE[factory]()
    page.grant(service)
    const calls = load(page)
    page.withdraw(service)
    page.withdraw(service)
    page.grant(service)
    calls.length = 0
    count(page, vendor)
    expect(calls).toEqual([counted])
  })

  test('R39 hears nothing of the visit when the withdrawal came before its script', () => {
    const page = stubPage()
    const service = CATALOGUE[factory]()
    page.grant(service)
    count(page, vendor)
    page.withdraw(service)
    count(page, vendor)
    expect(load(page)).toEqual(withdrawn)
  })
})

describe('a stub that is a function', () => {
  test.each(VENDORS.filter(({ takeover }) => takeover !== 'methods'))(
    '$factory() keeps `arguments`, as scripts apply them to their own function',
    ({ factory, global, kept = 'q', event }) => {
      const page = stubPage()
      page.grant(CATALOGUE[factory]())
      callGlobal(page, [global], ...event.slice(1))
      const queue: unknown = Reflect.get(Object(page.globals[global]), kept)
      const kinds = listOf(queue).map((entry) => Object.prototype.toString.call(entry))
      expect(new Set(kinds)).toEqual(new Set(['[object Arguments]']))
    },
  )
})

describe('metaPixel()', () => {
  test('has what its script looks for', () => {
    const page = stubPage()
    page.grant(CATALOGUE.metaPixel())
    expect({ ...Object(page.globals['fbq']) }).toMatchObject({ loaded: true, version: '2.0' })
  })
})

describe('two pixels of one vendor', () => {
  test('are both told to the script that they share', () => {
    const page = stubPage()
    page.grant(metaPixel({ pixelId: '1234567890' }))
    page.grant(metaPixel({ id: 'second-pixel', pixelId: '9876543210' }))
    const inits = loadVendor(page, 'fbq', 'dispatch callMethod', 'queue').filter(([name]) => name === 'init')
    expect(inits).toEqual([
      ['init', '1234567890'],
      ['init', '9876543210'],
    ])
  })
})

describe('linkedinInsight()', () => {
  test('names the partner to its script', () => {
    const page = stubPage()
    page.grant(CATALOGUE.linkedinInsight())
    expect(page.globals).toMatchObject({ _linkedin_partner_id: '123456', _linkedin_data_partner_ids: ['123456'] })
  })

  test('names it beside others, once', () => {
    const page = stubPage({ _linkedin_data_partner_ids: ['654321'] })
    const service = CATALOGUE.linkedinInsight()
    page.grant(service)
    page.withdraw(service)
    page.grant(service)
    expect(page.globals['_linkedin_data_partner_ids']).toEqual(['654321', '123456'])
  })
})

describe('hotjar()', () => {
  test('names the site to its script', () => {
    const page = stubPage()
    page.grant(CATALOGUE.hotjar())
    expect(page.globals['_hjSettings']).toEqual({ hjid: 1234567, hjsv: 6 })
  })
})

describe('tiktokPixel()', () => {
  test('has the three methods for consent, and names the pixel to its script', () => {
    const page = stubPage()
    page.grant(CATALOGUE.tiktokPixel())
    expect(page.globals['TiktokAnalyticsObject']).toBe('ttq')
    const methods = ['holdConsent', 'revokeConsent', 'grantConsent']
    expect(Object.keys(page.globals['ttq'] ?? {})).toEqual(expect.arrayContaining(methods))
    const { _i: instances } = { ...Object(page.globals['ttq']) }
    expect(Object.keys(instances)).toEqual(['C4ABCDEFGHIJKLMNOPQR'])
  })
})

describe('two tiktokPixel()s', () => {
  test('are both named to the script that they share', () => {
    const page = stubPage()
    page.grant(CATALOGUE.tiktokPixel())
    page.grant(tiktokPixel({ id: 'second-pixel', pixelId: 'C4ABCDEFGHIJKLMNOPQS' }))
    for (const name of ['_i', '_t', '_o'])
      expect(Object.keys(Reflect.get(Object(page.globals['ttq']), name))).toEqual([
        'C4ABCDEFGHIJKLMNOPQR',
        'C4ABCDEFGHIJKLMNOPQS',
      ])
  })
})

describe('microsoftClarity()', () => {
  test('R118 has ad_Storage follow marketing, in one call with both keys', () => {
    const page = stubPage()
    const service = microsoftClarity({ projectId: 'abcde12345' })
    page.grant(service)
    const calls = loadVendor(page, 'clarity', 'replace')
    page.decide({ marketing: 'granted' })
    service.consent?.update?.(page.context)
    expect(calls).toEqual([CONSENT('denied', 'granted'), CONSENT('granted', 'granted')])
  })

  /** Clarity as far as it starts and stops: a denial starts it again by itself, a grant counts while it runs. */
  class Clarity {
    isActive = true
    tracks = true
    readonly call = (name: string, facts: Readonly<Record<string, string>> = {}): void => {
      if (name === 'start') this.isActive = true
      if (name === 'stop') this.isActive = false
      if (name !== 'consentv2') return
      if (facts['analytics_Storage'] === 'granted') this.tracks ||= this.isActive
      else {
        this.isActive = this.tracks = false
        setTimeout(() => this.call('start'), 250)
      }
    }
  }

  test('R1 R118 stays stopped after the withdrawal, although a denial starts it again', () => {
    vi.useFakeTimers()
    const page = stubPage()
    const service = microsoftClarity({ projectId: 'abcde12345' })
    page.grant(service)
    const vendor = new Clarity()
    page.globals['clarity'] = vendor.call
    page.withdraw(service)
    vi.advanceTimersByTime(5_000)
    expect([vendor.isActive, vendor.tracks]).toEqual([false, false])
    page.grant(service)
    expect([vendor.isActive, vendor.tracks]).toEqual([true, true])
    page.withdraw(service)
    page.grant(service)
    vi.advanceTimersByTime(5_000)
    expect([vendor.isActive, vendor.tracks]).toEqual([true, true])
  })

  test('R38 is not there to be told of changes before the grant', () => {
    const page = stubPage()
    microsoftClarity({ projectId: 'abcde12345' }).consent?.update?.(page.context)
    expect(page.globals).toEqual({})
  })
})

describe('microsoftUet()', () => {
  const service = (): Service => microsoftUet({ tagId: '12345678' })

  test('R118 is told the default before everything, then the update, flat and with all keys', () => {
    const page = stubPage()
    page.grant(service())
    const told = ['consent', 'default', { ad_storage: 'denied' }, 'consent', 'update', { ad_storage: 'granted' }]
    expect(queueAt(page, 'uetq')).toEqual(told)
  })

  test('R118 is told the default also where the page has queued something before, which is dropped', () => {
    const page = stubPage({ uetq: ['event', 'before', {}] })
    page.grant(service())
    expect(queueAt(page, 'uetq').slice(0, 3)).toEqual(['consent', 'default', { ad_storage: 'denied' }])
    expect(queueAt(page, 'uetq')).not.toContain('before')
  })

  test('R118 is told nothing by a refusal that no grant came before', () => {
    const page = stubPage({ uetq: [] })
    page.withdraw(service())
    expect(queueAt(page, 'uetq')).toEqual([])
  })

  test('R39 R118 starts from the beginning when it is granted again before its script came', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    page.withdraw(manifest)
    expect(queueAt(page, 'uetq')).toEqual(['consent', 'default', { ad_storage: 'denied' }])
    page.context.push('uetq', 'event', 'refused', {})
    page.grant(manifest)
    const told = ['consent', 'default', { ad_storage: 'denied' }, 'consent', 'update', { ad_storage: 'granted' }]
    expect(queueAt(page, 'uetq')).toEqual(told)
  })

  test('R118 is told the withdrawal and the next grant as updates, and no second default', () => {
    const page = stubPage()
    const told: unknown[] = []
    class UET {
      readonly settings: unknown
      constructor(settings: { readonly q: readonly unknown[] }) {
        this.settings = { ...settings, q: settings.q.length }
      }
      push(...facts: readonly unknown[]): void {
        told.push(facts)
      }
    }
    page.globals['UET'] = UET
    const manifest = service()
    page.grant(manifest)
    expect(page.globals['uetq']).toMatchObject({ settings: { ti: '12345678', enableAutoSpaTracking: true, q: 6 } })
    page.withdraw(manifest)
    page.grant(manifest)
    expect(told).toEqual([
      ['pageLoad'],
      ['consent', 'update', { ad_storage: 'denied' }],
      ['consent', 'update', { ad_storage: 'granted' }],
    ])
  })
})

describe('plausible()', () => {
  /** What Plausible's script does with an event before it sends it. */
  function transform(page: StubPage, payload: object): unknown {
    const { plausible: stub } = page.globals
    const options: unknown = typeof stub === 'function' ? Reflect.get(stub, 'o') : null
    const change: unknown =
      typeof options === 'object' && options !== null ? Reflect.get(options, 'transformRequest') : null
    return typeof change === 'function' ? Reflect.apply(change, undefined, [payload]) : payload
  }

  test.each(PAGES)('R104 sends what it counts by itself only while it is granted, in a page of %s', (_, prepare) => {
    const page = stubPage()
    prepare(page.globals, 'plausible')
    const service = plausible({ scriptId: 'AbCdEf123456' })
    page.grant(service)
    const payload = { n: 'pageview', u: 'https://example.com/', r: null }
    expect(transform(page, payload)).toEqual(payload)
    page.withdraw(service)
    expect(transform(page, payload)).toBeNull()
    // Forgotten is not granted either.
    page.decide({ plausible: 'undecided' })
    expect(transform(page, payload)).toBeNull()
  })

  test.each(PAGES)('R104 forwards no click id before marketing is granted, in a page of %s', (_, prepare) => {
    const page = stubPage()
    prepare(page.globals, 'plausible')
    page.grant(plausible({ scriptId: 'AbCdEf123456' }))
    const payload = { u: 'https://example.com/?gclid=1&page=2', r: 'https://ads.example/?utm_source=x' }
    expect(transform(page, payload)).toEqual({ u: 'https://example.com/?page=2', r: 'https://ads.example/' })
    page.decide({ marketing: 'granted' })
    expect(transform(page, payload)).toEqual(payload)
  })
})

describe('posthog()', () => {
  const started = (page: StubPage): unknown => Reflect.get(Object(page.globals['posthog']), '_i')

  test.each(['phc_12345678"x', 'phc_12345678/../x', 'x phc_12345678', `phc_${'a'.repeat(65)}`])(
    'R30 refuses the token %j with error 113',
    (token) => {
      expect(() => posthog({ token })).toThrow('FC113')
    },
  )

  test('has what its script looks for', () => {
    const page = stubPage()
    page.grant(posthog({ token: 'phc_12345678' }))
    expect(Object(page.globals['posthog'])).toMatchObject({ __SV: 1, people: [] })
  })

  test('R88 R104 is out by default, told its lifetime in days, and keeps no campaigns', () => {
    const page = stubPage()
    page.grant(posthog({ token: 'phc_12345678', cookieExpires: 'P30D', region: 'us' }))
    const config = {
      api_host: 'https://us.i.posthog.com',
      opt_out_capturing_by_default: true,
      cookie_expiration: 30,
      save_campaign_params: false,
      mask_personal_data_properties: true,
      custom_personal_data_properties: ['utm_id', ...CAMPAIGNS],
    }
    expect(started(page)).toEqual([['phc_12345678', config, 'posthog']])
  })

  test.each(['is withdrawn', 'goes on'])(
    'R104 keeps no campaign of a grant of marketing that was taken back before its script came, and it %s',
    (fate) => {
      const page = stubPage()
      const service = posthog({ token: 'phc_12345678' })
      page.decide({ marketing: 'granted' })
      page.grant(service)
      if (fate === 'is withdrawn') page.withdraw(service)
      page.decide({ marketing: 'denied' })
      if (fate === 'is withdrawn') page.grant(service)
      else service.consent?.update?.(page.context)
      expect(started(page)).toMatchObject([
        [{}, { save_campaign_params: false, mask_personal_data_properties: true }, {}],
      ])
    },
  )

  test('R104 drops what it kept of every click id that addresses lose', () => {
    const page = stubPage()
    const service = posthog({ token: 'phc_12345678' })
    page.grant(service)
    const calls = loadVendor(page, 'posthog', 'methods')
    service.consent?.update?.(page.context)
    const names = calls.filter(([method]) => method === 'unregister_for_session').map(([, name]) => String(name))
    expect(names).toContain('gclid')
    expect(names.filter((name) => withoutCampaign(`https://example.com/?${name}=1`) === null)).toEqual([])
  })

  test('R104 keeps campaigns with the grant of marketing', () => {
    const page = stubPage()
    page.decide({ marketing: 'granted' })
    page.grant(posthog({ token: 'phc_12345678' }))
    expect(started(page)).toMatchObject([
      [{}, { save_campaign_params: true, mask_personal_data_properties: false }, {}],
    ])
  })

  /** What PostHog was told of campaigns, in words. */
  function campaignsIn(calls: Calls): readonly string[] {
    return calls.map(([method, fact]) =>
      method === 'set_config'
        ? `saves ${String(Reflect.get(Object(fact), 'save_campaign_params'))}, masks ${String(Reflect.get(Object(fact), 'mask_personal_data_properties'))}`
        : [method, fact].join(' ').trim(),
    )
  }

  test('R104 keeps no campaign from the withdrawal of marketing on, and drops what it had of them', () => {
    const page = stubPage()
    const service = posthog({ token: 'phc_12345678' })
    page.decide({ marketing: 'granted' })
    page.grant(service)
    const calls = loadVendor(page, 'posthog', 'methods')
    calls.length = 0
    page.decide({ marketing: 'denied' })
    service.consent?.update?.(page.context)
    expect(campaignsIn(calls.splice(0))).toEqual(
      expect.arrayContaining([
        'saves false, masks true',
        'unregister $initial_person_info',
        'unregister_for_session gclid',
        'unregister_for_session utm_source',
      ]),
    )
    page.decide({ marketing: 'granted' })
    service.consent?.update?.(page.context)
    expect(campaignsIn(calls)).toEqual(['saves true, masks false'])
  })

  test('R104 learns of marketing that was withdrawn meanwhile before it counts again', () => {
    const page = stubPage()
    const service = posthog({ token: 'phc_12345678' })
    page.decide({ marketing: 'granted' })
    page.grant(service)
    const calls = loadVendor(page, 'posthog', 'methods')
    page.withdraw(service)
    page.decide({ marketing: 'denied' })
    calls.length = 0
    page.grant(service)
    expect(campaignsIn(calls)).toEqual(expect.arrayContaining(['saves false, masks true']))
    expect(calls.at(-1)).toEqual(['opt_in_capturing'])
  })

  test('R38 is not there to be told of changes before the grant', () => {
    const page = stubPage()
    posthog({ token: 'phc_12345678' }).consent?.update?.(page.context)
    expect(page.globals).toEqual({})
  })
})

describe('sentryReplay()', () => {
  test('starts and stops the replay of the app, which is not made before the grant', () => {
    const client = { start: vi.fn(), stop: vi.fn() }
    const replay = vi.fn(() => client)
    const page = stubPage()
    const service = sentryReplay({ ingest: 'https://o1.ingest.de.sentry.io', replay })
    expect(replay).not.toHaveBeenCalled()
    page.grant(service)
    expect([client.start.mock.calls.length, client.stop.mock.calls.length]).toEqual([1, 0])
    page.withdraw(service)
    page.grant(service)
    expect([client.start.mock.calls.length, client.stop.mock.calls.length]).toEqual([2, 1])
  })
})

describe('hubspot()', () => {
  const DECISIONS = { analytics: false, advertisement: true, functionality: false }

  test('is told the decisions, keeps its own banner away, and stops at the withdrawal', () => {
    const page = stubPage()
    const service = hubspot({ portalId: '1234567' })
    page.grant(service)
    const consent = loadVendor(page, '_hsp', 'push')
    const tracker = loadVendor(page, '_hsq', 'push')
    expect(page.globals['disableHubSpotCookieBanner']).toBe(true)
    page.decide({ analytics: 'granted' })
    service.consent?.update?.(page.context)
    page.withdraw(service)
    page.decide({ analytics: 'denied', functional: 'granted' })
    page.grant(service)
    expect(consent).toEqual([
      ['setHubSpotConsent', DECISIONS],
      ['setHubSpotConsent', { ...DECISIONS, analytics: true }],
      ['revokeCookieConsent'],
      ['setHubSpotConsent', { ...DECISIONS, functionality: true }],
    ])
    expect(tracker).toEqual([['doNotTrack'], ['doNotTrack', { track: true }]])
  })
})

describe('hubspot() for its chat', () => {
  test.each(['functional', 'chat'])('is told of advertising only with the grant of marketing, in %s', (category) => {
    const page = stubPage()
    const service = hubspot({ portalId: '1234567', category })
    page.decide({ [category]: 'granted' })
    page.grant(service)
    const told = loadVendor(page, '_hsp', 'push')
    page.decide({ marketing: 'granted' })
    service.consent?.update?.(page.context)
    expect(told.map(([, facts]) => Reflect.get(Object(facts), 'advertisement'))).toEqual([false, true])
  })
})

describe('crisp()', () => {
  const websiteId = '12345678-1234-4234-8234-123456789012'

  test('R88 is told its website and the lifetime of its cookie in seconds', () => {
    const page = stubPage()
    page.grant(crisp({ websiteId, cookieExpires: 'P30D' }))
    expect(page.globals).toEqual({
      $crisp: [],
      CRISP_WEBSITE_ID: websiteId,
      CRISP_COOKIE_EXPIRE: lifetimeSeconds('P30D'),
    })
  })

  test('ends the session and hides the chat at the withdrawal, and shows it again', () => {
    const page = stubPage()
    const service = crisp({ websiteId })
    page.grant(service)
    const calls = loadVendor(page, '$crisp', 'push')
    page.withdraw(service)
    expect(page.globals['CRISP_TOKEN_ID']).toBeNull()
    page.grant(service)
    expect(calls).toEqual([
      ['do', 'session:reset', [false]],
      ['do', 'chat:hide'],
      ['do', 'chat:show'],
    ])
  })

  test('leaves nothing for a script that comes after the withdrawal to start with', () => {
    const page = stubPage()
    const service = crisp({ websiteId })
    page.grant(service)
    page.withdraw(service)
    expect([page.globals['$crisp'], page.globals['CRISP_WEBSITE_ID']]).toEqual([undefined, undefined])
  })
})

describe('tawk()', () => {
  test('ends the chat and closes its connection at the withdrawal, and starts it again', () => {
    const page = stubPage()
    const service = tawk({ propertyId: '0123456789abcdef01234567' })
    page.grant(service)
    expect(page.globals['Tawk_API']).toEqual({ autoStart: true })
    const calls: string[] = []
    const names = ['start', 'endChat', 'hideWidget', 'shutdown']
    const methods = names.map((name) => [
      name,
      (...facts: readonly unknown[]) => calls.push(JSON.stringify([name, ...facts])),
    ])
    Object.assign(Object(page.globals['Tawk_API']), Object.fromEntries(methods))
    page.withdraw(service)
    page.grant(service)
    expect(calls).toEqual(['["endChat"]', '["hideWidget"]', '["shutdown"]', '["start",{"showWidget":true}]'])
  })

  test('does not start a script that comes after the withdrawal', () => {
    const page = stubPage()
    const service = tawk({ propertyId: '0123456789abcdef01234567' })
    page.grant(service)
    page.withdraw(service)
    expect(page.globals['Tawk_API']).toEqual({ autoStart: false })
  })
})

describe('zendesk()', () => {
  test('may store what the chat needs, all of it with the grant of analytics, and nothing after the withdrawal', () => {
    const calls: unknown[][] = []
    const page = stubPage({ zE: (...facts: unknown[]) => calls.push(facts) })
    const service = zendesk({ key: '12345678-1234-4234-8234-123456789012' })
    page.grant(service)
    page.decide({ analytics: 'granted' })
    service.consent?.update?.(page.context)
    page.withdraw(service)
    expect(calls).toEqual(['functional', 'all', 'none'].map((level) => ['messenger:set', 'cookies', level]))
  })
})

describe('tidio()', () => {
  test('is hidden at the withdrawal and shown again', () => {
    const show = vi.fn()
    const hide = vi.fn()
    const page = stubPage()
    const service = tidio({ key: 'abcdefghijklmnopqrstuvwxyz012345' })
    page.grant(service)
    page.globals['tidioChatApi'] = { show, hide }
    page.withdraw(service)
    page.grant(service)
    expect([show.mock.calls, hide.mock.calls]).toEqual([[[]], [[]]])
  })
})

describe('zohoSalesIq()', () => {
  /** SalesIQ after its script has loaded: fills the page's object and says that it is ready. */
  function loadSalesIq(page: StubPage): string[] {
    const calls: string[] = []
    const record =
      (name: string) =>
      (...facts: readonly unknown[]) =>
        void calls.push([name, ...facts].map(String).join(' '))
    const salesiq: unknown = Reflect.get(Object(page.globals['$zoho']), 'salesiq')
    Object.assign(Object(salesiq), {
      privacy: { updateCookieConsent: record('consent') },
      tracking: { on: record('tracking on'), off: record('tracking off') },
      floatbutton: { visible: record('button') },
      floatwindow: { visible: record('window') },
    })
    Reflect.apply(Reflect.get(Object(salesiq), 'afterReady'), salesiq, [])
    return calls
  }

  const service = (): Service => zohoSalesIq({ widgetCode: 'siq0123456789abcdef' })

  test('counts visitors with the grant of analytics alone', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    const calls = loadSalesIq(page)
    expect(calls.splice(0)).toEqual(['consent ', 'tracking off', 'button show'])
    page.decide({ analytics: 'granted' })
    manifest.consent?.update?.(page.context)
    expect(calls).toEqual(['consent analytics,performance', 'tracking on', 'button show'])
  })

  test('has its consent taken back and is hidden at the withdrawal', () => {
    const page = stubPage()
    const manifest = service()
    page.decide({ analytics: 'granted' })
    page.grant(manifest)
    const calls = loadSalesIq(page)
    calls.length = 0
    page.withdraw(manifest)
    expect(calls).toEqual(['consent ', 'tracking off', 'button hide', 'window hide'])
  })

  test.each([
    ['an object without the chat', () => ({})],
    ['a chat with a start of its own', () => ({ salesiq: { ready: () => undefined } })],
  ])('is told what it may do when it loads, where the page has %s', (_, own) => {
    const page = stubPage({ $zoho: own() })
    page.grant(service())
    expect(loadSalesIq(page)).toEqual(['consent ', 'tracking off', 'button show'])
  })

  test('lets the page do what it does once the chat is there, once', () => {
    const afterReady = vi.fn()
    const page = stubPage({ $zoho: { salesiq: { afterReady } } })
    const manifest = service()
    page.grant(manifest)
    page.withdraw(manifest)
    page.grant(manifest)
    expect(loadSalesIq(page)).toEqual(['consent ', 'tracking off', 'button show'])
    expect(afterReady).toHaveBeenCalledTimes(1)
  })

  test('learns of a withdrawal that came before its script', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    page.withdraw(manifest)
    expect(loadSalesIq(page)).toEqual(['consent ', 'tracking off', 'button hide', 'window hide'])
  })
})
