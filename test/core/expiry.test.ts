import type { Choice, ConsentStore } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { decodeChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { clockAt, DAY, exampleConfig, exampleWith, granted, NOW, revisit, startStore } from './exampleConfig.js'

const HOUR = DAY / 24

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

describe('expiry', () => {
  const days = (grant: `P${string}`, refusal: `P${string}`, act: 'acceptAll' | 'rejectAll' | 'withdraw'): number => {
    const store = startStore(exampleWith({ expiry: { grant, refusal } }))
    store.actions[act]()
    return choiceOf(store).validDays
  }

  it('R12 keeps a grant and a refusal for 184 days by default', () => {
    for (const act of ['acceptAll', 'rejectAll', 'withdraw'] as const) {
      const store = startStore()
      store.actions[act]()
      expect(choiceOf(store).validDays, act).toBe(184)
    }
  })

  it('R12 keeps a refusal as long as a grant', () => {
    for (const [grant, refusal] of [
      ['P30D', 'P184D'],
      ['P12M', 'P12M'],
      ['P184D', 'P395D'],
      ['P395D', 'P395D'],
    ] as const) {
      expect(days(grant, refusal, 'rejectAll')).toBeGreaterThanOrEqual(days(grant, refusal, 'acceptAll'))
      expect(days(grant, refusal, 'rejectAll')).toBeGreaterThanOrEqual(184)
      expect(days(grant, refusal, 'withdraw')).toBeGreaterThanOrEqual(184)
    }
  })

  it.each(['P30D', 'P1M', 'P3M', 'P6M', 'P12M', 'P1Y', 'P395D', 'PT900H', 'P5W'] as const)(
    'R12 keeps a grant for %s, and no longer, in a choice that can be read again',
    (grant) => {
      const config = exampleWith({ expiry: { grant, refusal: 'P395D' } })
      const store = startStore(config)
      store.actions.acceptAll()
      expect(choiceOf(store).validDays).toBe(config.expiry.grant)
      expect(granted(revisit(store, config, { now: clockAt(NOW + config.expiry.grant * DAY + 1) }))).toEqual([])
      expect(decodeChoice(encodeChoice(choiceOf(store)))).toEqual(choiceOf(store))
    },
  )

  it('R12 ends a grant at its end, not before', () => {
    const store = startStore()
    store.actions.acceptAll()
    const after = (time: number): readonly string[] =>
      granted(revisit(store, exampleConfig, { now: clockAt(NOW + time) }))
    expect(after(184 * DAY)).toContain('ads')
    expect(after(184 * DAY + 1)).toEqual([])
  })

  it.each([
    [23, true],
    [25, false],
  ])('R65 counts a grant of a clock that was %i hours ahead: %s', (hours, counts) => {
    const ahead = startStore(exampleConfig, { now: clockAt(NOW + hours * HOUR) })
    ahead.actions.acceptAll()
    expect(granted(revisit(ahead)).includes('ads')).toBe(counts)
  })

  it.each([
    [23, 23 * HOUR + 1],
    [25, 0],
  ])(
    'R65 makes the next choice the newer one after a clock that was %i hours ahead: %i ms from now',
    (hours, later) => {
      const ahead = startStore(exampleConfig, { now: clockAt(NOW + hours * HOUR) })
      ahead.actions.acceptAll()
      const store = revisit(ahead)
      store.actions.rejectAll()
      expect(choiceOf(store).at - NOW).toBe(later)
    },
  )

  it('R16 falls back to the model of the place when a grant ran out', () => {
    const store = startStore()
    store.actions.acceptAll()
    const options = { now: clockAt(NOW + 200 * DAY) }
    expect(granted(revisit(store, exampleConfig, options))).toEqual([])
    expect(granted(revisit(store, exampleConfig, { ...options, jurisdiction: 'US-CA' }))).toContain('ads')
  })

  it('R16 keeps an expired refusal, wherever the person is', () => {
    const store = startStore()
    store.actions.rejectAll()
    for (const jurisdiction of ['DE', 'US-CA', 'US', 'AU', 'XX']) {
      const later = revisit(store, exampleConfig, { jurisdiction, now: clockAt(NOW + 3_000 * DAY) })
      expect(granted(later), jurisdiction).toEqual([])
    }
  })

  it('R16 may ask again after an expired refusal', () => {
    const store = startStore()
    store.actions.rejectAll()
    const later = revisit(store, exampleConfig, { now: clockAt(NOW + 185 * DAY) })
    expect(later.getState().prompt.reason).toBe('expired')
  })
})
