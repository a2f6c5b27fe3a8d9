import { MODELS, resolveJurisdiction, UNKNOWN_JURISDICTION, type JurisdictionRow } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { JURISDICTIONS, NOW } from './exampleConfig.js'

describe('resolveJurisdiction', () => {
  it.each([
    ['DE', 'gdpr', 'opt-in'],
    ['DE-BY', 'gdpr', 'opt-in'],
    ['US', 'us', 'none'],
    ['US-TX', 'us', 'none'],
    ['US-CA', 'ccpa', 'opt-out'],
    ['us-ca', 'ccpa', 'opt-out'],
    ['AU', 'privacy-act', 'notice'],
    ['BR', 'unknown', 'opt-in'],
    ['XX', 'unknown', 'opt-in'],
  ])('R18 reads %s as %s, %s: the subdivision before its country', (code, regulation, model) => {
    expect(resolveJurisdiction(code, JURISDICTIONS, NOW)).toMatchObject({ code: code.toUpperCase(), regulation, model })
  })

  it.each([null, undefined, '', 'D', 'DEU', 'Germany', 'US_CA', 'US-', 'US-CALI', '(marketing', 'DE~', 'constructor'])(
    'R4 knows nothing of the place %j',
    (code) => {
      expect(resolveJurisdiction(code, JURISDICTIONS, NOW)).toEqual(UNKNOWN_JURISDICTION)
    },
  )

  it('has the model of a row for sensitive services unless it says another', () => {
    expect(resolveJurisdiction('US-CA', JURISDICTIONS, NOW).sensitive).toBe('opt-out')
    expect(resolveJurisdiction('US-CO', JURISDICTIONS, NOW).sensitive).toBe('opt-in')
  })

  it('takes the last of several rows, so that an app can add its own behind a table', () => {
    const own: JurisdictionRow = { match: ['US-CA'], regulation: 'own', model: 'opt-in' }
    expect(resolveJurisdiction('US-CA', [...JURISDICTIONS, own], NOW)).toMatchObject({ regulation: 'own' })
    expect(resolveJurisdiction('US-CA', [own, ...JURISDICTIONS], NOW)).toMatchObject({ regulation: 'ccpa' })
  })

  it('R122 follows a row from its first day on', () => {
    const rows: readonly JurisdictionRow[] = [
      { match: ['CL'], regulation: 'old', model: 'notice' },
      { match: ['CL'], regulation: 'ley-21719', model: 'opt-in', validFrom: '2026-12-01' },
    ]
    const on = (date: string): string => resolveJurisdiction('CL', rows, Date.parse(date)).regulation
    expect(on('2026-11-30T23:59:59Z')).toBe('old')
    expect(on('2026-12-01T00:00:00Z')).toBe('ley-21719')
  })

  it('orders the models from the strictest to the mildest', () => {
    expect(MODELS).toEqual(['opt-in', 'opt-out', 'notice', 'none'])
  })
})
