import {
  readConsent,
  readCookies,
  readSignals,
  type HeaderReader,
  type SignalAdapter,
  type SignalSource,
} from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { clockAt, DAY, exampleConfig, exampleWith, NOW, startStore } from './exampleConfig.js'

// Random values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function cookieOf(act: 'acceptAll' | 'rejectAll', time: number = NOW): string {
  const store = startStore(exampleConfig, { now: clockAt(time) })
  store.actions[act]()
  const { choice } = store.getState()
  return `cookie_consent=${choice ? encodeChoice(choice) : ''}`
}

const accepted = cookieOf('acceptAll', NOW - DAY)
const refused = cookieOf('rejectAll', NOW)
const withHeaders = (headers: Record<string, string>) => readConsent(new Headers(headers), exampleConfig)

describe('readConsent', () => {
  const headers = new Headers({
    cookie: `a=1; ${accepted}; b=2`,
    'sec-gpc': '1',
    'cf-ipcountry': 'DE',
    'accept-language': 'de-AT,en',
  })
  const reader: HeaderReader = { get: (name) => headers.get(name) ?? undefined }

  it.each([
    ['a Request', new Request('https://example.com', { headers })],
    ['Headers', headers],
    ['an object that answers for a header', reader],
    ['an object with such headers', { headers: reader }],
  ])('reads %s', (_, source) => {
    expect(readConsent(source, exampleConfig)).toMatchObject({
      choice: { action: 'accept-all', at: NOW - DAY },
      signals: { gpc: true },
      jurisdiction: 'DE',
      language: 'de-AT',
    })
  })

  it('reads the text of a cookie header', () => {
    expect(readConsent(`a=1; ${accepted}`, exampleConfig)).toMatchObject({
      choice: { action: 'accept-all' },
      signals: { gpc: false },
      jurisdiction: null,
      language: null,
    })
  })

  it('carries the clock of the server', () => {
    const before = Date.now()
    const { now } = readConsent('', exampleConfig)
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('is plain data', () => {
    const initial = readConsent(headers, exampleConfig)
    expect(JSON.parse(JSON.stringify(initial))).toEqual(initial)
    expect(structuredClone(initial)).toEqual(initial)
  })

  it('R50 takes the newest of two cookies of one name, in whatever order', () => {
    for (const cookie of [`${accepted}; ${refused}`, `${refused}; ${accepted}`]) {
      expect(readConsent(cookie, exampleConfig).choice?.action).toBe('reject-all')
    }
  })

  it('R50 takes the one that can be read of two cookies of one name', () => {
    expect(readConsent(`cookie_consent=old; ${accepted}`, exampleConfig).choice?.action).toBe('accept-all')
  })

  it('does not take a cookie whose name only ends or begins alike', () => {
    for (const name of ['my_cookie_consent', 'cookie_consent_x', 'Cookie_consent']) {
      expect(readConsent(`${name}=${accepted.slice('cookie_consent='.length)}`, exampleConfig).choice).toBeNull()
    }
  })

  it("R53 takes the newest of its own cookie and the server's copy", () => {
    const copyOf = (cookie: string) => cookie.replace('=', '_s=')
    expect(readConsent(`${accepted}; ${copyOf(refused)}`, exampleConfig).choice?.action).toBe('reject-all')
    expect(readConsent(`${refused}; ${copyOf(accepted)}`, exampleConfig).choice?.action).toBe('reject-all')
    expect(readConsent(copyOf(accepted), exampleConfig).choice?.action).toBe('accept-all')
  })

  it('takes the name of the config', () => {
    const config = exampleWith({ cookie: { name: '__Host-choice' } })
    const value = accepted.slice('cookie_consent='.length)
    expect(readConsent(`__Host-choice=${value}`, config).choice).not.toBeNull()
    expect(readConsent(accepted, config).choice).toBeNull()
  })

  it.each([
    ['nothing', ''],
    ['a lone separator', ';'],
    ['a lone equals sign', '='],
    ['a name alone', 'cookie_consent'],
    ['an empty value', 'cookie_consent='],
    ['equals signs', 'cookie_consent==;;'],
    ['a value of another library', 'cookie_consent=true'],
    ['escaped JSON', 'cookie_consent=%7B%7D'],
    ['a quoted value', `cookie_consent="${accepted.slice('cookie_consent='.length)}"`],
    ['a value with a tail', `${accepted}x~`],
    ['a value that was cut off', accepted.slice(0, -20)],
  ])('R4 reads no choice from %s', (_, cookie) => {
    expect(readConsent(cookie, exampleConfig).choice).toBeNull()
  })

  it('R4 reads no choice from random cookies, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
        expect(readConsent(`cookie_consent=${value}`, exampleConfig).choice).toBeNull()
        expect(readConsent(value, exampleConfig).choice).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it.each<[string, unknown]>([
    ['cookies of a framework', { get: () => ({ name: 'cookie', value: accepted }) }],
    ['headers of Node', { headers: { cookie: accepted } }],
    [
      'headers that throw',
      {
        get: () => {
          throw new Error('not here')
        },
      },
    ],
    ['a number', { get: () => 7 }],
    ['nothing', null],
  ])('R4 reads nothing from %s, and never throws', (_, source) => {
    expect(Reflect.apply(readConsent, undefined, [source, exampleConfig])).toMatchObject({
      choice: null,
      jurisdiction: null,
      signals: { gpc: false },
      language: null,
    })
  })

  it('R19 takes only the exact value 1 of Sec-GPC', () => {
    expect(withHeaders({ 'Sec-GPC': '1' }).signals.gpc).toBe(true)
    for (const value of ['', '0', '1.0', '11', '?1', 'true', '"1"', '0, 0']) {
      expect(withHeaders({ 'Sec-GPC': value }).signals.gpc, value).toBe(false)
    }
  })

  it('R19 takes a header that was sent twice for one, if either is exactly 1', () => {
    expect(withHeaders({ 'Sec-GPC': '1, 1' }).signals.gpc).toBe(true)
    expect(withHeaders({ 'Sec-GPC': '0, 1' }).signals.gpc).toBe(true)
    expect(withHeaders({ 'Sec-GPC': '10, 0' }).signals.gpc).toBe(false)
  })

  it.each([
    [{ 'cf-ipcountry': 'DE' }, 'DE'],
    [{ 'x-vercel-ip-country': 'US', 'x-vercel-ip-country-region': 'CA' }, 'US-CA'],
    [{ 'cloudfront-viewer-country': 'GB', 'cloudfront-viewer-country-region': 'ENG' }, 'GB-ENG'],
    [{ 'x-country-code': 'us', 'x-region-code': 'co' }, 'US-CO'],
    [{ 'cf-ipcountry': 'XX' }, null],
    [{ 'cf-ipcountry': 'T1' }, null],
    [{ 'cf-ipcountry': 'XX', 'cf-region-code': 'CA' }, null],
    [{ 'cf-ipcountry': 'Germany' }, null],
    [{ 'cf-ipcountry': 'DE, US' }, null],
    [{ 'cf-ipcountry': 'D' }, null],
    [{ 'x-region-code': 'CA' }, null],
    [{ 'cf-ipcountry': 'US', 'x-region-code': 'CA' }, 'US'],
    [{}, null],
  ])('R18 reads the place from %j', (given, place) => {
    expect(withHeaders({ ...given }).jurisdiction).toBe(place)
  })

  it.each([
    ['de-AT,de;q=0.9', 'de-AT'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    [' fr', 'fr'],
    ['*', null],
    ['', null],
    ['<script>', null],
  ])('reads the language of "%s"', (header, language) => {
    expect(withHeaders({ 'accept-language': header }).language).toBe(language)
  })
})

describe('readCookies', () => {
  it('finds every value of a name', () => {
    expect(readCookies('a=1; b=2;a=3; aa=4', 'a')).toEqual(['1', '3'])
    expect(readCookies('', 'a')).toEqual([])
  })

  it('keeps an equals sign in a value', () => {
    expect(readCookies('a=b=c', 'a')).toEqual(['b=c'])
  })
})

describe('readSignals', () => {
  const nowhere: SignalSource = { header: () => null, navigator: () => undefined }
  const withProperty = (value: unknown): SignalSource => ({
    ...nowhere,
    navigator: (name) => (name === 'globalPrivacyControl' ? value : undefined),
  })
  const withHeader = (known: string): SignalSource => ({ ...nowhere, header: (name) => (name === known ? '1' : null) })
  const dnt: SignalAdapter = { name: 'dnt', read: ({ header }) => header('dnt') === '1' }

  it('R19 reads the property and the header alike', () => {
    expect(readSignals(withProperty(true))).toEqual({ gpc: true })
    expect(readSignals(withHeader('sec-gpc'))).toEqual({ gpc: true })
    expect(readSignals(nowhere)).toEqual({ gpc: false })
  })

  it('R19 takes only true from the property', () => {
    for (const value of [1, '1', 'true', {}, null]) expect(readSignals(withProperty(value)).gpc).toBe(false)
  })

  it('reads further adapters under their names', () => {
    expect(readSignals(withHeader('dnt'), [dnt])).toEqual({ gpc: false, dnt: true })
  })

  it('R21 lets no adapter take GPC back', () => {
    const liar: SignalAdapter = { name: 'gpc', read: () => false }
    expect(readSignals(withProperty(true), [liar]).gpc).toBe(true)
  })

  it('takes an adapter that throws for a refusal, and goes on', () => {
    const broken: SignalAdapter = {
      name: 'broken',
      read: () => {
        throw new Error('not here')
      },
    }
    expect(readSignals(nowhere, [broken, dnt])).toEqual({ gpc: false, broken: true, dnt: false })
  })
})
