import type { Activity, Claim, Service } from 'fluxconsent/core'
import { describe, expect, it, vi } from 'vitest'
import { exampleInput, exampleWith, logs, session, stats, theme } from './exampleConfig.js'

const claiming = (claims: readonly Claim[], change: Partial<Service> = {}, activities: readonly Activity[] = []) =>
  exampleWith({ claims, activities, services: [session, theme, { ...stats, ...change }] })

describe('a claim of the site', () => {
  it.each<[Claim, string, Partial<Service>]>([
    ['noSale', "sharing: 'sale'", { sharing: 'sale' }],
    ['noSale', "sharing: 'share'", { sharing: 'share' }],
    ['noFingerprinting', 'features', { fingerprints: true }],
    ['noAds', 'targeted-ads', { sharing: 'targeted-ads' }],
    ['noAds', '"advertising"', { purposes: ['statistics', 'advertising'] }],
    ['noAds', '"ad-attribution"', { purposes: ['ad-attribution'] }],
    ['noAds', '"ad-personalisation"', { purposes: ['ad-personalisation'] }],
    ['euOnly', 'provider in US', { provider: { name: 'V', country: 'US', privacyUrl: 'https://v.example' } }],
    ['euOnly', 'provider in GB', { provider: { name: 'V', country: 'GB', privacyUrl: 'https://v.example' } }],
    ['euOnly', 'data to US', { transfer: { country: 'US', safeguard: 'dpf' } }],
  ])('R98 %s is contradicted by %s', (claim, fact, change) => {
    expect(() => claiming([claim], change)).toThrow(/FC115/)
    expect(() => claiming([claim], change)).toThrow(fact)
    expect(() => claiming([claim], change)).toThrow('"stats"')
    expect(() => claiming([], change)).not.toThrow()
  })

  it('R98 is contradicted by a required service, too', () => {
    expect(() => exampleWith({ claims: ['noFingerprinting'], services: [{ ...session, fingerprints: true }] })).toThrow(
      /FC115/,
    )
  })

  it('R98 euOnly is contradicted by an activity that sends data away', () => {
    const mail: Activity = {
      id: 'mail',
      title: 'Newsletter',
      purpose: 'Sending',
      legalBasis: 'consent',
      data: ['contact'],
      retention: 'P1Y',
      transfer: { country: 'US', safeguard: 'scc' },
    }
    expect(() => claiming(['euOnly'], {}, [mail])).toThrow('the activity "mail" transfers data to US')
    expect(() => claiming(['noSale'], {}, [mail])).not.toThrow()
  })

  it('R98 stands where nothing contradicts it', () => {
    expect(() => claiming(['noSale', 'noFingerprinting', 'noAds', 'euOnly'])).not.toThrow()
    expect(() =>
      claiming(['euOnly'], { provider: { name: 'V', country: 'NO', privacyUrl: 'https://v.example' } }),
    ).not.toThrow()
  })
})

describe('a required category', () => {
  it.each<[string, Partial<Service>]>([
    ['statistics', { purposes: ['sign-in', 'statistics'] }],
    ...(['visitor-id', 'experiments', 'recording', 'advertising', 'ad-attribution', 'ad-personalisation'] as const).map(
      (purpose): [string, Partial<Service>] => [purpose, { purposes: [purpose] }],
    ),
    ['sale', { sharing: 'sale' }],
  ])('R11 warns once of a tracker for %s among the necessary', (fact, change) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    exampleWith({ services: [{ ...session, ...change }] })
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(new RegExp(`FC116.*"session".*"necessary".*"${fact}"`)))
  })

  it('R11 warns of nothing where trackers are asked about', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    exampleWith({})
    expect(warn).not.toHaveBeenCalled()
  })

  it('R11 has no legitimate interest, and needs a reason', () => {
    const legalBasis = 'legitimate-interest' as unknown as 'consent'
    expect(() => exampleWith({ services: [{ ...stats, legalBasis }] })).toThrow(/FC110/)
    expect(() => exampleWith({ services: [{ ...session, legalBasis }] })).toThrow(/FC110/)
    const categories = { ...exampleInput.categories, ops: { required: true } as const }
    expect(() => exampleWith({ categories })).toThrow(/FC111/)
  })

  it('R11 allows legitimate interest for activities', () => {
    expect(() => exampleWith({ activities: [logs] })).not.toThrow()
  })
})
