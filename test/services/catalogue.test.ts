import { defineConsent, isAsked, lifetimeSeconds, type ConsentConfig, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import {
  facebook,
  firstParty,
  googleAnalytics,
  linkedin,
  matomo,
  netopia,
  paypal,
  x,
  youtube,
  type ServiceOptions,
} from 'fluxconsent/services'
import * as services from 'fluxconsent/services'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { stubPage } from './stubPage.ts'

/** Every factory of the catalogue, with what it cannot do without. */
const CATALOGUE = {
  facebook,
  firstParty: (options: ServiceOptions<string, string> = {}) =>
    firstParty({
      id: 'session',
      category: 'necessary',
      stores: [{ name: 'sid', lifetime: 'session', purpose: 'sign-in' }],
      ...options,
    }),
  googleAnalytics: (options: ServiceOptions<string, string> = {}) =>
    googleAnalytics({ measurementId: 'G-TEST', ...options }),
  linkedin,
  matomo: (options: ServiceOptions<string, string> = {}) =>
    matomo({ url: 'https://stats.example.com', siteId: 1, ...options }),
  netopia,
  paypal,
  x,
  youtube,
}

const ENTRIES = Object.entries(CATALOGUE).map(([name, make]) => ({ name, make, service: make() satisfies Service }))
const THIRD_PARTIES = ENTRIES.filter(({ service }) => service.provider !== 'controller')

const SITE = {
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
} as const

/** All values of a manifest, functions and plain words left out. */
function addressesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\w+:|^\/\//.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(addressesOf)
}

test('R42 names every third party of the policies that a page can load or embed', () => {
  const named = ['facebook', 'googleAnalytics', 'linkedin', 'matomo', 'netopia', 'paypal', 'x', 'youtube']
  expect(Object.keys(services)).toEqual(expect.arrayContaining(named))
})

test('R40 has every factory in this table', () => {
  expect(Object.keys(services).sort()).toEqual(Object.keys(CATALOGUE).sort())
})

describe.each(ENTRIES)('$name()', ({ make, service }) => {
  test('R40 is a service that a config takes', () => {
    const config = defineConsent<string, readonly Service[]>({ ...SITE, services: [service] })
    expect(config.services).toEqual([service])
  })

  test('R40 lists what it stores, or says that it stores nothing', () => {
    const { stores } = service
    if (stores === 'nothing') return
    expect(stores.length).toBeGreaterThan(0)
    expect(stores.filter(({ lifetime }) => lifetimeSeconds(lifetime) === null)).toEqual([])
    expect(new Set(stores.map(({ name }) => name)).size).toBe(stores.length)
  })

  test('R40 says where an item of another domain lies', () => {
    const items = service.stores === 'nothing' ? [] : service.stores
    expect(items.filter(({ party, domain }) => (party === 'third') !== (domain !== undefined))).toEqual([])
  })

  test('R40 uses no address but https ones', () => {
    expect(addressesOf(service).filter((address) => !address.startsWith('https://'))).toEqual([])
  })

  test('R40 names the host of each of its scripts', () => {
    const origins = (service.scripts ?? []).map(({ src }) => new URL(src).origin)
    expect(service.hosts?.script ?? []).toEqual(expect.arrayContaining(origins))
  })

  test('R9 uses words that the languages have', async () => {
    const { details } = await en.load()
    const items = service.stores === 'nothing' ? [] : service.stores
    const purposes = [...service.purposes, ...items.map(({ purpose }) => purpose)]
    expect(Object.keys(details.purposes)).toEqual(expect.arrayContaining(purposes))
    expect(Object.keys(details.dataKinds)).toEqual(expect.arrayContaining([...service.data]))
  })

  test('R40 leaves the page alone until the grant', () => {
    expect(Object.keys(stubPage().globals)).toEqual([])
    expect(service.consent?.hold).toBeUndefined()
  })

  test('R40 goes through grant, withdrawal and grant', () => {
    const { globals, grant, withdraw } = stubPage()
    const walk = (): void => {
      grant(service)
      withdraw(service)
      grant(service)
    }
    expect(walk).not.toThrow()
    expect(Object.keys(globals).length > 0).toBe(service.consent !== undefined)
  })

  test('R41 does not mind a withdrawal that no grant came before', () => {
    expect(() => stubPage().withdraw(service)).not.toThrow()
  })

  test('takes another id and category', () => {
    const other = make({ id: 'other', category: 'functional' })
    expect(other).toMatchObject({ id: 'other', category: 'functional' })
  })
})

describe.each(THIRD_PARTIES)('$name()', ({ service }) => {
  test('R84 names the provider, its country and its policy', () => {
    expect(service.provider).toMatchObject({
      name: expect.stringMatching(/\w/),
      country: expect.stringMatching(/^[A-Z]{2}$/),
      privacyUrl: expect.stringMatching(/^https:/),
    })
  })

  test('R84 says what it collects, and in which role', () => {
    expect(service.data.length).toBeGreaterThan(0)
    expect(service.role.kind).not.toBe('own')
  })

  test('R85 names a safeguard for data that goes to the United States', () => {
    const leaves = /\b(LLC|Inc\.|Corp\.|Corporation)/.test(String(service.recipients))
    expect(service.transfer !== undefined).toBe(leaves)
  })

  test('R90 starts by itself only where it is asked about', () => {
    const config = defineConsent<string, readonly Service[]>({ ...SITE, services: [service] })
    const isRequired = !config.decidables.some((one) => one.id === service.id && isAsked(one))
    expect(service.flow === 'on-use').toBe(isRequired)
    expect(isRequired ? service.scripts : undefined).toBeUndefined()
  })
})

test('R20 puts what is used for advertising under the opt-out signal', () => {
  const ads = ENTRIES.filter(({ service }) => service.purposes.includes('advertising'))
  expect(ads.map(({ service }) => service.sharing)).toEqual(ads.map(() => 'targeted-ads'))
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
  expectTypeOf(config).toEqualTypeOf<ConsentConfig<Categories, 'youtube' | 'paypal' | 'own'>>()
})
