import { readConsent, readPlace, type Edge, type PlaceHeaders } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleConfig } from './exampleConfig.js'

type Headers = Readonly<Record<string, string>>
const geo = (value: unknown): string => btoa(JSON.stringify(value))
const read = (headers: Headers, edge?: Edge | PlaceHeaders): string | null =>
  readPlace((name) => headers[name] ?? null, edge)

describe('readPlace', () => {
  it.each<[Edge, Headers, string | null]>([
    ['cloudflare', { 'cf-ipcountry': 'US', 'cf-region-code': 'CA' }, 'US-CA'],
    ['cloudflare', { 'cf-ipcountry': 'DE' }, 'DE'],
    ['vercel', { 'x-vercel-ip-country': 'CA', 'x-vercel-ip-country-region': 'QC' }, 'CA-QC'],
    ['cloudfront', { 'cloudfront-viewer-country': 'GB', 'cloudfront-viewer-country-region': 'ENG' }, 'GB-ENG'],
    ['netlify', { 'x-nf-geo': geo({ country: { code: 'US' }, subdivision: { code: 'CO' } }) }, 'US-CO'],
    ['netlify', { 'x-nf-geo': geo({ country: { code: 'FR' } }) }, 'FR'],
    ['app-engine', { 'x-appengine-country': 'US', 'x-appengine-region': 'ca' }, 'US-CA'],
    ['app-engine', { 'x-appengine-country': 'ZZ' }, null],
    ['generic', { 'x-country-code': 'us', 'x-region-code': 'US-TX' }, 'US-TX'],
    ['cloudflare', { 'cf-ipcountry': 'T1' }, null],
    ['cloudflare', { 'cf-ipcountry': 'XX', 'cf-region-code': 'CA' }, null],
  ])('R18 reads the place that %s names in %j: %s', (edge, headers, place) => {
    expect(read(headers, edge)).toBe(place)
    expect(read(headers)).toBe(place)
  })

  it.each<[PlaceHeaders, Headers, string]>([
    [{ country: 'x-client-region' }, { 'x-client-region': 'PL' }, 'PL'],
    [
      { country: 'x-client-region', region: 'x-client-region-subdivision' },
      { 'x-client-region': 'US', 'x-client-region-subdivision': 'USCA' },
      'US-CA',
    ],
    [
      { country: 'fastly-country', region: 'fastly-region' },
      { 'fastly-country': 'US', 'fastly-region': 'NY' },
      'US-NY',
    ],
  ])('R18 reads the headers of an own edge %j', (names, headers, place) => {
    expect(read(headers, names)).toBe(place)
  })

  it('R4 believes no other header than those of the edge that the site stands behind', () => {
    const forged = {
      'x-vercel-ip-country': 'US',
      'x-vercel-ip-country-region': 'CA',
      'x-nf-geo': geo({ country: { code: 'US' } }),
    }
    expect(read({ ...forged, 'cf-ipcountry': 'DE' }, 'cloudflare')).toBe('DE')
    expect(read(forged, 'cloudflare')).toBeNull()
    expect(read(forged, { country: 'x-geo' })).toBeNull()
    expect(read({ 'cf-ipcountry': 'DE' }, 'netlify')).toBeNull()
  })

  it('R4 knows no place where two edges disagree', () => {
    expect(read({ 'cf-ipcountry': 'DE', 'x-vercel-ip-country': 'US' })).toBeNull()
    expect(read({ 'cf-ipcountry': 'US', 'cf-region-code': 'CA', 'x-vercel-ip-country': 'US' })).toBe('US-CA')
    expect(
      read({ 'cf-ipcountry': 'US', 'cf-region-code': 'CA', 'x-country-code': 'US', 'x-region-code': 'TX' }),
    ).toBeNull()
  })

  it.each<Headers>([
    {},
    { 'cf-ipcountry': '' },
    { 'cf-ipcountry': 'Germany' },
    { 'cf-ipcountry': 'D1' },
    { 'cf-ipcountry': 'DE~(marketing' },
    { 'x-nf-geo': 'no base64!' },
    { 'x-nf-geo': btoa('no json') },
    { 'x-nf-geo': geo(null) },
    { 'x-nf-geo': geo({ country: 'US' }) },
    { 'x-nf-geo': geo({ country: { code: 1 } }) },
    { 'x-nf-geo': geo({ constructor: { code: 'US' } }) },
  ])('R4 knows no place from %j', (headers) => {
    expect(read(headers)).toBeNull()
  })

  it.each(['', '?', 'California', 'C A', '<'])(
    'R18 keeps the country where the region is the unreadable "%s"',
    (region) => {
      expect(read({ 'cf-ipcountry': 'US', 'cf-region-code': region })).toBe('US')
    },
  )

  it('R18 decides for readConsent, which takes the name of the edge', () => {
    const headers = new Headers({ 'cf-ipcountry': 'DE', 'x-vercel-ip-country': 'US' })
    expect(readConsent(headers, exampleConfig).jurisdiction).toBeNull()
    expect(readConsent(headers, exampleConfig, { edge: 'cloudflare' }).jurisdiction).toBe('DE')
    expect(readConsent(headers, exampleConfig, { edge: { country: 'x-vercel-ip-country' } }).jurisdiction).toBe('US')
  })
})
