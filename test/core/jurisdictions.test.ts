import {
  audienceRule,
  JURISDICTIONS,
  resolveJurisdiction,
  type GpcEffect,
  type Jurisdiction,
  type JurisdictionRow,
  type Model,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleWith, granted, startStore } from './exampleConfig.js'

const NOW = Date.UTC(2026, 10, 22)
const on = (code: string, date: string | number = NOW): Jurisdiction =>
  resolveJurisdiction(code, JURISDICTIONS.rows, typeof date === 'string' ? Date.parse(date) : date)

const US =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'

type Law = Pick<Jurisdiction, 'regulation' | 'model' | 'sensitive' | 'gpc' | 'digitalAge' | 'reaskDays'>
type Expected = readonly [codes: string, law: Law]

const law = (regulation: string, model: Model, sensitive: Model, gpc: GpcEffect, digitalAge?: number): Law => ({
  regulation,
  model,
  sensitive,
  gpc,
  ...(digitalAge !== undefined && { digitalAge }),
})
const asks = (regulation: string, digitalAge?: number): Law =>
  law(regulation, 'opt-in', 'opt-in', 'refusal', digitalAge)
const notes = (regulation: string, digitalAge?: number): Law =>
  law(regulation, 'notice', 'notice', 'opt-out', digitalAge)
const optsOut = (regulation: string): Law => law(regulation, 'opt-out', 'opt-in', 'opt-out', 13)
const optsOutOfAll = (regulation: string): Law => law(regulation, 'opt-out', 'opt-out', 'opt-out', 13)

/** What every listed place has to get, written a second time: a row that changes or goes has to be changed here too. */
const EXPECTED: readonly Expected[] = [
  ['BE EE FI AX LV MT PT SE NO SJ IS', asks('gdpr', 13)],
  ['AT BG CY ES IT LT', asks('gdpr', 14)],
  ['CZ DK GR SI FR GF GP MQ RE YT MF', asks('gdpr', 15)],
  ['DE HR HU IE LU NL PL RO SK LI', asks('gdpr', 16)],
  ['GB GG JE IM GI', asks('uk-gdpr', 13)],
  ['CH', law('fadp', 'opt-in', 'opt-in', 'objection')],
  ['RS BA ME MK AL UA MD GE XK', asks('gdpr-like')],
  ['RU BY KZ AR CO PE UY EC CR TH ID VN PH NG KE EG', asks('local')],
  ['TR', asks('kvkk')],

  ['US US-OK US-LA US-AL US-VT', optsOut('us')],
  ['US-CA', { ...optsOutOfAll('ccpa'), reaskDays: 365 }],
  ['US-CO', optsOut('cpa')],
  ['US-CT', optsOut('ctdpa')],
  ['US-DE', optsOut('dpdpa')],
  ['US-FL', optsOut('fdbr')],
  ['US-IN', optsOut('icdpa')],
  ['US-KY', optsOut('kcdpa')],
  ['US-MD', optsOut('modpa')],
  ['US-MN', optsOut('mcdpa')],
  ['US-MT', optsOut('mtcdpa')],
  ['US-NE', optsOut('ndpa')],
  ['US-NH', optsOut('nhpa')],
  ['US-NJ', optsOut('njdpa')],
  ['US-OR', optsOut('ocpa')],
  ['US-RI', optsOut('ridtppa')],
  ['US-TN', optsOut('tipa')],
  ['US-TX', optsOut('tdpsa')],
  ['US-VA', optsOut('vcdpa')],
  ['US-IA', optsOutOfAll('icdpa-ia')],
  ['US-UT', optsOutOfAll('ucpa')],
  ['US-WA US-NV', optsOut('health-data')],

  ['CA', law('pipeda', 'opt-out', 'opt-in', 'opt-out')],
  ['CA-QC', asks('law-25', 14)],
  ['BR', asks('lgpd')],
  ['CL', notes('law-19628')],
  ['MX', law('lfpdppp', 'opt-out', 'opt-out', 'opt-out')],

  ['CN', asks('pipl', 14)],
  ['HK MO TW SG MY', notes('local')],
  ['IN', notes('it-act')],
  ['JP', notes('appi')],
  ['KR', notes('pipa', 14)],
  ['AU', law('privacy-act', 'notice', 'opt-in', 'opt-out')],
  ['NZ', notes('privacy-act')],
  ['ZA', law('popia', 'opt-out', 'opt-out', 'objection')],
  ['SA AE QA BH', asks('pdpl')],
  ['IL', notes('ppl')],
]

/** What becomes of them on the days that are known. */
const LATER: readonly (readonly [code: string, day: string, law: Law])[] = [
  ['CL', '2026-12-01', asks('law-21719')],
  ['US-OK', '2027-01-01', optsOut('us-state')],
  ['US-LA', '2027-01-01', optsOut('us-state')],
  ['US-AL', '2027-05-01', optsOut('us-state')],
  ['IN', '2027-05-13', asks('dpdp', 18)],
  ['US-VT', '2028-01-01', optsOut('us-state')],
]

/** The places whose rows rest on general knowledge. */
const UNREAD =
  'GG JE IM GI RS BA ME MK AL UA MD GE XK RU BY KZ US-WA US-NV CA CL CL AR CO PE UY EC CR MX CN HK MO TW SG MY IN TH ID VN PH NZ ZA NG KE EG SA AE QA BH IL'

const BY_CODE = EXPECTED.flatMap(([codes, one]) => codes.split(' ').map((code) => [code, one] as const))

/** The rule without the exemptions, which are a matter of R132. */
function lawOf(code: string, date?: string | number): Omit<Jurisdiction, 'exempts'> {
  const { exempts: _, ...rule } = on(code, date)
  return rule
}

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

  it('R18 says of every row which statute it rests on', () => {
    for (const { match, source } of JURISDICTIONS.rows) expect(source, match.join()).toMatch(/^\w.*\d/)
  })

  it('R18 names the statute of each place where a row is about several laws', () => {
    const shared = JURISDICTIONS.rows.filter(({ match, regulation }) => match.length > 1 && regulation !== 'gdpr')
    expect(shared).not.toEqual([])
    for (const { match, source } of shared) {
      expect(source?.split('; ').map((one) => one.replace(/: \S.*/, ''))).toEqual(match)
    }
  })

  it('R18 says of the rows of these places that nobody has checked them against the law', () => {
    const unread = JURISDICTIONS.rows.filter(({ note }) => note?.startsWith('Not checked'))
    expect(unread.flatMap(({ match }) => match).join(' ')).toBe(UNREAD)
    const montenegro = unread.find(({ match }) => match.includes('ME'))
    expect(montenegro?.note).toMatch(/law of ME is older.* guess/)
  })

  it('R18 keeps source and note out of the rule of a visitor', () => {
    expect(on('ME')).not.toHaveProperty('note')
    expect(on('ME')).not.toHaveProperty('source')
  })

  it('R18 lists the places that are expected, and no other', () => {
    const listed = new Set(JURISDICTIONS.rows.flatMap(({ match }) => match))
    expect([...listed].toSorted()).toEqual(BY_CODE.map(([code]) => code).toSorted())
  })

  it.each(BY_CODE)('R18 R97 rules %s as expected', (code, expected) => {
    expect(lawOf(code)).toStrictEqual({ code, ...expected })
  })

  it.each(LATER)('R122 rules %s in another way from %s on', (code, day, expected) => {
    const before = BY_CODE.find(([known]) => known === code)?.[1]
    expect(lawOf(code, Date.parse(day) - 1)).toStrictEqual({ code, ...before })
    expect(lawOf(code, day)).toStrictEqual({ code, ...expected })
  })

  it('R122 changes no place on another day', () => {
    const timed = JURISDICTIONS.rows.flatMap(({ match, validFrom }) =>
      validFrom ? match.map((place) => `${place} ${validFrom}`) : [],
    )
    expect(timed.toSorted()).toEqual(LATER.map(([code, day]) => `${code} ${day}`).toSorted())
  })

  it.each(US.split(' '))('R18 lets people opt out in US-%s', (state) => {
    expect(on(`US-${state}`)).toMatchObject({ model: 'opt-out', gpc: 'opt-out' })
  })

  it.each([
    ['US-WY', 'us'],
    ['CA-ON', 'pipeda'],
    ['DE-BY', 'gdpr'],
  ])('R18 rules %s, which has no row, by the law of its country', (code, regulation) => {
    expect(on(code)).toMatchObject({ code, regulation })
  })

  it.each(['XX', 'AQ', 'ZZ', 'T1', 'EU', 'UK'])('R4 asks first in %s, which is not listed', (code) => {
    expect(on(code)).toMatchObject({ regulation: 'unknown', model: 'opt-in', sensitive: 'opt-in' })
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
