import { readConsent } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleWith, NOW } from '../../core/exampleConfig.js'
import { config, newKey, post, recordOf, SITE, startApi } from './startApi.js'

const context = async (headers: Record<string, string>, options = {}) =>
  (await startApi(options).send('GET', '/v1/context', { headers })).body

describe('GET /v1/context', () => {
  it('R123 sets no cookie and is kept by no cache, whatever the visitor brings', async () => {
    const { send } = startApi()
    const cookie = `cookie_consent=x; cookie_consent_k=${newKey()}; cookie_consent_s=x`
    for (const headers of [{}, { cookie }, { 'sec-gpc': '1' }, { cookie, 'cf-ipcountry': 'DE' }]) {
      const answer = await send('GET', '/v1/context', { headers, key: newKey() })
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('vary')).toMatch(/Cookie, Sec-GPC/)
    }
  })

  it('tells place, rule, signals, policy version and time', async () => {
    expect(await context({ 'cf-ipcountry': 'DE', 'sec-gpc': '1' })).toEqual({
      jurisdiction: { code: 'DE', regulation: 'gdpr', model: 'opt-in', sensitive: 'opt-in' },
      signals: { gpc: true },
      policy: { version: '2026-02', updated: '2026-02-15', material: true },
      now: NOW,
    })
  })

  it.each([
    { 'x-vercel-ip-country': 'US', 'x-vercel-ip-country-region': 'CA', 'sec-gpc': '1' },
    { 'cf-ipcountry': 'XX', 'sec-gpc': '0' },
    { 'x-country-code': 'nowhere', 'sec-gpc': '1, 1' },
  ])('R19 reads the headers as the first render does: %j', async (headers) => {
    const given = { ...headers }
    const { jurisdiction, signals } = readConsent(new Request(SITE, { headers: given }), config)
    const found = await context(given)
    expect(found.signals).toEqual(signals)
    expect(found.jurisdiction.code).toBe(jurisdiction)
  })

  it('R4 takes an unknown place for the strictest', async () => {
    expect((await context({})).jurisdiction).toMatchObject({ code: null, model: 'opt-in' })
    expect((await context({ 'cf-ipcountry': 'ZZ' })).jurisdiction.model).toBe('opt-in')
  })

  it('asks the app for the place, and knows none when that fails', async () => {
    const headers = { 'cf-ipcountry': 'US' }
    expect((await context(headers, { geo: () => 'US-CA' })).jurisdiction).toMatchObject({
      code: 'US-CA',
      model: 'opt-out',
    })
    expect((await context(headers, { geo: async () => null })).jurisdiction.model).toBe('opt-in')
    const broken = () => {
      throw new Error('no database of places')
    }
    expect((await context(headers, { geo: broken })).jurisdiction.code).toBeNull()
  })

  it('takes the place of a site that serves one country', async () => {
    expect((await context({}, { config: exampleWith({ jurisdiction: 'FR' }) })).jurisdiction.code).toBe('FR')
  })
})

describe('/.well-known/gpc.json', () => {
  it('R119 says that the signal is honoured, and since when', async () => {
    const { body, headers } = await startApi().send('GET', '/.well-known/gpc.json')
    expect(body).toEqual({ gpc: true, lastUpdate: '2026-02-15' })
    expect(headers.get('content-type')).toBe('application/json')
  })
})

describe('an opt-out', () => {
  it('R119 needs no account, no e-mail and no earlier record', async () => {
    const started = startApi()
    const record = recordOf('rejectAll', { at: NOW, change: { gpc: true } })
    const { body } = await post(started, newKey(), record)
    expect(body).toMatchObject({ subject: null, key: 'dropped' })
    const { items } = await started.storage.records()
    expect(items.map((row) => JSON.parse(row.body).signals)).toEqual([{ gpc: true }])
    expect((await started.storage.links()).items).toEqual([])
  })
})
