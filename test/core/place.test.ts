import { createConsentStore, type Choice, type InitialConsent } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { decodeChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, exampleWith, granted, NOW, startStore } from './exampleConfig.js'

const initialOf = (choice: Choice | null): InitialConsent => ({
  choice,
  jurisdiction: 'DE',
  signals: { gpc: false },
  language: 'de',
  now: NOW,
})

describe('the place', () => {
  it('R122 follows a place that is known late, and asks by it', () => {
    const store = startStore(exampleConfig, { jurisdiction: undefined })
    expect(granted(store)).toEqual([])
    store.actions.setJurisdiction('US-CA')
    expect(granted(store)).toContain('ads')
    store.actions.setJurisdiction(null)
    expect(granted(store)).toEqual([])
  })

  it('R18 raises no refusal by a change of place', () => {
    const store = startStore()
    store.actions.rejectAll()
    for (const place of ['US-CA', 'US', 'AU', 'XX']) {
      store.actions.setJurisdiction(place)
      expect(granted(store), place).toEqual([])
    }
  })

  it.each([
    ['de', 'DE'],
    ['us-ca', 'US-CA'],
    ['Germany', null],
    ['DE~(marketing', null],
    ['', null],
  ])('R48 records the place "%s" so that the choice can be read again', (place, code) => {
    const store = startStore(exampleConfig, { jurisdiction: place })
    store.actions.rejectAll()
    const { choice } = store.getState()
    expect(choice?.jurisdiction).toBe(code)
    expect(choice && decodeChoice(encodeChoice(choice))).toEqual(choice)
  })

  it('R48 records the time so that the choice can be read again, even with a clock of fractions', () => {
    const store = startStore(exampleConfig, { now: () => NOW + 0.25 })
    store.actions.rejectAll()
    const { choice } = store.getState()
    expect(choice && decodeChoice(encodeChoice(choice))).toEqual(choice)
  })

  it('takes the place of the app before that of the request, and that before the config', () => {
    const config = exampleWith({ jurisdiction: 'FR' })
    const initial = { ...initialOf(null), jurisdiction: 'US-CA' }
    const codeOf = (options: Parameters<typeof createConsentStore>[1]) =>
      createConsentStore(config, options).getState().jurisdiction.code
    expect(codeOf({ initial, jurisdiction: 'AU' })).toBe('AU')
    expect(codeOf({ initial })).toBe('US-CA')
    expect(codeOf({})).toBe('FR')
    expect(codeOf({ initial: { ...initial, jurisdiction: null } })).toBe('FR')
  })
})
