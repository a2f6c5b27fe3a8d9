import { createConsentStore, readConsent, readSignals, readSimulation, type ConsentStore } from 'fluxconsent/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exampleConfig, granted } from './exampleConfig.js'

/** A page that was opened with this query. */
function open(search: string, jurisdiction: string = 'DE'): ConsentStore {
  vi.stubGlobal('location', { search })
  const store = createConsentStore(exampleConfig, { jurisdiction })
  store.inlet.hydrate(null, readSignals({ header: () => null, navigator: () => undefined }))
  return store
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

describe('the simulation by the address', () => {
  it('R135 changes place and signal in development', () => {
    expect(granted(open('?consent-jurisdiction=us-ca'))).toContain('ads')
    const store = open('?a=1&consent-jurisdiction=US-CA&consent-gpc=1')
    expect(store.getState()).toMatchObject({ jurisdiction: { code: 'US-CA' }, signals: { gpc: true } })
    expect(granted(store)).not.toContain('ads')
    expect(granted(open('?consent-jurisdiction=DE', 'US-CA'))).toEqual([])
  })

  it('R135 outlasts a place that is known late', () => {
    const store = open('?consent-jurisdiction=US-CA', 'DE')
    store.actions.setJurisdiction('FR')
    expect(store.getState().jurisdiction.code).toBe('US-CA')
  })

  it('R135 can switch a signal off, too', () => {
    vi.stubGlobal('location', { search: '?consent-gpc=0' })
    expect(readSignals({ header: () => '1', navigator: () => true }).gpc).toBe(false)
  })

  it('R135 reads the address of a request, so that server and browser agree', () => {
    const request = new Request('https://shop.example/?consent-jurisdiction=US-CA&consent-gpc=1&consent-language=de')
    expect(readConsent(request, exampleConfig)).toMatchObject({
      jurisdiction: 'US-CA',
      signals: { gpc: true },
      language: 'de',
    })
    expect(readConsent(new Request('https://shop.example/'), exampleConfig)).toMatchObject({
      jurisdiction: null,
      signals: { gpc: false },
      language: null,
    })
  })

  it.each([
    '',
    '?consent-jurisdiction=',
    '?consent-jurisdiction=California',
    '?consent-jurisdiction=US-CALI',
    '?consent-jurisdiction=%55%53',
    '?xconsent-jurisdiction=US-CA',
    '?consent-jurisdiction=US-CA<script>',
    '?consent-gpc=yes',
    '?consent-gpc=11',
    '?consent-language=<b>',
    '?consent-language=x',
  ])('R135 is nothing where it is not usable: %s', (search) => {
    expect(readSimulation(search)).toEqual({ jurisdiction: null, gpc: null, language: null })
  })

  it('R135 does nothing in production: a link never switches the rule of a page', () => {
    vi.stubEnv('NODE_ENV', 'production')
    const query = '?consent-jurisdiction=US-CA&consent-gpc=1&consent-language=de'
    const store = open(query)
    expect(store.getState()).toMatchObject({ jurisdiction: { code: 'DE' }, signals: { gpc: false } })
    expect(granted(store)).toEqual([])
    expect(readSimulation(query)).toEqual({ jurisdiction: null, gpc: null, language: null })
    expect(readConsent(new Request(`https://shop.example/${query}`), exampleConfig)).toMatchObject({
      jurisdiction: null,
      signals: { gpc: false },
      language: null,
    })
  })
})
