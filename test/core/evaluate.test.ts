import {
  audienceRule,
  createConsentStore,
  evaluate,
  explain,
  isGranted,
  UNKNOWN_JURISDICTION,
  type Choice,
  type Condition,
  type ConsentConfig,
  type ConsentStore,
  type Decision,
  type JurisdictionRow,
  type Situation,
} from 'fluxconsent/core'
import { describe, expect, it, vi } from 'vitest'
import { decisionOf } from '../../src/browser/decisionOf.js'
import {
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
  theme,
} from './exampleConfig.js'

const NOBODY: Situation = {
  choice: null,
  sessionGrants: [],
  jurisdiction: UNKNOWN_JURISDICTION,
  signals: { gpc: false },
  now: NOW,
}

/** A choice of the example in which everything was granted. */
function fullGrant(): Choice {
  const store = startStore()
  store.actions.acceptAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

/** What a broken storage, another version or a stranger could have written. */
function foreign<Value>(value: unknown): Value {
  return value as Value
}

describe('evaluate', () => {
  it('R4 grants nothing optional where the place is unknown', () => {
    for (const jurisdiction of [undefined, '', 'XX', 'T1', 'ZZ', 'Mars', 'constructor', '__proto__']) {
      expect(granted(startStore(exampleConfig, { jurisdiction }))).toEqual([])
    }
  })

  it('R4 asks first where no table of places exists', () => {
    const store = startStore(exampleWith({ jurisdictions: [] }), { jurisdiction: 'US-CA' })
    expect(store.getState().jurisdiction.model).toBe('opt-in')
    expect(granted(store)).toEqual([])
  })

  it.each(['optin', 'OPT-OUT', '', 'constructor'])(
    'R4 asks first where a row of the table has the model "%s"',
    (model) => {
      const jurisdictions = [{ match: ['DE'], regulation: 'typo', model: foreign<JurisdictionRow['model']>(model) }]
      const store = startStore(unchecked({ jurisdictions }))
      expect(granted(store)).toEqual([])
      expect(store.getState().prompt.required).toBe(true)
    },
  )

  it('R4 permits required services, and only them, before the storage was read', () => {
    const store = createConsentStore(exampleConfig, { jurisdiction: 'US-CA' })
    expect(store.getState().status).toBe('loading')
    expect(store.getState().permissions).toMatchObject({ necessary: 'granted', session: 'granted' })
    expect(granted(store)).toEqual([])
  })

  it.each(['yes', 'true', 'GRANTED', '', true, 1, null, {}, ['granted']])(
    'R4 grants nothing for the unreadable value %j of a decision',
    (value) => {
      const choice = fullGrant()
      const decisions = { ...choice.decisions, stats: foreign<Decision>(value), analytics: foreign<Decision>(value) }
      const permissions = evaluate(exampleConfig, { ...NOBODY, choice: { ...choice, decisions } })
      expect(permissions).toMatchObject({ stats: 'denied', analytics: 'denied', heatmap: 'granted' })
    },
  )

  it.each([undefined, '', 'zzzz', 'z', '!', '????'])(
    'R4 grants nothing where the fingerprint is the unreadable %j',
    (value) => {
      const choice = fullGrant()
      const asked = { ...choice.asked, stats: foreign<string>(value) }
      expect(evaluate(exampleConfig, { ...NOBODY, choice: { ...choice, asked } })['stats']).toBe('denied')
    },
  )

  it.each(['validDays', 'at'] as const)('R4 grants nothing where %s is no number', (key) => {
    const choice = { ...fullGrant(), [key]: Number.NaN }
    expect(
      Object.values(evaluate(exampleConfig, { ...NOBODY, choice })).filter((one) => one === 'granted'),
    ).toHaveLength(2)
  })

  it('R4 ignores decisions on ids that the config does not have', () => {
    const choice = fullGrant()
    const decisions = { ...choice.decisions, social: 'granted', toString: 'granted' } as const
    const permissions = evaluate(exampleConfig, { ...NOBODY, choice: { ...choice, decisions } })
    expect(Object.keys(permissions)).toEqual(Object.keys(evaluate(exampleConfig, NOBODY)))
  })

  it('has an entry for every category and service', () => {
    const ids = ['necessary', ...OPTIONAL.slice(0, 3), 'session', ...OPTIONAL.slice(3)]
    expect(Object.keys(evaluate(exampleConfig, null)).sort()).toEqual([...ids].sort())
    expect(Object.keys(evaluate(exampleConfig, NOBODY)).sort()).toEqual([...ids].sort())
  })

  it('R126 keeps the required on even where a choice says otherwise', () => {
    const choice = fullGrant()
    const decisions = { ...choice.decisions, necessary: 'denied', session: 'denied' } as const
    const permissions = evaluate(exampleConfig, { ...NOBODY, choice: { ...choice, decisions } })
    expect(permissions).toMatchObject({ necessary: 'granted', session: 'granted' })
  })

  it('R89 never permits a category without services, whatever the place and the choice', () => {
    const config = exampleWith({ categories: { ...exampleInput.categories, social: {} } })
    const choice = fullGrant()
    const decisions = { ...choice.decisions, social: 'granted' } as const
    for (const place of ['DE', 'US-CA', 'US', 'AU']) {
      const store = startStore(config, { jurisdiction: place })
      store.inlet.receive({ ...choice, decisions })
      expect(store.getState().permissions['social']).toBe('denied')
      store.actions.acceptAll()
      store.actions.save({ social: 'granted' })
      expect(store.getState().permissions['social']).toBe('denied')
      expect(store.getState().choice?.decisions).not.toHaveProperty('social')
    }
  })

  it('R89 does not open a category that got its first service after accept all', () => {
    const categories = { ...exampleInput.categories, social: {} }
    const store = startStore(exampleWith({ categories }))
    store.actions.acceptAll()
    store.actions.save({ social: 'granted' })
    const added = { ...stats, id: 'posts', category: 'social' }
    const next = revisit(store, exampleWith({ categories, services: [...exampleInput.services, added] }))
    expect(next.getState().permissions).toMatchObject({ social: 'denied', posts: 'denied', stats: 'granted' })
  })

  it('R89 keeps a service denied that joined a granted category, until it was asked', () => {
    const store = startStore()
    store.actions.acceptAll()
    const added = { ...stats, id: 'funnel' }
    const next = revisit(store, exampleWith({ services: [...exampleInput.services, added] }))
    expect(next.getState().permissions).toMatchObject({ analytics: 'granted', stats: 'granted', funnel: 'denied' })
    next.actions.acceptAll()
    expect(next.getState().permissions['funnel']).toBe('granted')
  })

  it('R89 keeps a service refused that joined a refused category, even where the law would let it run', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    store.actions.withdraw(['analytics'])
    const config = exampleWith({ services: [...exampleInput.services, { ...stats, id: 'funnel' }] })
    expect(granted(revisit(store, config, { jurisdiction: 'US-CA' }))).not.toContain('funnel')
  })

  it('R4 never grants a service of an unknown category, even in a build that leaves the checks out', () => {
    const config = unchecked({ services: [...exampleInput.services, { ...stats, id: 'stray', category: 'social' }] })
    const store = startStore(config)
    store.actions.acceptAll()
    store.actions.grantAlways('stray')
    store.actions.grantForSession('stray')
    expect(store.getState().permissions['stray']).not.toBe('granted')
  })

  it('keeps an open question where one service of a category was refused in an opt-out place', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    expect(store.getState().permissions).toMatchObject({ analytics: 'granted', stats: 'granted', heatmap: 'granted' })
    store.actions.withdraw(['stats'])
    expect(store.getState().permissions).toMatchObject({ analytics: 'denied', stats: 'denied', heatmap: 'granted' })
  })
})

describe('isGranted', () => {
  const permissions = evaluate(exampleConfig, {
    ...NOBODY,
    choice: { ...fullGrant(), decisions: { theme: 'granted' } },
  })

  it('R4 does not fulfil an unknown id', () => {
    for (const id of ['social', '', 'constructor', '__proto__', 'toString', 'Theme']) {
      expect(isGranted(permissions, id), id).toBe(false)
      expect(isGranted(permissions, { all: ['theme', id] }), id).toBe(false)
      expect(isGranted(permissions, { any: [id] }), id).toBe(false)
    }
  })

  it.each<[string, Condition<string>, boolean]>([
    ['one id', 'theme', true],
    ['all of them', { all: ['theme', 'session'] }, true],
    ['all but one', { all: ['theme', 'ads'] }, false],
    ['any of them', { any: ['ads', 'theme'] }, true],
    ['none of them', { any: ['ads', 'stats'] }, false],
    ['nested', { all: ['session', { any: ['ads', { all: ['theme'] }] }] }, true],
    ['an empty list of all', { all: [] }, false],
    ['an empty list of any', { any: [] }, false],
    ['an empty list inside', { all: ['theme', { all: [] }] }, false],
  ])('R4 decides on %s', (_, condition, expected) => {
    expect(isGranted(permissions, condition)).toBe(expected)
  })

  it('R4 fulfils neither a condition without a list nor half of one with two', () => {
    expect(isGranted(permissions, foreign<Condition<string>>({}))).toBe(false)
    expect(isGranted(permissions, foreign<Condition<string>>({ all: ['ads'], any: ['theme'] }))).toBe(false)
    expect(isGranted(permissions, foreign<Condition<string>>({ all: ['theme'], any: ['ads'] }))).toBe(false)
  })
})

describe('decisionOf', () => {
  const state = (store: ConsentStore): Situation => ({ ...store.getState(), now: NOW })
  const decide = (store: ConsentStore, id: string) => decisionOf(store, state(store), id)

  it('R127 has a third state for what nobody has answered', () => {
    const store = startStore()
    expect(decide(store, 'analytics')).toBe('undecided')
    expect(decide(store, 'stats')).toBe('undecided')
    expect(decide(store, 'session')).toBe('granted')
  })

  it('R127 is granted or denied after an answer', () => {
    const store = startStore()
    store.actions.save({ analytics: 'granted' })
    expect(decide(store, 'stats')).toBe('granted')
    expect(decide(store, 'ads')).toBe('denied')
  })

  it('R127 is undecided again when the grant ran out or the service changed', () => {
    const store = startStore()
    store.actions.acceptAll()
    expect(decisionOf(store, { ...state(store), now: NOW + 200 * DAY }, 'stats')).toBe('undecided')
    const changed = exampleWith({ services: [theme, { ...stats, purposes: ['statistics', 'advertising'] }] })
    expect(decide(revisit(store, changed), 'stats')).toBe('undecided')
  })

  it('R127 is denied under a signal, and for what the config does not have', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA', signals: GPC })
    expect(decide(store, 'ads')).toBe('denied')
    expect(decide(store, 'stats')).toBe('granted')
    expect(decide(store, 'social')).toBe('denied')
    expect(decide(store, 'constructor')).toBe('denied')
  })
})

describe('explain', () => {
  it('R4 names what the config does not have', () => {
    for (const id of ['social', 'constructor', '']) {
      expect(explain(exampleConfig, NOBODY, id, NOW)).toEqual({
        id,
        granted: false,
        rule: 'unknown',
        source: 'config',
        since: null,
        signal: null,
      })
    }
  })

  it('says value, rule, source and since when', () => {
    const store = startStore()
    store.actions.save({ analytics: 'granted' })
    const why = (id: string) => explain(exampleConfig, store.getState(), id, NOW)
    expect(why('stats')).toMatchObject({ granted: true, rule: 'granted', source: 'choice', since: NOW })
    expect(why('ads')).toMatchObject({ granted: false, rule: 'refused', source: 'choice', since: NOW })
    expect(why('session')).toMatchObject({ granted: true, rule: 'required', source: 'config', since: null })
    store.actions.grantForSession('video')
    expect(why('video')).toMatchObject({ granted: true, rule: 'session', source: 'session', since: null })
  })

  it('R20 names a signal only where that holds something back', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA', signals: GPC })
    const signal = (id: string) => explain(exampleConfig, store.getState(), id, NOW).signal
    expect([signal('ads'), signal('stats'), signal('session')]).toEqual(['gpc', null, null])
  })

  it('R89 calls a category without services undecided, whatever was answered', () => {
    const store = startStore(exampleWith({ categories: { ...exampleInput.categories, social: {} } }))
    store.actions.acceptAll()
    expect(explain(store.config, store.getState(), 'social', NOW)).toMatchObject({ granted: false, rule: 'undecided' })
  })

  it('names the law of the place where nobody has answered', () => {
    const why = (jurisdiction: string) => {
      const store = startStore(exampleConfig, { jurisdiction })
      return explain(exampleConfig, store.getState(), 'ads', NOW)
    }
    expect(why('DE')).toMatchObject({ granted: false, rule: 'undecided', source: 'jurisdiction', since: null })
    expect(why('US-CA')).toMatchObject({ granted: true, rule: 'default-on', source: 'jurisdiction', since: null })
  })

  it('says when the person decided, although that counts no more', () => {
    const store = startStore()
    store.actions.acceptAll()
    const later = NOW + 200 * DAY
    expect(explain(exampleConfig, store.getState(), 'ads', later)).toMatchObject({
      granted: false,
      rule: 'expired',
      source: 'choice',
      since: NOW,
    })
  })

  it('names the age of the person', () => {
    const store = startStore(exampleConfig, { audience: audienceRule('minor') })
    expect(explain(exampleConfig, store.getState(), 'ads', NOW)).toMatchObject({ rule: 'withheld', source: 'audience' })
  })

  it('R4 says "loading", and never granted, while the permissions are closed', () => {
    const choice = fullGrant()
    const initial = { choice, jurisdiction: 'DE', signals: { gpc: false }, language: null, now: NOW }
    const store = createConsentStore(exampleConfig, { initial, now: () => NOW })
    for (const id of OPTIONAL) {
      expect(explain(exampleConfig, store.getState(), id, NOW)).toMatchObject({
        granted: false,
        rule: 'loading',
        source: 'storage',
        since: null,
      })
    }
    expect(explain(exampleConfig, store.getState(), 'session', NOW)).toMatchObject({ granted: true, rule: 'required' })
    store.inlet.hydrate(choice, { gpc: false })
    expect(explain(exampleConfig, store.getState(), 'ads', NOW)).toMatchObject({ granted: true, rule: 'granted' })
  })

  it('R127 has the rules in a fixed order: what comes first wins over all that follow', () => {
    const expired = { ...fullGrant(), at: NOW - 200 * DAY }
    const refused = { ...expired, decisions: { ...expired.decisions, ads: 'denied', marketing: 'denied' } } as const
    const strict = { ...NOBODY, jurisdiction: { ...UNKNOWN_JURISDICTION, withheld: ['ads'] } }
    const order: readonly (readonly [rule: string, id: string, situation: Situation])[] = [
      ['required', 'session', { ...strict, choice: refused, sessionGrants: ['session'], signals: GPC }],
      ['withheld', 'ads', { ...strict, choice: refused, sessionGrants: ['ads'], signals: GPC }],
      ['session', 'ads', { ...NOBODY, choice: refused, sessionGrants: ['ads'], signals: GPC }],
      ['refused', 'ads', { ...NOBODY, choice: refused, signals: GPC }],
      ['signal', 'ads', { ...NOBODY, choice: expired, signals: GPC }],
      ['expired', 'ads', { ...NOBODY, choice: expired }],
    ]
    for (const [rule, id, situation] of order) expect(explain(exampleConfig, situation, id, NOW).rule).toBe(rule)
  })
})

describe('evaluate over and over', () => {
  it('gives back the very same permissions while nothing changed', () => {
    const choice = fullGrant()
    const first = evaluate(exampleConfig, { ...NOBODY, choice })
    expect(evaluate(exampleConfig, { ...NOBODY, choice: { ...choice } }, first)).toBe(first)
    expect(evaluate(exampleConfig, { ...NOBODY, choice, signals: { gpc: false, dnt: false } }, first)).toBe(first)
    const refused = evaluate(exampleConfig, NOBODY, first)
    expect(refused).not.toBe(first)
    expect(evaluate(exampleConfig, NOBODY, refused)).toBe(refused)
  })
})

/** A config as a production build makes it. */
function unchecked(change: Parameters<typeof exampleWith>[0]): ConsentConfig {
  vi.stubEnv('NODE_ENV', 'production')
  try {
    return exampleWith(change)
  } finally {
    vi.unstubAllEnvs()
  }
}
