import { readConsent } from 'fluxconsent/core'
import { createTestConsent, seedConsent } from 'fluxconsent/testing'
import { describe, expect, it } from 'vitest'
import { consent, consentWith } from '../ui/consent.js'
import { decodeChoice } from '../../src/core/codec.js'

const ORIGIN = 'https://shop.example'

describe('createTestConsent', () => {
  it('is open at once, as the answer says', () => {
    const { permissions, status } = createTestConsent(consent, { choice: { grants: ['analytics'] } }).getState()
    expect(permissions).toMatchObject({ analytics: 'granted', stats: 'granted', marketing: 'denied', video: 'denied' })
    expect(status).toBe('decided')
  })

  it.each([
    ['accept-all', 'granted', 'decided'],
    ['reject-all', 'denied', 'decided'],
    [null, 'denied', 'undecided'],
  ] as const)('after %s everything optional is %s', (choice, permission, status) => {
    const state = createTestConsent(consent, { choice }).getState()
    expect([state.permissions['marketing'], state.status]).toEqual([permission, status])
    expect(state.permissions['necessary']).toBe('granted')
  })

  it('keeps a grant of one service to that one', () => {
    const { permissions } = createTestConsent(consent, { choice: { grants: ['video'] } }).getState()
    expect(permissions).toMatchObject({ video: 'granted', ads: 'denied', marketing: 'denied' })
  })

  it('stands in the given place, at the given time', () => {
    const now = Date.UTC(2026, 0, 1)
    const { jurisdiction, permissions, choice } = createTestConsent(consent, { jurisdiction: 'US', now }).getState()
    expect([jurisdiction.code, permissions['marketing'], choice]).toEqual(['US', 'granted', null])
    expect(createTestConsent(consent, { choice: 'accept-all', now }).getState().choice?.at).toBe(now)
  })

  it('R20 follows the signals of the test', () => {
    const { permissions, signals } = createTestConsent(consent, {
      jurisdiction: 'US',
      signals: { gpc: true },
    }).getState()
    expect(signals.gpc).toBe(true)
    expect(permissions).toMatchObject({ video: 'denied', ads: 'denied', stats: 'granted' })
  })

  it('is not asked for a real gesture, which no test can make', () => {
    const strict = consentWith({ trustedGesture: true })
    expect(createTestConsent(strict, { choice: 'accept-all' }).getState().permissions['marketing']).toBe('granted')
  })

  it('has the real actions', () => {
    const { actions, getState } = createTestConsent(consent, { choice: 'accept-all' })
    actions.withdraw(['video'])
    expect(getState().permissions).toMatchObject({ video: 'denied', ads: 'granted' })
  })

  it('tells no vendor of anything', () => {
    const told: string[] = []
    const [first, ...rest] = consent.services
    if (!first) throw new Error('The config has no services.')
    const loud = { ...first, scripts: [], consent: { grant: () => told.push('grant') }, onGrant: () => told.push('on') }
    const store = createTestConsent({ ...consent, services: [loud, ...rest] }, { choice: 'accept-all' })
    expect(store.config.services[0]).not.toHaveProperty('consent')
    expect(store.config.services[0]).not.toHaveProperty('onGrant')
    expect(told).toEqual([])
  })
})

describe('seedConsent', () => {
  it('R121 makes the cookie that the site itself would have made', () => {
    const { cookies, origins } = seedConsent(consent, { grants: ['analytics'] }, { origin: ORIGIN })
    expect(origins).toEqual([])
    expect(cookies).toMatchObject([
      { name: 'cookie_consent', domain: 'shop.example', path: '/', secure: true, sameSite: 'Lax', httpOnly: false },
    ])
    const { choice } = readConsent(`cookie_consent=${cookies[0]?.value}`, consent)
    expect(choice?.decisions).toMatchObject({ analytics: 'granted', marketing: 'denied' })
  })

  it('R121 seeds the domain, where the choice is shared with subdomains', () => {
    const shared = consentWith({ cookie: { scope: 'site', domain: 'shop.example' } })
    expect(seedConsent(shared, 'reject-all', { origin: ORIGIN }).cookies[0]?.domain).toBe('.shop.example')
  })

  it('R121 seeds localStorage, where the site keeps the choice there', () => {
    const { cookies, origins } = seedConsent(consent, 'accept-all', { origin: ORIGIN, localStorageKey: 'choice' })
    expect(cookies).toEqual([])
    expect(origins).toMatchObject([{ origin: ORIGIN, localStorage: [{ name: 'choice' }] }])
    expect(decodeChoice(origins[0]?.localStorage[0]?.value ?? '')?.action).toBe('accept-all')
  })

  it('is no secure cookie on http, where browsers would drop it', () => {
    expect(seedConsent(consent, 'accept-all', { origin: 'http://localhost:4173' }).cookies[0]).toMatchObject({
      domain: 'localhost',
      secure: false,
    })
  })

  it('leaves a new visitor new', () => {
    expect(seedConsent(consent, null, { origin: ORIGIN })).toEqual({ cookies: [], origins: [] })
  })

  it('says that an origin is none', () => {
    expect(() => seedConsent(consent, 'accept-all', { origin: 'shop.example' })).toThrow(TypeError)
  })

  it('answers from the given place', () => {
    const { cookies } = seedConsent(consent, 'reject-all', { origin: ORIGIN, jurisdiction: 'US' })
    expect(decodeChoice(cookies[0]?.value ?? '')).toMatchObject({ jurisdiction: 'US', model: 'opt-out' })
  })
})
