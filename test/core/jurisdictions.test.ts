import {
  audienceRule,
  JURISDICTIONS,
  resolveJurisdiction,
  type Jurisdiction,
  type JurisdictionRow,
  type Model,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleWith, granted, startStore } from './exampleConfig.js'

const NOW = Date.UTC(2026, 10, 22)
const on = (code: string, date: string | number = NOW): Jurisdiction =>
  resolveJurisdiction(code, JURISDICTIONS.rows, typeof date === 'string' ? Date.parse(date) : date)

const EEA = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ')
const US =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'

describe('the table of jurisdictions', () => {
  it('R18 has a version, and says of every row which law it is', () => {
    expect(JURISDICTIONS.version).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    for (const row of JURISDICTIONS.rows) expect(row.regulation, row.match.join()).toMatch(/^[a-z0-9-]+$/)
  })

  it('R18 passes the checks of a config', () => {
    expect(() => exampleWith({ jurisdictions: JURISDICTIONS.rows })).not.toThrow()
  })

  it('R18 lists no place twice but for another time', () => {
    const seen = new Set<string>()
    for (const { match, validFrom } of JURISDICTIONS.rows) {
      for (const place of match) {
        expect(seen.has(`${place} ${validFrom}`), place).toBe(false)
        seen.add(`${place} ${validFrom}`)
      }
    }
  })

  it.each(EEA)('R18 asks first in %s, by the GDPR', (code) => {
    expect(on(code)).toMatchObject({ regulation: 'gdpr', model: 'opt-in', sensitive: 'opt-in' })
  })

  it.each(['AX', 'GF', 'GP', 'MQ', 'RE', 'YT', 'MF', 'SJ'])('R18 asks first in %s, which lies elsewhere', (code) => {
    expect(on(code)).toMatchObject({ regulation: 'gdpr', model: 'opt-in' })
  })

  it.each(US.split(' '))('R18 lets people opt out in US-%s', (state) => {
    expect(on(`US-${state}`)).toMatchObject({ model: 'opt-out', gpc: 'opt-out' })
  })

  it.each<[string, string, Model, Model]>([
    ['US-CA', 'ccpa', 'opt-out', 'opt-out'],
    ['US-CO', 'cpa', 'opt-out', 'opt-in'],
    ['US-UT', 'ucpa', 'opt-out', 'opt-out'],
    ['US-IA', 'icdpa-ia', 'opt-out', 'opt-out'],
    ['US-WA', 'health-data', 'opt-out', 'opt-in'],
    ['US-WY', 'us', 'opt-out', 'opt-in'],
    ['GB', 'uk-gdpr', 'opt-in', 'opt-in'],
    ['JE', 'uk-gdpr', 'opt-in', 'opt-in'],
    ['CH', 'fadp', 'opt-in', 'opt-in'],
    ['CA', 'pipeda', 'opt-out', 'opt-in'],
    ['CA-ON', 'pipeda', 'opt-out', 'opt-in'],
    ['CA-QC', 'law-25', 'opt-in', 'opt-in'],
    ['BR', 'lgpd', 'opt-in', 'opt-in'],
    ['MX', 'lfpdppp', 'opt-out', 'opt-out'],
    ['JP', 'appi', 'notice', 'notice'],
    ['AU', 'privacy-act', 'notice', 'opt-in'],
    ['ZA', 'popia', 'opt-out', 'opt-out'],
    ['CN', 'pipl', 'opt-in', 'opt-in'],
    ['DE-BY', 'gdpr', 'opt-in', 'opt-in'],
  ])('R18 reads %s as %s: %s, and %s for sensitive data', (code, regulation, model, sensitive) => {
    expect(on(code)).toMatchObject({ code, regulation, model, sensitive })
  })

  it.each(['XX', 'AQ', 'ZZ', 'T1', 'EU', 'UK'])('R4 asks first in %s, which is not listed', (code) => {
    expect(on(code)).toMatchObject({ regulation: 'unknown', model: 'opt-in', sensitive: 'opt-in' })
  })

  it.each([
    ['CL', '2026-11-30T23:59:59Z', 'notice', '2026-12-01T00:00:00Z', 'opt-in'],
    ['IN', '2027-05-12T23:59:59Z', 'notice', '2027-05-13T00:00:00Z', 'opt-in'],
  ] as const)('R122 changes %s after %s from %s: on %s to %s', (code, before, then, after, later) => {
    expect(on(code, before).model).toBe(then)
    expect(on(code, after).model).toBe(later)
  })

  it.each([
    ['US-OK', '2027-01-01'],
    ['US-LA', '2027-01-01'],
    ['US-AL', '2027-05-01'],
    ['US-VT', '2028-01-01'],
  ])('R122 names the law of %s from %s on', (code, day) => {
    expect(on(code, Date.parse(day) - 1).regulation).toBe('us')
    expect(on(code, day).regulation).toBe('us-state')
  })

  it('R122 runs on the clock of the store', () => {
    const config = exampleWith({ jurisdictions: JURISDICTIONS.rows })
    const at = (day: string): readonly string[] =>
      granted(startStore(config, { jurisdiction: 'CL', now: () => Date.parse(day) }))
    expect(at('2026-11-30')).toContain('ads')
    expect(at('2026-12-01')).toEqual([])
  })

  it('R18 can be overruled row by row', () => {
    const own: JurisdictionRow = { match: ['CH'], regulation: 'fadp', model: 'opt-out' }
    const rows = [...JURISDICTIONS.rows, own]
    expect(resolveJurisdiction('CH', rows, NOW)).toMatchObject({ model: 'opt-out', sensitive: 'opt-out' })
    expect(resolveJurisdiction('DE', rows, NOW).model).toBe('opt-in')
  })

  it.each([
    [13, ['BE', 'EE', 'FI', 'LV', 'MT', 'PT', 'SE', 'NO', 'IS', 'GB']],
    [14, ['AT', 'BG', 'CY', 'ES', 'IT', 'LT']],
    [15, ['CZ', 'DK', 'FR', 'GR', 'SI']],
    [16, ['DE', 'HR', 'HU', 'IE', 'LU', 'NL', 'PL', 'RO', 'SK', 'LI']],
  ])('R97 knows the digital age of %i', (age, codes) => {
    for (const code of codes) expect(on(code).digitalAge, code).toBe(age)
  })

  it('R22 waits a year in California', () => {
    expect(on('US-CA').reaskDays).toBe(365)
    expect(on('US-TX').reaskDays).toBeUndefined()
  })

  it('R132 knows exemptions in France and the United Kingdom alone', () => {
    const knowing = JURISDICTIONS.rows.filter(({ exempts }) => exempts).flatMap(({ match }) => match)
    expect(knowing).toEqual(['FR', 'GF', 'GP', 'MQ', 'RE', 'YT', 'MF', 'GB'])
  })

  it.each<[string, Partial<JurisdictionRow>]>([
    ['digital age', { digitalAge: 21 }],
    ['digital age', { digitalAge: Number.NaN }],
    ['days before asking again', { reaskDays: -1 }],
    ['place', { match: ['Deutschland'] }],
    ['first day', { validFrom: 'soon' }],
  ])('refuses a row with an unusable %s', (key, change) => {
    const row: JurisdictionRow = { match: ['DE'], regulation: 'gdpr', model: 'opt-in', ...change }
    expect(() => exampleWith({ jurisdictions: [row] })).toThrow(key)
  })
})

describe('a place that is known late', () => {
  const config = exampleWith({ jurisdictions: JURISDICTIONS.rows })

  it('R122 asks first until the place is known, and then follows its law', () => {
    const store = startStore(config, { jurisdiction: undefined })
    expect(granted(store)).toEqual([])
    expect(store.getState()).toMatchObject({ jurisdiction: { code: null }, prompt: { model: 'opt-in' } })
    store.actions.setJurisdiction('US-CA')
    expect(granted(store)).toContain('ads')
    expect(store.getState().prompt.model).toBe('opt-out')
  })

  it.each(['rejectAll', 'acceptAll'] as const)('R122 changes no answer after %s', (act) => {
    const store = startStore(config, { jurisdiction: undefined })
    store.actions[act]()
    const { choice, permissions } = store.getState()
    store.actions.setJurisdiction('US-CA')
    expect(store.getState().choice).toBe(choice)
    expect(store.getState().permissions).toBe(permissions)
  })

  it('R18 takes a grant by default for undecided where consent is asked for', () => {
    const store = startStore(config, { jurisdiction: 'US-CA' })
    store.actions.acceptAll()
    store.actions.setJurisdiction('DE')
    expect(granted(store)).toEqual([])
    expect(store.getState().prompt).toMatchObject({ required: true, reason: 'jurisdiction' })
  })

  it('R97 keeps the age when the place becomes known', () => {
    const store = startStore(config, { jurisdiction: undefined, audience: audienceRule('minor') })
    store.actions.setJurisdiction('US-CA')
    expect(granted(store)).toEqual([])
  })
})
