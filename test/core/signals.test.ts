import type { Signals } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleConfig, granted, GPC, OPTIONAL, revisit, startStore } from './exampleConfig.js'

describe('signals', () => {
  const US = { jurisdiction: 'US-CA' } as const
  const shared = ['marketing', 'video', 'ads']

  it('R20 switch off what shares, without a click and without a record', () => {
    const store = startStore(exampleConfig, { ...US, signals: GPC })
    expect(granted(store)).toEqual(['functional', 'analytics', 'theme', 'stats', 'heatmap'])
    expect(store.getState().choice).toBeNull()
  })

  it('R21 beat a grant that is older', () => {
    const store = startStore()
    store.actions.acceptAll()
    expect(granted(revisit(store, exampleConfig, { signals: GPC }))).toEqual(
      OPTIONAL.filter((id) => !shared.includes(id)),
    )
  })

  it('R21 give way to a grant that was made in view of them, until it is withdrawn', () => {
    const store = startStore(exampleConfig, { signals: GPC })
    store.actions.acceptAll()
    expect(granted(store)).toEqual(OPTIONAL)
    store.actions.withdraw()
    expect(granted(store)).toEqual([])
  })

  it('R21 grant nothing by vanishing', () => {
    for (const [jurisdiction, before] of [
      ['DE', 'refused'],
      ['US-CA', 'refused'],
      ['DE', 'nothing'],
    ] as const) {
      const store = startStore(exampleConfig, { jurisdiction, signals: GPC })
      if (before === 'refused') store.actions.rejectAll()
      expect(granted(revisit(store, exampleConfig, { jurisdiction }))).toEqual([])
    }
  })

  it('R21 still leave the question open in an opt-in place', () => {
    expect(startStore(exampleConfig, { signals: GPC }).getState().prompt.required).toBe(true)
  })

  it('R21 behave the same in every combination of signal, model and stored choice', () => {
    const expected: readonly [
      place: string,
      act: 'acceptAll' | 'rejectAll' | null,
      seen: boolean,
      now: boolean,
      ads: boolean,
    ][] = [
      ['DE', null, false, false, false],
      ['DE', null, false, true, false],
      ['DE', 'acceptAll', false, false, true],
      ['DE', 'acceptAll', false, true, false],
      ['DE', 'acceptAll', true, true, true],
      ['DE', 'acceptAll', true, false, true],
      ['DE', 'rejectAll', false, false, false],
      ['DE', 'rejectAll', true, false, false],
      ['US-CA', null, false, false, true],
      ['US-CA', null, false, true, false],
      ['US-CA', 'acceptAll', false, true, false],
      ['US-CA', 'acceptAll', true, true, true],
      ['US-CA', 'rejectAll', false, false, false],
      ['US-CA', 'rejectAll', true, true, false],
      ['AU', null, false, true, false],
      ['US', null, false, true, false],
      ['US', null, false, false, true],
    ]
    for (const [jurisdiction, act, seen, now, runs] of expected) {
      const store = startStore(exampleConfig, { jurisdiction, signals: { gpc: seen } })
      if (act) store.actions[act]()
      const next = revisit(store, exampleConfig, { jurisdiction, signals: { gpc: now } })
      expect(granted(next).includes('ads'), `${jurisdiction} ${act} ${seen} ${now}`).toBe(runs)
    }
  })

  it('of other adapters switch defaults off, and give way to a grant', () => {
    const dnt: Signals = { gpc: false, dnt: true }
    const store = startStore(exampleConfig, { ...US, signals: dnt })
    expect(granted(store)).not.toContain('ads')
    store.actions.acceptAll()
    expect(granted(store)).toContain('ads')
    expect(granted(revisit(store, exampleConfig, { ...US, signals: { gpc: true, dnt: true } }))).not.toContain('ads')
  })

  it('leave a session grant alone: the person just gave it', () => {
    const store = startStore(exampleConfig, { signals: GPC })
    store.actions.grantForSession('video')
    expect(granted(store)).toEqual(['video'])
  })
})
