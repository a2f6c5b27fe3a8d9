import {
  createConsentStore,
  PROMPT_REASONS,
  promptFor,
  strictestModel,
  resolveJurisdiction,
  type Choice,
  type ConsentStore,
  type Situation,
  type StoredItem,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { serviceDigest } from '../../src/core/serviceDigest.js'
import {
  ads,
  clockAt,
  DAY,
  exampleConfig,
  exampleInput,
  exampleWith,
  granted,
  JURISDICTIONS,
  NOW,
  revisit,
  session,
  startStore,
  stats,
  theme,
  video,
} from './exampleConfig.js'

const nextVersion = exampleWith({ policy: { ...exampleInput.policy, version: '2026-03' } })
const changedStats = { ...stats, purposes: ['statistics', 'advertising'] } as const
const added = { ...stats, id: 'funnel' }
const withAdded = exampleWith({ services: [...exampleInput.services, added] })

function reasonOf(store: ConsentStore): string | null {
  return store.getState().prompt.reason
}

function accepted(): ConsentStore {
  const store = startStore()
  store.actions.acceptAll()
  return store
}

describe('the prompt', () => {
  it('asks on the first visit', () => {
    expect(startStore().getState()).toMatchObject({
      status: 'undecided',
      prompt: { required: true, reason: 'first-visit', added: [] },
    })
  })

  it('R115 asks nothing where everything is required', () => {
    const store = startStore(exampleWith({ services: [session] }))
    expect(store.getState()).toMatchObject({
      status: 'decided',
      surface: 'none',
      prompt: { required: false, reason: null, added: [] },
    })
  })

  it('R115 asks nothing where the optional categories are empty', () => {
    const config = exampleWith({ categories: { necessary: { required: true }, marketing: {} }, services: [session] })
    expect(startStore(config).getState().prompt.required).toBe(false)
  })

  it('R115 asks nothing where the law of the place asks nothing', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-TX' })
    expect(store.getState().prompt.required).toBe(false)
    expect(granted(store)).toContain('ads')
  })

  it('R115 asks by the strictest of mixed models', () => {
    const place = (code: string) => resolveJurisdiction(code, JURISDICTIONS, NOW)
    const sensitive = { ...stats, sensitive: true }
    expect(strictestModel([ads, sensitive], place('US-CO'))).toBe('opt-in')
    expect(strictestModel([ads], place('US-CO'))).toBe('opt-out')
    expect(strictestModel([ads, sensitive], place('US-CA'))).toBe('opt-out')
    expect(strictestModel([ads, sensitive], place('DE'))).toBe('opt-in')
    expect(strictestModel([], place('DE'))).toBe('none')
  })

  it('R115 runs only what its own model lets run where models are mixed', () => {
    const config = exampleWith({ services: [session, ads, { ...stats, sensitive: true }] })
    const store = startStore(config, { jurisdiction: 'US-CO' })
    expect(granted(store)).toEqual(['marketing', 'ads'])
    expect(store.getState().prompt.required).toBe(true)
  })

  it('R13 asks nothing again after an answer', () => {
    for (const act of ['acceptAll', 'rejectAll', 'refuseByClosing'] as const) {
      const store = startStore()
      store.actions[act]()
      expect(revisit(store).getState().prompt.required, act).toBe(false)
    }
  })

  it('R13 asks nothing for 184 days after a refusal of some things, even if grants are shorter', () => {
    const config = exampleWith({ expiry: { grant: 'P30D' } })
    const store = startStore(config)
    store.actions.save({ analytics: 'granted' })
    const later = revisit(store, config, { now: clockAt(NOW + 183 * DAY) })
    expect(granted(later)).toEqual([])
    expect(later.getState().prompt.required).toBe(false)
    expect(reasonOf(revisit(store, config, { now: clockAt(NOW + 185 * DAY) }))).toBe('expired')
  })

  it('R13 asks nothing for 184 days after a withdrawal that came late in the life of a choice', () => {
    const clock = clockAt()
    const store = startStore(exampleConfig, { now: clock })
    store.actions.acceptAll()
    clock.pass(170 * DAY)
    store.actions.withdraw(['marketing'])
    const later = revisit(store, exampleConfig, { now: clockAt(NOW + (170 + 183) * DAY) })
    expect(later.getState().prompt.required).toBe(false)
    expect(granted(later)).toEqual([])
  })

  it('R14 asks only about a service that was added', () => {
    const next = revisit(accepted(), withAdded)
    expect(next.getState().prompt).toMatchObject({ required: true, reason: 'added', added: ['funnel'] })
    expect(next.getState().surface).toBe('banner')
  })

  it('R14 never asks because a service was removed', () => {
    const config = exampleWith({ services: [session, theme, stats] })
    const next = revisit(accepted(), config)
    expect(next.getState().prompt.required).toBe(false)
    expect(granted(next)).toContain('stats')
  })

  it('R15 asks everybody again for a new policy version, unless it is not material', () => {
    expect(reasonOf(revisit(accepted(), nextVersion))).toBe('policy')
    const editorial = exampleWith({ policy: { ...exampleInput.policy, version: '2026-03', material: false } })
    expect(revisit(accepted(), editorial).getState().prompt.required).toBe(false)
  })

  it('R15 asks once: an answer is to the version that was shown', () => {
    const store = revisit(accepted(), nextVersion)
    expect(store.getState().prompt.reason).toBe('policy')
    store.actions.acceptAll()
    expect(store.getState()).toMatchObject({ prompt: { required: false }, choice: { policyVersion: '2026-03' } })
  })

  it('R15 keeps running what was granted under the older version until it was answered', () => {
    const next = revisit(accepted(), nextVersion)
    expect(granted(next)).toContain('stats')
  })

  it('R16 asks again when a grant ran out', () => {
    const later = revisit(accepted(), exampleConfig, { now: clockAt(NOW + 185 * DAY) })
    expect(reasonOf(later)).toBe('expired')
    expect(granted(later)).toEqual([])
  })

  it('R18 asks in an opt-in place about what was on by default in an opt-out place', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    expect(granted(store)).toContain('stats')
    store.actions.save()
    expect(granted(store)).toContain('stats')
    const next = revisit(store)
    expect(granted(next)).toEqual([])
    expect(reasonOf(next)).toBe('jurisdiction')
  })

  it('R18 does not ask in an opt-in place somebody who refused everything elsewhere', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    store.actions.rejectAll()
    expect(revisit(store).getState().prompt.required).toBe(false)
  })

  it('R127 has the reasons in a fixed order', () => {
    expect(PROMPT_REASONS).toEqual(['first-visit', 'policy', 'added', 'expired', 'jurisdiction'])
  })

  it.each([
    ['first-visit', partialStore(), { ...nextVersion, ...withServices() }, 400],
    ['policy', accepted(), { ...withServices('2026-03') }, 400],
    ['added', accepted(), { ...withServices() }, 400],
    ['expired', accepted(), exampleConfig, 400],
    ['expired', abroad(), exampleConfig, 400],
    ['jurisdiction', abroad(), exampleConfig, 0],
  ])('R127 gives the reason %s where several apply', (reason, store, config, days) => {
    expect(reasonOf(revisit(store, config, { now: clockAt(NOW + days * DAY) }))).toBe(reason)
  })

  it('R127 lists what was added only where that is the reason', () => {
    expect(revisit(accepted(), withServices('2026-03')).getState().prompt.added).toEqual([])
  })

  it('keeps its identity until it changes', () => {
    const situation: Situation = { ...startStore().getState(), now: NOW }
    const first = promptFor(exampleConfig, situation)
    expect(promptFor(exampleConfig, { ...situation, now: NOW + 1 }, first)).toBe(first)
    const next = revisit(accepted(), withAdded)
    const { prompt } = next.getState()
    next.actions.open('preferences')
    expect(next.getState().prompt).toBe(prompt)
  })

  it('R65 does not trust a choice from the future', () => {
    const store = startStore(exampleConfig, { now: clockAt(NOW + 1_000 * DAY) })
    store.actions.acceptAll()
    const next = revisit(store)
    expect(granted(next)).toEqual([])
    expect(next.getState().prompt.required).toBe(true)
  })

  it('R65 keeps a refusal from the future', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA', now: clockAt(NOW + 1_000 * DAY) })
    store.actions.rejectAll()
    expect(granted(revisit(store, exampleConfig, { jurisdiction: 'US-CA' }))).toEqual([])
  })
})

describe('what counts as new', () => {
  const asksAgain = (change: Partial<typeof stats>): boolean => {
    const store = accepted()
    const config = exampleWith({
      services: exampleInput.services.map((one) => (one.id === 'stats' ? { ...one, ...change } : one)),
    })
    const { added: ids } = revisit(store, config).getState().prompt
    return ids.includes('stats')
  }
  const item: StoredItem = { name: '_st', match: 'prefix', lifetime: 'P12M', purpose: 'statistics' }

  it.each<[string, Parameters<typeof asksAgain>[0]]>([
    ['another purpose', { purposes: ['statistics', 'advertising'] }],
    ['another category', { category: 'marketing' as 'analytics' }],
    ['another recipient', { recipients: ['Data Broker Ltd'] }],
    [
      'another provider',
      { provider: { name: 'Other Ltd', country: 'IE', privacyUrl: 'https://vendor.example/privacy' } },
    ],
    [
      'another country',
      { provider: { name: 'Vendor Ltd', country: 'US', privacyUrl: 'https://vendor.example/privacy' } },
    ],
    ['a transfer', { transfer: { country: 'US', safeguard: 'scc' } }],
    ['another basis', { legalBasis: 'contract' }],
    ['more data', { data: ['pages', 'device', 'identifiers'] }],
    ['that it identifies', { identifies: true }],
    ['another role', { role: { kind: 'controller' } }],
    ['sharing', { sharing: 'sale' }],
    ['that it is sensitive', { sensitive: true }],
    ['a longer lifetime', { stores: [{ ...item, lifetime: 'P24M' }] }],
    ['a lifetime that is longer by a month', { stores: [{ ...item, lifetime: 'P13M' }] }],
    ['a longer item beside the others', { stores: [item, { ...item, name: '_long', lifetime: 'P5Y' }] }],
    ['a longer retention', { retention: 'P38M' }],
  ])('R14 asks again for %s', (_, change) => {
    expect(asksAgain(change)).toBe(true)
  })

  it.each<[string, Parameters<typeof asksAgain>[0]]>([
    ['a shorter lifetime', { stores: [{ ...item, lifetime: 'P1M' }] }],
    ['the same lifetime in other words', { stores: [{ ...item, lifetime: 'P1Y' }] }],
    ['a list in another order', { data: ['device', 'pages'] }],
    ['another name', { name: 'Stats Pro' }],
    [
      'another page of the provider',
      { provider: { name: 'Vendor Ltd', country: 'IE', privacyUrl: 'https://vendor.example/new' } },
    ],
    ['another script', { scripts: [{ src: 'https://vendor.example/v2.js' }] }],
    ['another host', { hosts: { connect: ['https://vendor.example'] } }],
    ['another source', { sources: ['https://vendor.example/docs'] }],
    ['a handler', { onGrant: () => undefined }],
  ])('R13 does not ask again for %s', (_, change) => {
    expect(asksAgain(change)).toBe(false)
  })

  it('R14 knows a service by the same four characters in every version of this package', () => {
    const lifetimes = ['session', 'PT1H', 'P1M', 'P13M', 'P10Y'] as const
    const prints = lifetimes.map((lifetime) => serviceDigest({ ...stats, stores: [{ ...item, lifetime }] }))
    expect(prints).toEqual(['qmkc', 'qmkf', 'qmp2', 'qmsi', 'qmvj'])
  })

  it('R14 closes a service that changed and keeps all older answers', () => {
    const store = startStore()
    store.actions.save({ analytics: 'granted' })
    const services = [session, theme, changedStats, video, ads]
    const next = revisit(store, exampleWith({ services }))
    expect(next.getState().prompt).toMatchObject({ reason: 'added', added: ['stats'] })
    expect(next.getState().permissions).toMatchObject({ stats: 'denied', ads: 'denied', video: 'denied' })
  })
})

function withServices(version: string = exampleInput.policy.version) {
  return exampleWith({ policy: { ...exampleInput.policy, version }, services: [...exampleInput.services, added] })
}

/** Only one placeholder was ever answered. */
function partialStore(): ConsentStore {
  const store = startStore()
  store.actions.grantAlways('stats')
  return store
}

/** A person who let everything run in an opt-out place. */
function abroad(): ConsentStore {
  const store = createConsentStore(exampleConfig, { jurisdiction: 'US-CA', now: clockAt() })
  store.inlet.hydrate(null, { gpc: false })
  store.actions.save()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  const known: Choice = choice
  store.inlet.receive(known)
  return store
}
