import { createConsentStore, readConsent, type ConsentData } from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { clockAt, exampleConfig, startStore } from './exampleConfig.js'

function tamper(part: object): void {
  for (const key of [...Object.keys(part), '0', 'gpc', 'marketing']) Reflect.set(part, key, 'granted')
}

describe('isolation', () => {
  it('R55 keeps two stores of one config apart', () => {
    const [one, other] = [startStore(), startStore()]
    const before = other.getState()
    one.actions.acceptAll()
    one.actions.setDraft('stats', 'denied')
    one.actions.grantForSession('video')
    one.actions.setJurisdiction('US-CA')
    one.inlet.set({ persistence: 'memory' })
    expect(other.getState()).toBe(before)
  })

  it('R55 keeps the store of 1,000 concurrent requests with different cookies apart', async () => {
    const cookies = Array.from({ length: 1_000 }, (_, index) => {
      const store = startStore(exampleConfig, { now: clockAt(Date.now()) })
      store.actions.save({ stats: index % 2 ? 'granted' : 'denied', ads: index % 3 ? 'granted' : 'denied' })
      const { choice } = store.getState()
      return `a=1; cookie_consent=${choice && index % 5 ? encodeChoice(choice) : ''}; b=2`
    })
    const render = async (cookie: string, index: number): Promise<ConsentData> => {
      const headers = new Headers({ cookie, 'cf-ipcountry': 'DE', ...(index % 7 === 0 && { 'sec-gpc': '1' }) })
      const store = createConsentStore(exampleConfig, { initial: readConsent(headers, exampleConfig) })
      await Promise.resolve()
      const { choice, signals } = readConsent({ headers }, exampleConfig)
      store.inlet.hydrate(choice, signals)
      await Promise.resolve()
      if (index % 11 === 0) store.actions.withdraw()
      await Promise.resolve()
      return store.getState()
    }
    const states = await Promise.all(cookies.map(render))
    for (const [index, { permissions, status }] of states.entries()) {
      const answered = index % 5 !== 0 && index % 11 !== 0
      const expected = { stats: answered && index % 2 === 1, ads: answered && index % 3 !== 0 && index % 7 !== 0 }
      expect(permissions['stats'] === 'granted', `stats of ${index}`).toBe(expected.stats)
      // The signal came after the grant.
      expect(permissions['ads'] === 'granted', `ads of ${index}`).toBe(expected.ads)
      expect(status === 'decided', `status of ${index}`).toBe(index % 5 !== 0 || index % 11 === 0)
    }
  }, 60_000)

  it('R55 shares nothing that can be written', () => {
    fc.assert(
      fc.property(fc.constantFrom('acceptAll', 'rejectAll', 'forget', 'close', 'discardDraft'), (act) => {
        const store = startStore()
        store.actions[act]()
        const { draft, sessionGrants, signals, prompt, jurisdiction } = store.getState()
        for (const part of [draft, sessionGrants, signals, prompt, jurisdiction]) tamper(part)
        expect(startStore().getState()).toMatchObject({
          draft: {},
          sessionGrants: [],
          signals: { gpc: false },
          prompt: { required: true, reason: 'first-visit' },
          jurisdiction: { code: 'DE', model: 'opt-in' },
        })
      }),
      { numRuns: 20 },
    )
  })
})
