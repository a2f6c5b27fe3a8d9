import { readConsent, readPlace, readSignals, readSimulation, resolveJurisdiction, type Edge } from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, granted, NOW, startStore } from './exampleConfig.js'

const EDGES: readonly Edge[] = ['cloudflare', 'vercel', 'cloudfront', 'netlify', 'app-engine', 'generic']
const HEADERS = [
  'cookie',
  'sec-gpc',
  'accept-language',
  'x-nf-geo',
  'cf-ipcountry',
  'cf-region-code',
  'cloudfront-viewer-country',
  'cloudfront-viewer-country-region',
  'x-vercel-ip-country',
  'x-vercel-ip-country-region',
  'x-appengine-country',
  'x-appengine-region',
  'x-country-code',
  'x-region-code',
]
const PLACE = /^[A-Z]{2}(-[A-Z\d]{1,3})?$/

/** What a stranger may send, and what is only nearly right. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.json().map((text) => Buffer.from(text).toString('base64')),
  fc.constantFrom('US', 'us', 'CA', 'US-CA', 'XX', 'T1', '1', '1, 1', '0', 'de-DE', '*', '{"country":{"code":5}}'),
)
/** Headers as frameworks hand them over; some hold what their types do not allow. */
const anyHeaders = fc.dictionary(
  fc.constantFrom(...HEADERS),
  fc.oneof(anyText, anyText, fc.constantFrom(undefined, null, 5, {}, [])),
)
const asReader = (headers: object): { get: (name: string) => string } => ({
  get: (name) => Reflect.get(headers, name),
})

describe('what strangers send', () => {
  it('R4 of any headers a place, a language and a signal are read as such or not at all, and never a choice', () => {
    fc.assert(
      fc.property(anyHeaders, fc.option(fc.constantFrom(...EDGES), { nil: undefined }), (headers, edge) => {
        const initial = readConsent(asReader(headers), exampleConfig, edge === undefined ? {} : { edge })
        expect(initial.choice).toBeNull()
        expect(initial.jurisdiction ?? 'DE').toMatch(PLACE)
        expect(initial.language ?? 'de').toMatch(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8})*$/)
        const { 'sec-gpc': gpc } = headers
        expect(initial.signals.gpc).toBe(typeof gpc === 'string' && gpc.split(',').some((part) => part.trim() === '1'))
        expect(granted(startStore(exampleConfig, { initial, jurisdiction: 'DE' }))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('R4 headers that throw, and what holds none, are no headers', () => {
    const thrower = {
      get: () => {
        throw new Error('gone')
      },
    }
    for (const source of [thrower, {}, { headers: {} }, { headers: null }, { get: null }]) {
      const initial: unknown = Reflect.apply(readConsent, undefined, [source, exampleConfig])
      expect(initial).toMatchObject({ choice: null, jurisdiction: null, language: null, signals: { gpc: false } })
    }
  })

  it('R4 a place is an ISO code or unknown, whatever an edge sends', () => {
    fc.assert(
      fc.property(anyHeaders, fc.constantFrom(...EDGES), (headers, edge) => {
        const place = readPlace((name) => asReader(headers).get(name) ?? null, edge)
        if (place !== null) expect(place).toMatch(PLACE)
      }),
      { numRuns: 1_000 },
    )
  })

  it('R4 whatever is no code of a place asks first, also from JavaScript', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        fc.pre(!(typeof value === 'string' && PLACE.test(value.toUpperCase())))
        fc.pre(typeof value !== 'object' || value === null)
        const rule: unknown = Reflect.apply(resolveJurisdiction, undefined, [value, exampleConfig.jurisdictions, NOW])
        expect(rule).toMatchObject({ code: null, model: 'opt-in', sensitive: 'opt-in' })
      }),
      { numRuns: 1_000 },
    )
  })

  it('R135 of any address the simulation takes what is usable, and nothing else', () => {
    const anyPair = fc.tuple(fc.constantFrom('jurisdiction', 'gpc', 'language', 'other'), anyText)
    fc.assert(
      fc.property(fc.array(anyPair), fc.constantFrom('?', '&', '#', ''), (pairs, start) => {
        const search = start + pairs.map(([name, value]) => `consent-${name}=${value}`).join('&')
        const { jurisdiction, gpc, language } = readSimulation(search)
        expect(jurisdiction ?? 'DE').toMatch(PLACE)
        expect([true, false, null]).toContain(gpc)
        expect(language ?? 'de').toMatch(/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i)
      }),
      { numRuns: 1_000 },
    )
  })

  it('R21 a signal adapter that answers what it likes, or throws, grants nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.boolean(), (answer, throws) => {
        const adapter = {
          name: 'dnt',
          read: (): boolean => {
            if (throws) throw new Error('boo')
            return answer as boolean
          },
        }
        const silent = { header: () => null, navigator: () => undefined }
        const signals = readSignals(silent, [adapter])
        expect(signals.gpc).toBe(false)
        const store = startStore(exampleConfig, { jurisdiction: 'US-CA', signals })
        const without = granted(startStore(exampleConfig, { jurisdiction: 'US-CA' }))
        for (const id of granted(store)) expect(without).toContain(id)
      }),
    )
  })

  it('R48 a record of a future version is no choice', () => {
    const store = startStore()
    store.actions.acceptAll()
    const { choice } = store.getState()
    const value = choice ? encodeChoice(choice) : ''
    expect(decodeChoice(value)).toEqual(choice)
    fc.assert(
      fc.property(fc.stringMatching(/^[02-9a-zA-Z]\d{0,2}$/), fc.boolean(), (version, isWhole) => {
        expect(decodeChoice(version + (isWhole ? value : value.slice(1)))).toBeNull()
      }),
    )
  })
})
