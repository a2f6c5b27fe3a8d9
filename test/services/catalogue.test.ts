import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConsent, isAsked, lifetimeSeconds, type ConsentConfig, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import {
  firstParty,
  googleAnalytics,
  googleMaps,
  googleTagServer,
  hubspot,
  intercom,
  matomo,
  paypal,
  posthog,
  recaptcha,
  sentryReplay,
  stripe,
  turnstile,
  vimeo,
  youtube,
  zohoPageSense,
  zohoSalesIq,
  type PosthogClient,
} from 'fluxconsent/services'
import * as services from 'fluxconsent/services'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { ROOT } from '../doors.ts'
import { CATALOGUE, CHECKED, ENTRIES, MODES } from './catalogueTable.ts'
import { stubPage } from './stubPage.ts'
import { VENDOR_FACTS } from './vendorFacts.ts'

const THIRD_PARTIES = ENTRIES.filter(({ service }) => service.provider !== 'controller')

/** The European Economic Area, where data may go without a further safeguard. */
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

const SITE = {
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
} as const

const configOf = (...list: readonly Service[]): ConsentConfig =>
  defineConsent<string, readonly Service[]>({ ...SITE, services: list })

const itemsIn = ({ stores }: Service) => (stores === 'nothing' ? [] : stores)

/** All addresses of a manifest, functions and plain words left out. */
function addressesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\w+:(?!:)|^\/\//.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(addressesOf)
}

/** The origin of a script is covered by one of the hosts, as a browser matches them. */
function isCovered(src: string, hosts: readonly string[]): boolean {
  const { origin } = new URL(src)
  return hosts.some((host) => {
    const [scheme, suffix] = host.split('*')
    return suffix === undefined ? host === origin : origin.startsWith(scheme ?? '') && origin.endsWith(suffix)
  })
}

test('R40 has every factory in this table', () => {
  expect(Object.keys(services).sort()).toEqual([...Object.keys(CATALOGUE), ...MODES].sort())
})

test('R40 has no id twice', () => {
  expect(() => configOf(...ENTRIES.map(({ service }) => service))).not.toThrow()
})

describe.each(ENTRIES)('$name()', ({ make, service }) => {
  test('R40 is a service that a config takes', () => {
    expect(configOf(service).services).toEqual([service])
  })

  test('R40 lists what it stores once, with a lifetime, or says that it stores nothing', () => {
    if (service.stores === 'nothing') return
    expect(service.stores.length).toBeGreaterThan(0)
    expect(service.stores.filter(({ lifetime }) => lifetimeSeconds(lifetime) === null)).toEqual([])
    const places = service.stores.map(({ name, kind = 'cookie', domain = '' }) => `${domain} ${kind} ${name}`)
    expect(new Set(places).size).toBe(places.length)
  })

  test('R40 says where an item of another domain lies', () => {
    expect(itemsIn(service).filter(({ party, domain }) => (party === 'third') !== (domain !== undefined))).toEqual([])
  })

  test('R40 names no item so short that the sweep would take what is not its own', () => {
    const own = itemsIn(service).filter(({ party, match }) => party !== 'third' && match === 'prefix')
    expect(own.filter(({ name }) => name.length < 3)).toEqual([])
  })

  test('R40 uses no address but https ones', () => {
    const { sources: _, chat: __, ...manifest } = service
    expect(addressesOf(manifest).filter((address) => !/^(https|wss):\/\/|^blob:$/.test(address))).toEqual([])
  })

  test('R40 names the host of each of its scripts', () => {
    const scripts = service.scripts ?? []
    expect(scripts.filter(({ src }) => !isCovered(src, service.hosts?.script ?? []))).toEqual([])
  })

  test('R40 needs a reload where a script runs that nobody can tell to stop', () => {
    const runsOn = service.scripts !== undefined && service.consent?.deny === undefined
    expect(runsOn && service.withdrawal !== 'reload').toBe(false)
  })

  test('R9 uses words that the languages have', async () => {
    const { details } = await en.load()
    const purposes = [...service.purposes, ...itemsIn(service).map(({ purpose }) => purpose)]
    expect(Object.keys(details.purposes)).toEqual(expect.arrayContaining(purposes))
    expect(Object.keys(details.dataKinds)).toEqual(expect.arrayContaining([...service.data]))
  })

  test('R38 leaves the page alone until the grant', () => {
    const page = stubPage()
    service.consent?.hold?.(page.context)
    service.consent?.update?.(page.context)
    expect(Object.keys(page.globals)).toEqual([])
    expect(service.beforeConsent ?? 'nothing').toBe('nothing')
  })

  test('R40 goes through grant, withdrawal and grant', () => {
    const { grant, withdraw } = stubPage()
    const walk = (): void => {
      grant(service)
      withdraw(service)
      grant(service)
    }
    expect(walk).not.toThrow()
  })

  test('R41 does not mind a withdrawal that no grant came before, nor two of them', () => {
    const { grant, withdraw } = stubPage()
    const walk = (): void => {
      withdraw(service)
      grant(service)
      withdraw(service)
      withdraw(service)
    }
    expect(walk).not.toThrow()
  })

  test('takes another id and category', () => {
    expect(make({ id: 'other', category: 'functional' })).toMatchObject({ id: 'other', category: 'functional' })
  })
})

/** The items of a service as the table of facts writes them. */
function storesOf(service: Service): Readonly<Record<string, string>> {
  const places: Record<string, string> = {}
  for (const { name, match, kind, lifetime, domain, httpOnly } of itemsIn(service)) {
    const place = [domain, kind].filter(Boolean).join(' ') || 'cookie'
    const fact = `${match === 'suffix' ? '*' : ''}${name}${match === 'prefix' ? '*' : ''} ${lifetime}`
    places[place] = [places[place], httpOnly ? `${fact} http-only` : fact].filter(Boolean).join(', ')
  }
  return places
}

/** The hosts of a manifest, by what a page needs them for. */
function hostsOf({ hosts = {} }: Service): Readonly<Record<string, string>> {
  const needed = Object.entries(hosts).map(([what, list]) => [what, list.join(' ').replaceAll('https://', '')])
  return Object.fromEntries(needed)
}

/** The scripts of a manifest, each with the attributes that it reads. */
function scriptsOf({ scripts = [] }: Service): string {
  const attributesOf = (attributes: object = {}): readonly string[] =>
    Object.entries(attributes).map(([name, value]) => `[${name}=${value}]`)
  return scripts.flatMap(({ src, attributes }) => [src.replace('https://', ''), ...attributesOf(attributes)]).join(' ')
}

test.each(Object.entries(VENDOR_FACTS))(
  'R42 R88 R30 %s() says of its vendor what is known',
  (name, { scripts, transfer, leaves = '', stores, hosts }) => {
    const service = ENTRIES.find((entry) => entry.name === name)?.service
    if (!service) throw new Error(`There is no ${name}.`)
    expect(storesOf(service)).toEqual(stores)
    expect(hostsOf(service)).toEqual(hosts)
    expect(scriptsOf(service)).toBe(scripts)
    expect(service.leaves?.join(', ') ?? '').toBe(leaves)
    expect(service.transfer ? `${service.transfer.country} ${service.transfer.safeguard}` : '').toBe(transfer)
  },
)

const TOKEN = 'phc_AbCdEfGhIjKl'

const CLIENT: PosthogClient = {
  opt_in_capturing: () => undefined,
  opt_out_capturing: () => undefined,
  set_config: () => undefined,
  unregister: () => undefined,
  unregister_for_session: () => undefined,
}

/** What an option changes of a vendor: only what differs from the table of all. */
const WITH_OPTIONS: readonly (readonly [what: string, service: Service, facts: object])[] = [
  [
    'reCAPTCHA with a score',
    recaptcha({ siteKey: 'Ab-cd_1234' }),
    { scripts: 'www.google.com/recaptcha/api.js?render=Ab-cd_1234' },
  ],
  [
    'Stripe without signals of fraud',
    stripe({ fraudSignals: false }),
    { scripts: 'js.stripe.com/v3/?advancedFraudSignals=false' },
  ],
  [
    'PayPal by its script',
    paypal({ clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz' }),
    { scripts: 'www.paypal.com/sdk/js?client-id=AbCdEfGhIjKlMnOpQrStUvWxYz&components=buttons' },
  ],
  [
    'Turnstile with pre-clearance',
    turnstile({ preClearance: 'PT30M' }),
    { stores: { cookie: 'cf_clearance PT30M http-only' } },
  ],
  [
    'Sentry through the own site',
    sentryReplay({ ingest: '/errors', replay: () => undefined }),
    { hosts: { connect: "'self'", worker: 'blob:' } },
  ],
  [
    'Google Maps by its script',
    googleMaps({ kind: 'script' }),
    {
      hosts: {
        script: 'maps.googleapis.com',
        connect: 'maps.googleapis.com *.googleapis.com *.gstatic.com',
        img: 'maps.gstatic.com *.googleapis.com *.ggpht.com',
        font: 'fonts.gstatic.com',
        style: 'fonts.googleapis.com',
        worker: 'blob:',
      },
      withdrawal: 'reload',
    },
  ],
  ['Google Maps in a frame', googleMaps(), { withdrawal: 'clean' }],
  [
    'Vimeo that counts',
    vimeo({ doNotTrack: false }),
    {
      stores: {
        'vimeo.com': 'player_clearance PT24H, cf_clearance P1Y, __cf_bm PT30M, _cfuvid session, vuid P2Y, player P1Y',
      },
      identifies: true,
      sharing: 'share',
    },
  ],
  ['Vimeo that does not', vimeo(), { identifies: false, sharing: 'none' }],
  [
    'HubSpot in the United States',
    hubspot({ portalId: '1234567' }),
    { scripts: 'js.hs-scripts.com/1234567.js [id=hs-script-loader]' },
  ],
  [
    'HubSpot in Asia',
    hubspot({ portalId: '1234567', region: 'ap1' }),
    { scripts: 'js-ap1.hs-scripts.com/1234567.js [id=hs-script-loader]' },
  ],
  [
    'PageSense in the United States',
    zohoPageSense({ project: 'example/0123456789', region: 'us' }),
    {
      scripts: 'cdn.pagesense.io/js/example/0123456789.js',
      hosts: { script: 'cdn.pagesense.io', connect: 'cdn.pagesense.io *.pagesense.io pagesense-collect.zoho.com' },
    },
  ],
  [
    'PostHog in the United States',
    posthog({ token: TOKEN, region: 'us' }),
    {
      scripts: 'us-assets.i.posthog.com/static/array.js',
      hosts: {
        script: 'us-assets.i.posthog.com',
        connect: 'us.i.posthog.com us-assets.i.posthog.com',
        worker: 'blob:',
      },
    },
  ],
  [
    'PostHog by a client of the app, beside which no script may come',
    posthog({ token: TOKEN, client: () => CLIENT }),
    { scripts: '', hosts: { connect: 'eu.i.posthog.com eu-assets.i.posthog.com', worker: 'blob:' } },
  ],
]

test.each(WITH_OPTIONS)('R42 R30 says what is known of %s', (_, service, facts) => {
  const { withdrawal, identifies, sharing } = service
  const said = {
    scripts: scriptsOf(service),
    hosts: hostsOf(service),
    stores: storesOf(service),
    withdrawal,
    identifies,
    sharing,
  }
  expect(said).toEqual({ ...said, ...facts })
})

test('R88 Google Analytics through a tagging server names the cookies that no script can read', () => {
  const stores = storesOf(googleAnalytics({ measurementId: 'G-TEST', ads: false, tagServer: googleTagServer() }))
  expect(stores).toEqual({
    cookie:
      '_ga P24M, _ga_* P24M, _gid PT24H, _gat PT1M, _gat_* PT1M, _dc_gtm_* PT1M, FPID P2Y http-only, FPLC PT20H http-only',
  })
})

test.each([
  ['intercom', (region: string) => intercom({ appId: 'abc12345', ...wrong(region) })],
  ['zoho-salesiq', (region: string) => zohoSalesIq({ widgetCode: 'siq0123456789abcdef', ...wrong(region) })],
  ['zoho-pagesense', (region: string) => zohoPageSense({ project: 'example/0123456789', ...wrong(region) })],
  ['hubspot', (region: string) => hubspot({ portalId: '1234567', ...wrong(region) })],
  ['posthog', (region: string) => posthog({ token: 'phc_AbCdEfGhIjKl', ...wrong(region) })],
])('R30 %s refuses a region that is none, as JavaScript may hand it in', (id, make) => {
  for (const region of ['mars', 'eu.evil.example', 'com/x', 'eu\n', '']) {
    expect(() => make(region), region).toThrow(id)
    expect(() => make(region), region).toThrow('FC113')
  }
})

/** A region that no type lets through. */
function wrong(region: string): object {
  return { region }
}

describe.each(THIRD_PARTIES)('$name()', ({ make, service }) => {
  test('takes facts that the app knows better', () => {
    const transfer = { country: 'CH', safeguard: 'adequacy', url: 'https://vendor.example/dpa' } as const
    expect(make({ facts: { retention: 'P5D', transfer } })).toMatchObject({
      name: service.name,
      retention: 'P5D',
      transfer,
    })
  })

  test('R84 names the provider, its country and its policy', () => {
    expect(service.name).toMatch(/\w/)
    expect(service.provider).toMatchObject({
      name: expect.stringMatching(/\w/),
      country: expect.stringMatching(/^[A-Z]{2}$/),
      privacyUrl: expect.stringMatching(/^https:/),
    })
  })

  test('R84 says its role, what it collects, whether it identifies a person and how long data is kept', () => {
    expect(service.role.kind).not.toBe('own')
    if (service.role.kind === 'joint') expect(service.role.url).toMatch(/^https:/)
    expect(service.data).toContain('ip-address')
    expect(service.identifies).toBeTypeOf('boolean')
    expect(service.retention === null || lifetimeSeconds(service.retention) !== null).toBe(true)
  })

  test('R85 names country, safeguard and link of a transfer, for every party outside of the area', () => {
    const { provider, recipients = [], transfer } = service
    const country = provider === 'controller' ? '' : provider.country
    const leaves = !EEA.includes(country) || recipients.some((name) => /\b(LLC|Inc\.|Corp|Ltd)/.test(name))
    expect(transfer !== undefined).toBe(leaves)
    if (transfer) expect(transfer).toMatchObject({ country: expect.not.stringMatching(EEA.join('|')) })
    if (transfer) expect(transfer.url).toMatch(/^https:/)
  })

  test('R40 says where its facts come from, and which of them nobody has confirmed', () => {
    const [first = '', ...others] = service.sources ?? []
    expect(first).toMatch(/^https:/)
    expect(others.filter((source) => !/^(https:|unverified: )/.test(source))).toEqual([])
  })

  test('R90 waits for the person where it is required', () => {
    const isRequired = !configOf(service).decidables.some((one) => one.id === service.id && isAsked(one))
    expect(isRequired && (service.flow !== 'on-use' || service.consent !== undefined)).toBe(false)
  })
})

test.each([
  ['hotjar', 'Contentsquare'],
  ['hubspot', '__hstc'],
  ['linkedinInsight', 'li_giant'],
  ['mailchimp', '_mcid'],
  ['paypal', '__paypal_storage__'],
  ['paypalMessages', '__paypal_storage__'],
  ['recaptcha', 'rc::'],
  ['tawk', 'safeguard'],
  ['tiktokPixel', 'tt_ items'],
  ['turnstile', 'pre-clearance'],
  ['xPixel', '_twclid'],
  ['youtube', "player's own storage"],
  ['zohoSalesIq', '_zldp'],
] as const)('R40 marks as unverified what nobody has confirmed of %s(): %s', (name, fact) => {
  const marks = CATALOGUE[name]().sources?.filter((source) => source.startsWith('unverified: '))
  expect(marks).toContainEqual(expect.stringContaining(fact))
})

test('R40 calls a withdrawal complete only where a frame goes away or the vendor has a call that stops it', () => {
  const clean = ENTRIES.filter(({ service }) => service.scripts && service.withdrawal !== 'reload')
  expect(clean.map(({ name }) => name)).toEqual(['matomo', 'metaPixel', 'posthog', 'tiktokPixel', 'zendesk'])
})

test('R20 puts what is used for advertising under the opt-out signal', () => {
  const ads = ENTRIES.filter(({ service }) => service.purposes.includes('advertising'))
  expect(ads.map(({ service }) => service.sharing)).toEqual(ads.map(() => 'targeted-ads'))
})

test('R90 has the messages of PayPal in marketing, and not at the checkout', () => {
  expect(CATALOGUE.paypalMessages()).toMatchObject({ category: 'marketing', purposes: ['advertising'] })
  expect(JSON.stringify(CATALOGUE.paypal())).not.toContain('messages')
})

describe('R42 every third party that the four policies name', () => {
  test.each([
    ['000 3.3 Google Analytics', 'googleAnalytics', /Google Analytics/],
    ['000 3.3 Matomo (self-hosted)', 'matomo', /Matomo/],
    ['000 4.1 Netopia Payments', 'netopia', /Netopia/],
    ['000 4.1 PayPal', 'paypal', /PayPal/],
    ['000 4.2 Facebook', 'facebook', /Facebook/],
    ['000 4.2 Twitter/X', 'x', /^X$/],
    ['000 4.2 LinkedIn', 'linkedin', /LinkedIn/],
    ['000 4.2 YouTube', 'youtube', /YouTube/],
    ['000 4.3 live chat', 'crisp', /Crisp/],
    ['002 9 Facebook for marketing', 'metaPixel', /Meta/],
    ['002 10 Google Analytics', 'googleAnalytics', /Google Analytics/],
    ['002 11 Twitter for marketing', 'xPixel', /^X Pixel$/],
    ['003 5 Mailchimp', 'mailchimp', /Mailchimp/],
    ['003 5 Zoho', 'zohoSalesIq', /Zoho/],
  ] as const)('%s is %s()', (_policy, factory, name) => {
    expect(CATALOGUE[factory]().name).toMatch(name)
  })

  test('000 8 has the items of its list, with their lifetimes', () => {
    const rows = itemsIn(CATALOGUE.googleAnalytics()).map(({ name, lifetime }) => [name, lifetime])
    expect(Object.fromEntries(rows)).toMatchObject({ _ga: 'P24M', _gid: 'PT24H', _gat: 'PT1M' })
    expect(itemsIn(CATALOGUE.matomo()).some(({ name }) => name.startsWith('_pk'))).toBe(true)
  })

  test('003 5 transfers to Mailchimp under standard contractual clauses', () => {
    expect(CATALOGUE.mailchimp().transfer).toMatchObject({ country: 'US', safeguard: 'scc' })
  })
})

test('R40 has every entry in the table of the README, as it is', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\S+) +\| (\S+) +\| (\S+) +\|$/gm)].map((row) => row.slice(1, 5))
  const expected = THIRD_PARTIES.concat(ENTRIES.filter(({ name }) => name === 'matomo')).map(({ name, service }) => [
    name,
    service.category,
    service.flow ?? 'boot',
    service.withdrawal ?? 'clean',
  ])
  const byName = ([a = '']: readonly string[], [b = '']: readonly string[]): number => (a < b ? -1 : 1)
  expect(rows.toSorted(byName)).toEqual(expected.toSorted(byName))
})

test('R104 lists every vendor outside of marketing whose script reads the address of the page by itself', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const listed = /read that address by themselves,[^:]*:(.*?)\n\n/s.exec(readme)?.[1] ?? ''
  const asks = (service: Service): boolean => {
    const page = stubPage({ location: { href: 'https://www.example.com/?gclid=1' } })
    let hasAsked = false
    const context = {
      ...page.context,
      withoutCampaign: (...given: Parameters<typeof page.context.withoutCampaign>) => {
        hasAsked = true
        return page.context.withoutCampaign(...given)
      },
    }
    service.consent?.grant?.(context)
    return hasAsked
  }
  // Two that are told in other ways: by their own settings, and by what goes through them.
  const told = ['posthog', 'plausible']
  const readers = THIRD_PARTIES.filter(({ name, service }) => {
    const runs =
      service.scripts !== undefined || service.consent !== undefined || (service.hosts?.script ?? []).length > 0
    return service.category !== 'marketing' && runs && !told.includes(name) && !asks(service)
  })
  expect(readers.length).toBeGreaterThan(10)
  expect(readers.filter(({ service }) => !listed.replaceAll('\n', ' ').includes(service.name ?? ''))).toEqual([])
})

describe('an option that becomes part of an address', () => {
  const HOSTILE = {
    'ends the attribute': `'"><script>`,
    'is code': 'javascript:alert(1)',
    'is a host without a scheme': '//evil.example',
    'is a short host without a scheme': '//evil',
    'climbs up': '../x',
    'is empty': '',
    'is a space': ' ',
    'has spaces': 'abc def 123 456',
    'ends with a newline': '12345678\n',
    'has a parameter of its own': '12345678&x=1',
  }

  /** What may be left out. */
  const OPTIONAL: readonly string[] = ['paypal.clientId', 'recaptcha.siteKey', 'tawk.widgetId']

  test('is in this table, whatever factory takes it', () => {
    const folder = join(ROOT, 'src/services')
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
    const taken = files.flatMap((text) =>
      [...text.matchAll(/export interface (\w+)Options<[^{]+\{(.*?)\n\}/gs)].flatMap(([, name = '', body = '']) =>
        [...body.matchAll(/readonly (\w+)\??: (?:number \| )?string$/gm)].map(
          ([, option = '']) => `${name.charAt(0).toLowerCase()}${name.slice(1)}.${option}`,
        ),
      ),
    )
    expect(taken.toSorted()).toEqual(Object.keys(CHECKED).toSorted())
  })

  test.each(Object.entries(CHECKED))('%s is refused when it is no such thing', (_option, make) => {
    for (const [how, value] of Object.entries(HOSTILE)) expect(() => make(value), how).toThrow('FC113')
  })

  test.each(Object.entries(CHECKED).filter(([option]) => !OPTIONAL.includes(option)))(
    '%s is refused when a variable of the build is missing',
    (_option, make) => {
      for (const missing of [undefined, null])
        expect(() => void Reflect.apply(make, undefined, [missing])).toThrow('FC113')
    },
  )
})

test('R98 asks no vendor to look at canvas, audio or fonts', () => {
  const folder = join(ROOT, 'src/services')
  const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  expect(code.filter((text) => /getImageData|toDataURL|AudioContext|document\.fonts/.test(text))).toEqual([])
})

test('R58 keeps ids and categories as types', () => {
  expectTypeOf(youtube()).toEqualTypeOf<Service<'youtube', 'marketing'>>()
  expectTypeOf(youtube({ id: 'talks' })).toEqualTypeOf<Service<'talks', 'marketing'>>()
  expectTypeOf(youtube({ category: 'functional' })).toEqualTypeOf<Service<'youtube', 'functional'>>()
  expectTypeOf(matomo({ url: '/stats', siteId: 1 })).toEqualTypeOf<Service<'matomo', 'analytics'>>()
  expectTypeOf(googleAnalytics({ measurementId: 'G-1' })).toEqualTypeOf<Service<'google-analytics', 'analytics'>>()

  const config = defineConsent({
    ...SITE,
    services: [
      youtube(),
      paypal(),
      firstParty({ id: 'own', category: 'functional', stores: [{ name: 'own', lifetime: 'P1D', purpose: 'drafts' }] }),
    ],
  })
  type Categories = 'necessary' | 'functional' | 'analytics' | 'marketing'
  expectTypeOf(config).toEqualTypeOf<ConsentConfig<Categories, 'youtube' | 'paypal' | 'own', never>>()
})
