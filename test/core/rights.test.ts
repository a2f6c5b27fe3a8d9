import {
  createConsentStore,
  createRights,
  JURISDICTIONS,
  objectionsOf,
  optOutOf,
  watchOptOut,
  type Activity,
  type Choice,
  type ConsentStore,
  type OptOutState,
  type Signals,
} from 'fluxconsent/core'
import { describe, expect, it, vi } from 'vitest'
import { decodeChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import {
  clockAt,
  DAY,
  exampleConfig,
  exampleInput,
  exampleWith,
  granted,
  GPC,
  NOW,
  OPTIONAL,
  revisit,
  startStore,
  stats,
} from './exampleConfig.js'
import { trustedEvent } from './trustedEvent.js'

const activity = (id: string, legalBasis: 'legitimate-interest' | 'contract'): Activity => ({
  id,
  title: id,
  purpose: 'security',
  legalBasis,
  data: ['ip-address'],
  retention: 'P30D',
})
const ACTIVITIES = [
  activity('server-logs', 'legitimate-interest'),
  activity('crm', 'legitimate-interest'),
  activity('orders', 'contract'),
]
const health = { ...stats, id: 'health', sensitive: true } as const
const config = exampleWith({
  jurisdictions: JURISDICTIONS.rows,
  activities: ACTIVITIES,
  services: [...exampleInput.services, health],
})
const CA = { jurisdiction: 'US-CA' } as const

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}
const objections = (store: ConsentStore): readonly string[] => objectionsOf(store.config, store.getState())

describe('a notice', () => {
  it('R109 renews no grant by being read', () => {
    const clock = clockAt()
    const store = startStore(config, { now: clock })
    store.actions.acceptAll()
    clock.pass(100 * DAY)
    createRights(store).dismiss()
    const later = (days: number) => granted(revisit(store, config, { now: clockAt(NOW + days * DAY) }))
    expect(later(183)).not.toEqual([])
    expect(later(185)).toEqual([])
  })

  it('R109 is told once where it came back because a choice ran out', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'AU' })
    store.actions.acceptAll()
    const late = NOW + 200 * DAY
    const back = revisit(store, exampleConfig, { jurisdiction: 'AU', now: clockAt(late) })
    expect(back.getState().prompt).toMatchObject({ required: true, reason: 'expired' })
    createRights(back).dismiss()
    expect(back.getState().prompt.required).toBe(false)
    const next = revisit(back, exampleConfig, { jurisdiction: 'AU', now: clockAt(late + DAY) })
    expect(next.getState().prompt.required).toBe(false)
    expect(Object.values(choiceOf(back).decisions)).not.toContain('granted')
  })

  it.each([
    ['dismiss', 'seen'],
    ['acknowledge', 'acknowledged'],
  ] as const)('R109 is answered by %s, which is recorded as %s and grants nothing', (act, action) => {
    const store = startStore(config, CA)
    const { permissions } = store.getState()
    expect(store.getState()).toMatchObject({ prompt: { required: true, model: 'opt-out' }, surface: 'banner' })
    createRights(store)[act]()
    expect(choiceOf(store)).toMatchObject({ action, decisions: {}, asked: {} })
    expect(store.getState().permissions).toBe(permissions)
    expect(store.getState()).toMatchObject({ status: 'decided', surface: 'none' })
    expect(revisit(store, config, CA).getState().prompt.required).toBe(false)
    expect(decodeChoice(encodeChoice(choiceOf(store)))).toEqual(choiceOf(store))
  })

  it('R109 is not answered by looking, drafting or closing without an act', () => {
    const store = startStore(config, CA)
    store.actions.open('preferences')
    store.actions.setDraft('ads', 'denied')
    store.actions.close()
    expect(store.getState().choice).toBeNull()
    expect(store.getState().prompt.required).toBe(true)
  })

  it('R120 is seen by its close button, which refuses nothing', () => {
    const store = startStore(config, CA)
    const before = granted(store)
    store.actions.refuseByClosing(trustedEvent())
    expect(choiceOf(store)).toMatchObject({ action: 'seen', method: 'banner', decisions: {} })
    expect(granted(store)).toEqual(before)
  })

  it.each(['DE', 'US-CO', undefined])('R120 is none where somebody asks: closing refuses in %s', (jurisdiction) => {
    const store = startStore(config, { jurisdiction })
    store.actions.refuseByClosing()
    expect(choiceOf(store).action).toBe('close')
    expect(granted(store)).toEqual([])
  })

  it('R109 answers no question that asks for consent', () => {
    const store = startStore(config, { jurisdiction: 'DE' })
    createRights(store).dismiss()
    createRights(store).acknowledge()
    expect(store.getState()).toMatchObject({ choice: null, surface: 'none', status: 'undecided' })
    expect(granted(store)).toEqual([])
    expect(startStore(config).getState().prompt.required).toBe(true)
  })

  it('R109 leaves every answer as it was, with the end that it had', () => {
    const clock = clockAt()
    const store = startStore(config, { jurisdiction: 'DE', now: clock })
    store.actions.save({ stats: 'granted' })
    const before = choiceOf(store)
    clock.pass(100 * DAY)
    const { permissions } = store.getState()
    createRights(store).acknowledge()
    const after = choiceOf(store)
    expect(after).toMatchObject({ action: 'acknowledged', decisions: before.decisions, asked: before.asked })
    expect(after.at + after.validDays * DAY).toBe(before.at + before.validDays * DAY)
    expect(store.getState().permissions).toEqual(permissions)
  })

  it('R109 raises no grant that a signal holds back', () => {
    const store = startStore(config, { jurisdiction: 'DE' })
    store.actions.acceptAll()
    const next = revisit(store, config, { signals: GPC })
    expect(granted(next)).not.toContain('ads')
    createRights(next).acknowledge()
    expect(granted(next)).not.toContain('ads')
    expect(granted(revisit(next, config, { signals: GPC }))).not.toContain('ads')
    // Nor does it take one back: without the signal it counts as before.
    expect(granted(revisit(next, config))).toEqual(granted(store))
  })

  it('R12 leaves a refusal its end', () => {
    const clock = clockAt()
    const store = startStore(config, { ...CA, now: clock })
    store.actions.rejectAll()
    clock.pass(100 * DAY)
    createRights(store).dismiss()
    expect(choiceOf(store)).toMatchObject({ action: 'seen', validDays: 84 })
  })

  it('R14 of a service that changed, seen where people opt out, is no answer to it where they opt in', () => {
    const store = startStore(config, { jurisdiction: 'DE' })
    store.actions.acceptAll()
    const services = config.services.map((one) => (one.id === 'stats' ? { ...one, data: ['contact' as const] } : one))
    const changed = exampleWith({ ...config, expiry: {}, cookie: {}, services })
    const abroad = revisit(store, changed, CA)
    createRights(abroad).dismiss()
    const home = revisit(abroad, changed, { jurisdiction: 'DE' })
    expect(home.getState().prompt).toMatchObject({ reason: 'added', added: ['stats'] })
    expect(granted(home)).not.toContain('stats')
    expect(granted(home)).toContain('ads')
  })

  it('R15 is dismissed with an editorial version, and does not accept a material one', () => {
    const editorial = { ...exampleInput.policy, version: '2026-03', material: false }
    const store = startStore(config, { jurisdiction: 'DE' })
    store.actions.acceptAll()
    const next = revisit(
      store,
      exampleWith({ ...config, expiry: {}, cookie: {}, policy: editorial, services: config.services }),
    )
    createRights(next).dismiss()
    expect(choiceOf(next).policyVersion).toBe('2026-03')

    // What was agreed to where consent is asked for stays consent, also when the notice was read elsewhere.
    next.actions.setJurisdiction('US-CA')
    createRights(next).dismiss()
    next.actions.setJurisdiction('DE')
    expect(granted(next)).toEqual(granted(store))

    const material = { ...exampleInput.policy, version: '2026-03' }
    const later = revisit(
      store,
      exampleWith({ ...config, expiry: {}, cookie: {}, policy: material, services: config.services }),
    )
    createRights(later).dismiss()
    expect(choiceOf(later).policyVersion).toBe('2026-02')
    expect(later.getState().prompt.reason).toBe('policy')
  })

  it('R15 of an edited text, seen where people opt out first, takes no consent back where they opt in', () => {
    const editorial = { ...exampleInput.policy, version: '2026-03', material: false }
    const store = startStore(config, { jurisdiction: 'DE' })
    store.actions.acceptAll()
    const later = exampleWith({ ...config, expiry: {}, cookie: {}, policy: editorial, services: config.services })
    const abroad = revisit(store, later, CA)
    createRights(abroad).dismiss()
    expect(choiceOf(abroad).policyVersion).toBe('2026-03')
    const home = revisit(abroad, later, { jurisdiction: 'DE' })
    expect(granted(home)).toEqual(granted(store))
    expect(home.getState().prompt.required).toBe(false)
  })

  it('R109 of the same texts, seen where people opt out, takes no consent back where they opt in', () => {
    const store = startStore(config, { jurisdiction: 'DE' })
    store.actions.acceptAll()
    const abroad = revisit(store, config, CA)
    createRights(abroad).dismiss()
    expect(granted(revisit(abroad, config, { jurisdiction: 'DE' }))).toEqual(granted(store))
  })

  it('R109 of new texts, seen where people opt out, is no consent to them where they opt in', () => {
    const material = { ...exampleInput.policy, version: '2026-03' }
    const store = startStore(config, { jurisdiction: 'DE' })
    store.actions.acceptAll()
    const later = exampleWith({ ...config, expiry: {}, cookie: {}, policy: material, services: config.services })
    const abroad = revisit(store, later, CA)
    createRights(abroad).dismiss()
    expect(abroad.getState().prompt.required).toBe(false)
    const home = revisit(abroad, later, { jurisdiction: 'DE' })
    expect(granted(home)).toEqual([])
    expect(home.getState().prompt.required).toBe(true)
  })

  it('R14 is shown again for what was added, and dismissed again', () => {
    const store = startStore(config, CA)
    store.actions.acceptAll()
    const more = exampleWith({
      ...config,
      expiry: {},
      cookie: {},
      services: [...config.services, { ...stats, id: 'funnel' }],
    })
    const next = revisit(store, more, CA)
    expect(next.getState().prompt).toMatchObject({ reason: 'added', added: ['funnel'] })
    createRights(next).dismiss()
    expect(next.getState().prompt.required).toBe(false)
  })
})

describe('opting out', () => {
  it('R120 of sale and sharing refuses every service that shares, and no other', () => {
    const store = startStore(config, CA)
    createRights(store).optOut(trustedEvent())
    expect(choiceOf(store)).toMatchObject({
      action: 'opt-out',
      decisions: { sale: 'denied', video: 'denied', ads: 'denied' },
    })
    expect(granted(store)).toEqual([...OPTIONAL.filter((id) => !['marketing', 'video', 'ads'].includes(id)), 'health'])
    expect(store.getState()).toMatchObject({ status: 'decided', surface: 'none' })
  })

  it('R120 of sensitive data is a purpose of its own', () => {
    const store = startStore(config, CA)
    createRights(store).limitSensitive()
    expect(choiceOf(store).decisions).toMatchObject({ sensitive: 'denied', health: 'denied' })
    expect(granted(store)).toEqual(OPTIONAL.filter((id) => id !== 'analytics'))
    createRights(store).optOut()
    expect(choiceOf(store).decisions).toMatchObject({ sensitive: 'denied', sale: 'denied', health: 'denied' })
  })

  it('R120 holds for a service that comes later, in whatever category', () => {
    const store = startStore(config, CA)
    createRights(store).optOut()
    createRights(store).limitSensitive()
    const categories = { ...exampleInput.categories, social: {}, wellness: {} }
    const services = [
      ...config.services,
      { ...stats, id: 'posts', category: 'social', sharing: 'sale' as const },
      { ...stats, id: 'clean', category: 'social' },
      { ...health, id: 'heart', category: 'wellness' },
      { ...stats, id: 'calm', category: 'wellness' },
    ]
    const next = revisit(store, exampleWith({ ...config, expiry: {}, cookie: {}, categories, services }), CA)
    expect(next.getState().permissions).toMatchObject({
      posts: 'denied',
      heart: 'denied',
      // A category is off as a whole while one service in it is: who asks by category may mean that one.
      social: 'denied',
      wellness: 'denied',
      clean: 'granted',
      calm: 'granted',
    })
  })

  it('R120 outlasts every other act, place and time', () => {
    const clock = clockAt()
    const store = startStore(config, { ...CA, now: clock })
    createRights(store).optOut()
    store.actions.grantAlways('stats')
    store.actions.save({ theme: 'denied' })
    createRights(store).acknowledge()
    clock.pass(900 * DAY)
    for (const place of ['US', 'AU', 'US-TX', 'US-CA', 'JP']) {
      store.actions.setJurisdiction(place)
      expect(granted(store)).not.toContain('ads')
    }
    expect(choiceOf(store).decisions['sale']).toBe('denied')
  })

  it.each(['rejectAll', 'withdraw'] as const)('R120 comes with %s where people opt out', (act) => {
    const store = startStore(config, CA)
    store.actions[act]()
    expect(choiceOf(store).decisions).toMatchObject({ sale: 'denied', sensitive: 'denied' })
    const german = startStore(config, { jurisdiction: 'DE' })
    german.actions[act]()
    expect(choiceOf(german).decisions).not.toHaveProperty('sale')
    // Where the config has no sensitive data, there is nothing to limit.
    const harmless = startStore(exampleConfig, CA)
    harmless.actions[act]()
    expect(choiceOf(harmless).decisions).not.toHaveProperty('sensitive')
  })

  it('R22 is undone in two steps: the first one only moves the switches', () => {
    const store = startStore(config, CA)
    createRights(store).optOut()
    const before = choiceOf(store)
    store.actions.acceptAll(trustedEvent())
    expect(store.getState()).toMatchObject({
      choice: before,
      surface: 'preferences',
      draft: { ads: 'granted', sale: 'granted' },
    })
    expect(granted(store)).not.toContain('ads')
    store.actions.save(null, trustedEvent())
    expect(granted(store)).toContain('ads')
    expect(choiceOf(store)).toMatchObject({ action: 'save', decisions: { sale: 'granted' } })
    expect(optOutOf(config, store.getState(), NOW).of).toEqual([])
  })

  it('R22 is not undone by leaving after the first step', () => {
    const store = startStore(config, CA)
    store.actions.rejectAll()
    store.actions.acceptAll()
    store.actions.close()
    expect(store.getState().draft).toEqual({})
    expect(granted(store)).toEqual([])
  })

  it('R22 takes the two steps for one service that shares, and one for any other', () => {
    const store = startStore(config, CA)
    store.actions.rejectAll()
    store.actions.grantAlways('stats')
    expect(granted(store)).toEqual(['stats'])
    store.actions.grantAlways('video')
    expect(granted(store)).toEqual(['stats'])
    expect(store.getState()).toMatchObject({ surface: 'preferences', draft: { video: 'granted' } })
    store.actions.save()
    expect(granted(store)).toEqual(['stats', 'video'])
  })

  it.each<[string, (store: ConsentStore) => void]>([
    ['once', ({ inlet }) => inlet.perform((acts) => expect(acts.allowOnce('video')).toBe(false))],
    ['once for its category', ({ inlet }) => inlet.perform((acts) => expect(acts.allowOnce('marketing')).toBe(false))],
    ['the session', ({ actions }) => actions.grantForSession('video')],
  ])('R22 takes the two steps for %s too', (_how, grant) => {
    const store = startStore(config, CA)
    createRights(store).optOut()
    const records = vi.fn()
    store.onChoice(records)
    grant(store)
    expect(granted(store)).not.toContain('video')
    expect(store.getState()).toMatchObject({ sessionGrants: [], surface: 'preferences', draft: { video: 'granted' } })
    expect(records).not.toHaveBeenCalled()
    store.actions.save()
    expect(granted(store)).toContain('video')
  })

  it('R22 takes the two steps for a service that was added since', () => {
    const store = startStore(config, CA)
    createRights(store).optOut()
    store.actions.rejectAll()
    const more = exampleWith({
      jurisdictions: JURISDICTIONS.rows,
      services: [...config.services, { ...stats, id: 'resale', sharing: 'sale' }],
    })
    const next = revisit(store, more, CA)
    expect(next.getState().prompt.added).toEqual(['resale'])
    next.actions.open('banner')
    next.actions.acceptAll()
    expect(granted(next)).toEqual([])
    expect(next.getState()).toMatchObject({ surface: 'preferences', draft: { resale: 'granted', ads: 'denied' } })
    next.actions.save()
    expect(granted(next)).toEqual(['resale'])
    // To refuse it takes one.
    const other = revisit(store, more, CA)
    other.actions.open('banner')
    other.actions.rejectAll()
    expect(other.getState()).toMatchObject({ surface: 'none', draft: {}, choice: { decisions: { resale: 'denied' } } })
  })

  it('R22 takes one step for once and the session of what shares nothing', () => {
    const store = startStore(config, CA)
    store.actions.rejectAll()
    store.actions.grantForSession('stats')
    expect(granted(store)).toEqual(['stats'])
    store.inlet.perform((acts) => expect(acts.allowOnce('theme')).toBe(true))
    expect(store.getState().surface).toBe('none')
  })

  it('R22 takes one step where people are asked first', () => {
    const store = startStore(config, CA)
    store.actions.rejectAll()
    store.actions.setJurisdiction('DE')
    store.actions.acceptAll()
    expect(granted(store)).toContain('ads')
  })

  it('R22 is not asked about again before twelve months in California', () => {
    const clock = clockAt()
    const store = startStore(config, { ...CA, now: clock })
    createRights(store).optOut()
    const reason = (days: number, jurisdiction: string) =>
      revisit(store, config, { jurisdiction, now: clockAt(NOW + days * DAY) }).getState().prompt.reason
    expect(reason(364, 'US-CA')).toBeNull()
    expect(reason(366, 'US-CA')).toBe('expired')
    expect(reason(183, 'US-TX')).toBeNull()
    expect(reason(185, 'US-TX')).toBe('expired')
  })

  it.each(['save', 'grantAlways'] as const)('R4 is not undone by an unreadable value in %s', (act) => {
    const store = startStore(config, CA)
    createRights(store).optOut()
    Reflect.apply(store.actions[act], undefined, [act === 'save' ? { sale: 'yes', ads: 'yes' } : 'sale'])
    expect(choiceOf(store).decisions['sale']).toBe('denied')
    expect(granted(store)).not.toContain('ads')
  })
})

describe('watchOptOut', () => {
  function watch(store: ConsentStore): { readonly told: readonly OptOutState[]; readonly stop: () => void } {
    const told: OptOutState[] = []
    return { told, stop: watchOptOut(store, (state) => told.push(state)) }
  }

  it('R120 tells of an opt-out by a person once, and again when it is taken back', () => {
    const store = startStore(config, CA)
    const { told, stop } = watch(store)
    expect(told).toEqual([])
    createRights(store).optOut()
    store.inlet.set({ persistence: 'memory' })
    expect(told).toEqual([{ of: ['sale'], services: ['video', 'ads'], by: 'choice' }])
    store.actions.acceptAll()
    store.actions.save()
    expect(told.at(-1)).toEqual({ of: [], services: [], by: null })
    stop()
    store.actions.rejectAll()
    expect(told).toHaveLength(2)
  })

  it('R120 tells of a signal without any act, once the storage was read', () => {
    const store = startStore(config, { ...CA, signals: GPC })
    expect(watch(store).told).toEqual([{ of: ['sale'], services: ['video', 'ads'], by: 'signal' }])
    expect(store.getState().choice).toBeNull()
  })

  it('R120 tells nothing of what a cached page says of somebody else', () => {
    const other = startStore(config, CA)
    createRights(other).optOut()
    const initial = { choice: choiceOf(other), jurisdiction: 'US-CA', signals: GPC, language: null, now: NOW }
    const store = createConsentStore(config, { initial, now: clockAt() })
    const { told } = watch(store)
    store.inlet.hydrate(null, { gpc: false })
    expect(told).toEqual([])
  })

  it('R120 tells of a site that sells on its server alone', () => {
    const bare = exampleWith({ jurisdictions: JURISDICTIONS.rows, services: [exampleInput.services[0], stats] })
    const store = startStore(bare, CA)
    const { told } = watch(store)
    createRights(store).optOut()
    expect(told).toEqual([{ of: ['sale'], services: [], by: 'choice' }])
    expect(optOutOf(bare, startStore(bare, { ...CA, signals: GPC }).getState(), NOW)).toMatchObject({
      of: ['sale'],
      by: 'signal',
    })
  })
})

describe('what a person opted out of', () => {
  it('R120 names what shares, and nothing that was refused beside it', () => {
    const store = startStore(config, CA)
    createRights(store).optOut()
    store.actions.save({ stats: 'denied' })
    const { of, services, by } = optOutOf(config, store.getState(), NOW)
    expect([of, by]).toEqual([['sale'], 'choice'])
    expect(services).toContain('ads')
    expect(services).not.toContain('stats')
  })

  it('R120 is said by a choice where only the service itself was refused, although the signal is on', () => {
    const store = startStore(config, { ...CA, signals: GPC })
    store.actions.withdraw(['ads'])
    const choice = { ...choiceOf(store), decisions: { ads: 'denied' } } as const
    expect(optOutOf(config, { ...store.getState(), choice }, NOW).by).toBe('choice')
  })

  it('R120 is said by a choice where only the category was refused, although the signal is on', () => {
    const store = startStore(config, { ...CA, signals: GPC })
    store.actions.withdraw(['ads'])
    const choice = { ...choiceOf(store), decisions: { marketing: 'denied' } } as const
    expect(optOutOf(config, { ...store.getState(), choice }, NOW)).toEqual({
      of: ['sale'],
      services: ['video', 'ads'],
      by: 'choice',
    })
  })

  it('R21 is nothing where all that shares was granted in view of the signal', () => {
    const store = startStore(config, { ...CA, signals: GPC })
    store.actions.acceptAll()
    expect(optOutOf(config, store.getState(), NOW)).toEqual({ of: [], services: [], by: null })
  })

  /** On a site that sells on its server alone: the opt-out, taken back in the two steps. */
  const allowSale = (signals: Signals): ConsentStore => {
    const bare = exampleWith({ jurisdictions: JURISDICTIONS.rows, services: [exampleInput.services[0], stats] })
    const store = startStore(bare, { ...CA, signals })
    createRights(store).optOut()
    store.actions.acceptAll()
    store.actions.save()
    expect(choiceOf(store).decisions['sale']).toBe('granted')
    return store
  }

  it('R21 is nothing where sale on a server was allowed in view of the signal', () => {
    const store = allowSale(GPC)
    expect(optOutOf(store.config, store.getState(), NOW)).toEqual({ of: [], services: [], by: null })
  })

  it('R21 is sale on a server where that was allowed before the signal came', () => {
    const store = revisit(allowSale({ gpc: false }), undefined, { ...CA, signals: GPC })
    expect(optOutOf(store.config, store.getState(), NOW)).toEqual({ of: ['sale'], services: [], by: 'signal' })
  })

  it('R21 is sale on a server where something else was granted in view of the signal', () => {
    const bare = exampleWith({ jurisdictions: JURISDICTIONS.rows, services: [exampleInput.services[0], stats] })
    const store = startStore(bare, { ...CA, signals: GPC })
    store.actions.grantAlways('stats')
    expect(choiceOf(store).gpc).toBe(true)
    expect(optOutOf(bare, store.getState(), NOW)).toEqual({ of: ['sale'], services: [], by: 'signal' })
  })

  it('R20 is said by one signal, although another one is silent', () => {
    const bare = exampleWith({ jurisdictions: JURISDICTIONS.rows, services: [exampleInput.services[0], stats] })
    const store = startStore(bare, { ...CA, signals: { gpc: true, dnt: false } })
    expect(optOutOf(bare, store.getState(), NOW)).toMatchObject({ of: ['sale'], by: 'signal' })
  })
})

describe('an objection', () => {
  it('R107 reaches all activities on legitimate interest, and no other', () => {
    const store = startStore(config)
    expect(objections(store)).toEqual([])
    createRights(store).object()
    expect(objections(store)).toEqual(['server-logs', 'crm'])
    expect(choiceOf(store)).toMatchObject({ action: 'object', decisions: { 'server-logs': 'denied', crm: 'denied' } })
    expect(decodeChoice(encodeChoice(choiceOf(store)))).toEqual(choiceOf(store))
  })

  it('R107 reaches one activity, and can be taken back', () => {
    const store = startStore(config)
    createRights(store).object(['crm'])
    expect(objections(store)).toEqual(['crm'])
    createRights(store).liftObjection(['crm'])
    expect(objections(store)).toEqual([])
  })

  it.each(['rejectAll', 'refuseByClosing', 'withdraw'] as const)('R107 comes with %s', (act) => {
    const store = startStore(config)
    store.actions[act]()
    expect(objections(store)).toEqual(['server-logs', 'crm'])
  })

  it('R107 comes with a signal, and goes with it', () => {
    const store = startStore(config, { signals: GPC })
    expect(objections(store)).toEqual(['server-logs', 'crm'])
    expect(store.getState().choice).toBeNull()
    expect(objections(revisit(store, config))).toEqual([])
  })

  it('R107 by a signal can be overruled in view of it', () => {
    const store = startStore(config, { signals: GPC })
    createRights(store).liftObjection(['crm'])
    expect(objections(store)).toEqual(['server-logs'])
    const before = startStore(config)
    createRights(before).liftObjection(['crm'])
    expect(objections(revisit(before, config, { signals: GPC }))).toEqual(['server-logs', 'crm'])
  })

  it('R107 by any other signal gives way to every answer', () => {
    const store = startStore(config)
    createRights(store).liftObjection(['crm'])
    expect(objections(revisit(store, config, { signals: { gpc: false, dnt: true } }))).toEqual(['server-logs'])
  })

  it('R107 outlasts every answer about something else, and time', () => {
    const clock = clockAt()
    const store = startStore(config, { now: clock })
    createRights(store).object(['crm'])
    store.actions.acceptAll()
    store.actions.save({ stats: 'denied' })
    store.actions.grantAlways('video')
    store.actions.withdraw(['video'])
    clock.pass(900 * DAY)
    store.actions.acceptAll()
    expect(objections(store)).toEqual(['crm'])
  })

  it('R107 leaves the question open, and what was permitted as it was', () => {
    const store = startStore(config, CA)
    const { permissions } = store.getState()
    createRights(store).object()
    expect(store.getState().permissions).toBe(permissions)
    expect(store.getState().surface).toBe('banner')
    expect(startStore(config).getState().prompt.reason).toBe('first-visit')
  })

  it('R107 leaves every answer as it was', () => {
    const store = startStore(config)
    store.actions.save({ stats: 'granted' })
    const { decisions } = choiceOf(store)
    createRights(store).object(['crm'])
    expect(choiceOf(store).decisions).toEqual({ ...decisions, crm: 'denied' })
    expect(granted(store)).toEqual(['stats'])
  })

  it('R107 reaches nothing that the config does not have', () => {
    const store = startStore(config)
    createRights(store).object(['orders', 'unknown', 'constructor'])
    expect(store.getState().choice).toBeNull()
    const none = startStore(exampleConfig)
    createRights(none).object()
    expect(none.getState().choice).toBeNull()
  })

  it('R130 is not taken back by a script where only a gesture counts', () => {
    const store = startStore(exampleWith({ activities: ACTIVITIES, trustedGesture: true }))
    const rights = createRights(store)
    rights.object()
    rights.liftObjection(['crm'], { isTrusted: true })
    expect(objections(store)).toEqual(['server-logs', 'crm'])
    rights.liftObjection(['crm'], trustedEvent())
    expect(objections(store)).toEqual(['server-logs'])
  })

  it('R112 waits, like every act, until the storage was read, and is told once', () => {
    const store = startStore(config)
    const made = vi.fn()
    store.onChoice(made)
    createRights(store).object()
    expect(made).toHaveBeenCalledTimes(1)
  })

  it('R107 needs an id that no category or service has', () => {
    expect(() => exampleWith({ activities: [activity('stats', 'legitimate-interest')] })).toThrow(/FC102/)
    expect(() => exampleWith({ activities: [activity('No Id', 'legitimate-interest')] })).toThrow(/FC101/)
    expect(() => exampleWith({ activities: [activity('stats', 'contract')] })).not.toThrow()
  })

  it.each(['sale', 'sensitive'])('R120 keeps the id "%s" to itself', (id) => {
    expect(() => exampleWith({ categories: { ...exampleInput.categories, [id]: {} } })).toThrow(/FC117/)
  })
})
