import {
  createConsentStore,
  defineConsent,
  doNotTrack,
  evaluate,
  explain,
  JURISDICTIONS,
  readConsent,
  readSignals,
  signalEffect,
  type Choice,
  type ConsentStore,
  type Signals,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import {
  clockAt,
  deniedBut,
  exampleConfig,
  exampleInput,
  exampleWith,
  granted,
  GPC,
  NOW,
  OPTIONAL,
  revisit,
  startStore,
} from './exampleConfig.js'

const US = { jurisdiction: 'US-CA' } as const
const SHARED = ['marketing', 'video', 'ads']
const SILENT: Signals = { gpc: false }

describe('GPC', () => {
  it('R19 has the same result from the header and from the property', () => {
    for (const [header, property] of [
      ['1', true],
      [null, undefined],
      ['0', false],
      ['true', 'true'],
    ] as const) {
      const request = new Headers(header === null ? {} : { 'sec-gpc': header })
      const server = readConsent(request, exampleConfig).signals
      const client = readSignals({ header: () => null, navigator: () => property }, exampleConfig.signals)
      expect(client).toEqual(server)
      const [one, two] = [server, client].map((signals) => startStore(exampleConfig, { ...US, signals }))
      expect(one && granted(one)).toEqual(two && granted(two))
    }
  })

  it.each(['0', '', '11', '1 ', ' 1', '1;', 'true', '1, 1', '１'])(
    'R19 takes %j in the header for no signal',
    (value) => {
      expect(readSignals({ header: () => value, navigator: () => undefined }).gpc).toBe(false)
    },
  )

  it.each(['1', 1, 'true', {}, null, undefined])('R19 takes %j in the property for no signal', (value) => {
    expect(readSignals({ header: () => null, navigator: () => value }).gpc).toBe(false)
  })

  it('R20 switches off what shares, without a click and without a record', () => {
    const store = startStore(exampleConfig, { ...US, signals: GPC })
    expect(granted(store)).toEqual(OPTIONAL.filter((id) => !SHARED.includes(id)))
    expect(store.getState().choice).toBeNull()
  })

  it.each(['share', 'sale', 'targeted-ads'] as const)('R20 switches off a service with `sharing: %s`', (sharing) => {
    const services = exampleInput.services.map((one) => (one.id === 'stats' ? { ...one, sharing } : one))
    const store = startStore(exampleWith({ services }), { ...US, signals: GPC })
    expect(granted(store)).not.toContain('stats')
    // Who asks by category may mean this service.
    expect(granted(store)).not.toContain('analytics')
    expect(granted(store)).toContain('heatmap')
  })

  it('R20 says in the state that it was honoured, and what it holds back', () => {
    const store = startStore(exampleConfig, { ...US, signals: GPC })
    expect(store.getState().signals).toEqual({ gpc: true })
    expect(signalEffect(exampleConfig, store.getState(), NOW)).toMatchObject({ signals: ['gpc'], heldBack: SHARED })
    expect(explain(exampleConfig, store.getState(), 'ads', NOW)).toEqual({
      id: 'ads',
      granted: false,
      rule: 'signal',
      source: 'signal',
      since: null,
      signal: 'gpc',
    })
    expect(signalEffect(exampleConfig, startStore(exampleConfig, US).getState(), NOW)).toMatchObject({
      signals: [],
      heldBack: [],
    })
  })

  it.each([
    ['US-CA', 'opt-out'],
    ['CH', 'objection'],
    ['DE', 'refusal'],
    ['XX', 'refusal'],
  ])('R20 is called in %s what its law makes of it: %s', (jurisdiction, meaning) => {
    const config = exampleWith({ jurisdictions: JURISDICTIONS.rows })
    const { getState } = startStore(config, { jurisdiction, signals: GPC })
    expect(signalEffect(config, getState(), NOW).meaning).toBe(meaning)
  })

  it('R20 holds back nothing that the person refused anyway', () => {
    const store = startStore(exampleConfig, { ...US, signals: GPC })
    store.actions.rejectAll()
    expect(signalEffect(exampleConfig, store.getState(), NOW)).toMatchObject({ signals: ['gpc'], heldBack: [] })
  })

  it('R21 is part of the next record, and of none before', () => {
    const store = startStore(exampleConfig, { ...US, signals: GPC })
    store.actions.withdraw(['stats'])
    expect(store.getState().choice?.gpc).toBe(true)
  })

  it('R21 gives way to a grant that was made in view of it, until that is withdrawn', () => {
    const store = startStore(exampleConfig, { signals: GPC })
    store.actions.acceptAll()
    expect(granted(store)).toEqual(OPTIONAL)
    store.actions.withdraw()
    expect(granted(store)).toEqual([])
  })

  it('R21 still leaves the question open in an opt-in place', () => {
    const { prompt, permissions } = startStore(exampleConfig, { signals: GPC }).getState()
    expect(prompt).toMatchObject({ required: true, reason: 'first-visit' })
    expect(permissions['ads']).toBe('denied')
  })

  it('R21 refuses what it holds back when something else is granted, also what was allowed for the session', () => {
    const before = startStore(exampleConfig)
    before.actions.acceptAll()
    const store = revisit(before, exampleConfig, { signals: GPC })
    store.actions.grantForSession('video')
    store.actions.grantAlways('stats')
    expect(store.getState().choice).toMatchObject({ gpc: true, decisions: { stats: 'granted', video: 'denied' } })
    expect(granted(revisit(store, exampleConfig, { signals: GPC }))).not.toContain('video')
  })

  it('R21 leaves a session grant alone: the person just gave it', () => {
    const store = startStore(exampleConfig, { signals: GPC })
    store.actions.grantForSession('video')
    expect(granted(store)).toEqual(['video'])
  })
})

// The whole matrix: place (one of each model) x what is stored x the signal then x the signal now.
const PLACES = ['DE', 'US-CA', 'AU', 'US', null] as const
const STORED = ['nothing', 'accepted', 'rejected', 'seen', 'expired'] as const

function stored(kind: (typeof STORED)[number], jurisdiction: string | null, gpc: boolean): Choice | null {
  const store = startStore(exampleConfig, { jurisdiction: jurisdiction ?? undefined, signals: { gpc } })
  if (kind === 'accepted' || kind === 'expired') store.actions.acceptAll()
  if (kind === 'rejected') store.actions.rejectAll()
  if (kind === 'seen') store.actions.refuseByClosing()
  const { choice } = store.getState()
  return kind === 'expired' && choice ? { ...choice, at: choice.at - 200 * 86_400_000 } : choice
}

function visit(choice: Choice | null, jurisdiction: string | null, signals: Signals): ConsentStore {
  const store = createConsentStore(exampleConfig, { jurisdiction: jurisdiction ?? undefined, now: clockAt() })
  store.inlet.hydrate(choice, signals)
  return store
}

const MATRIX = PLACES.flatMap((place) =>
  STORED.flatMap((kind) =>
    [false, true].flatMap((then) => [false, true].map((now) => [place, kind, then, now] as const)),
  ),
)

describe('GPC with every model and everything that can be stored', () => {
  it.each(MATRIX)('R21 in %s with %s, GPC then %s, GPC now %s', (place, kind, then, now) => {
    const choice = stored(kind, place, then)
    const isOptIn = place === 'DE' || place === null
    const store = visit(choice, place, { gpc: now })
    const runs = store.getState().permissions['ads'] === 'granted'
    const isGrant = kind === 'accepted'
    const isRefusal = kind === 'rejected' || (kind === 'seen' && isOptIn)
    const expected = isRefusal
      ? false
      : isGrant
        ? // The grant wins over the signal only if it was given in view of it.
          then || !now
        : // Without a grant that counts, the law of the place decides, and the signal beats its default.
          !isOptIn && !now
    expect(runs).toBe(expected)
    // What does not share is none of its business.
    const quiet = visit(choice, place, SILENT).getState().permissions
    expect(store.getState().permissions['stats']).toBe(quiet['stats'])
  })

  it.each(MATRIX)('R21 in %s with %s, GPC then %s, GPC now %s: it records nothing', (place, kind, then, now) => {
    const choice = stored(kind, place, then)
    expect(visit(choice, place, { gpc: now }).getState().choice).toEqual(choice)
  })

  it('R21 grants nothing by vanishing', () => {
    for (const [place, kind, then] of MATRIX) {
      const choice = stored(kind, place, then)
      const on = visit(choice, place, GPC)
      on.actions.withdraw(['functional'])
      const before = granted(on)
      const off = revisit(on, exampleConfig, { jurisdiction: place ?? undefined })
      // Only a default of the place may come back: nobody was asked about it, and nobody refused it.
      const asked = granted(off).filter((id) => on.getState().choice?.decisions[id] !== undefined)
      expect(before, `${place} ${kind} ${then}`).toEqual(expect.arrayContaining(asked))
    }
  })
})

describe('other signals', () => {
  const config = exampleWith({ signals: [doNotTrack] })
  const dnt: Signals = { gpc: false, dnt: true }

  it('R20 reads Do Not Track from the header and the property, only where the config wants it', () => {
    const request = new Headers({ dnt: '1' })
    expect(readConsent(request, config).signals).toEqual(dnt)
    expect(readConsent(request, exampleConfig).signals).toEqual(SILENT)
    const browser = (value: unknown) =>
      readSignals(
        { header: () => null, navigator: (name) => (name === 'doNotTrack' ? value : undefined) },
        config.signals,
      )
    expect(browser('1')).toEqual(dnt)
    for (const value of ['0', 'unspecified', 1, true, null, undefined]) expect(browser(value)['dnt']).toBe(false)
  })

  it('R20 switch defaults off, say so, and give way to a grant', () => {
    const store = startStore(config, { ...US, signals: dnt })
    expect(granted(store)).not.toContain('ads')
    expect(explain(config, store.getState(), 'ads', NOW)).toMatchObject({ rule: 'signal', signal: 'dnt' })
    expect(signalEffect(config, store.getState(), NOW)).toMatchObject({ signals: ['dnt'], heldBack: SHARED })
    store.actions.acceptAll()
    expect(granted(store)).toContain('ads')
    expect(granted(revisit(store, config, { ...US, signals: { gpc: true, dnt: true } }))).not.toContain('ads')
  })

  it('R21 never grant, whatever an adapter says', () => {
    for (const value of [undefined, null, 'granted', -1, false]) {
      const yes = { name: 'yes', read: () => value as unknown as boolean }
      const signals = readSignals({ header: () => null, navigator: () => undefined }, [yes])
      const situation = { ...startStore().getState(), now: NOW }
      expect(evaluate(exampleConfig, { ...situation, signals })['ads']).toBe('denied')
    }
  })

  it.each(['gpc', 'dnt'])('R20 need a name of their own: "%s" is taken', (name) => {
    const signals = [doNotTrack, { name, read: () => true }]
    expect(() => exampleWith({ signals })).toThrow(/FC118/)
  })

  it('R21 keep a refusal of everything a refusal', () => {
    const store = startStore(config, { signals: dnt })
    store.actions.rejectAll()
    expect(store.getState().choice?.decisions).toEqual(deniedBut())
    expect(defineConsent(exampleInput).signals).toBeUndefined()
  })
})
