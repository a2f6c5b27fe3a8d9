import { formatMessage, formatPlural, lifetimeSeconds, type Lifetime, type Plural } from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLifetime } from '../../src/core/views.js'

const DAY = 86_400

describe('lifetimeSeconds', () => {
  it.each([
    ['session', 0],
    ['PT1S', 1],
    ['PT1M', 60],
    ['P1M', (365 * DAY) / 12],
    ['PT24H', DAY],
    ['P1D', DAY],
    ['P2W', 14 * DAY],
    ['P12M', 365 * DAY],
    ['P1Y', 365 * DAY],
    ['P1Y6M', 1.5 * 365 * DAY],
    ['P1DT12H', 1.5 * DAY],
    ['P0D', 0],
    ['P395D', 395 * DAY],
    ['P1Y2M3W4DT5H6M7S', (365 + (2 * 365) / 12 + 21 + 4) * DAY + 5 * 3_600 + 6 * 60 + 7],
  ])('reads %s', (lifetime, seconds) => {
    expect(lifetimeSeconds(lifetime)).toBe(seconds)
  })

  it.each([
    '',
    'P',
    'PT',
    'P1',
    'P1DT',
    'P1H',
    'PT1D',
    '1D',
    'p1d',
    'P1d',
    'P-1D',
    'P1.5D',
    'P1D ',
    ' P1D',
    'P1M1Y',
    '12 months',
    'Session',
    'SESSION',
    'P1D\n',
    'P1DP1D',
    'forever',
  ])('R60 finds no duration in "%s"', (lifetime) => {
    expect(lifetimeSeconds(lifetime)).toBeNull()
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seconds = lifetimeSeconds(text)
        expect(seconds === null || seconds >= 0).toBe(true)
      }),
    )
  })
})

describe('formatLifetime', () => {
  it.each<[Lifetime, string, string]>([
    ['P12M', 'en', '12 months'],
    ['P1M', 'en', '1 month'],
    ['PT1M', 'en', '1 minute'],
    ['PT24H', 'en', '24 hours'],
    ['P1Y', 'en', '1 year'],
    ['P2W', 'en', '2 weeks'],
    ['P1Y6M', 'en', '1 year 6 months'],
    ['P1DT12H', 'en', '1 day 12 hours'],
    ['P0D', 'en', '0 days'],
    ['P13M', 'de', '13 Monate'],
    ['P1D', 'de', '1 Tag'],
    ['P12M', 'fr', '12\u00a0mois'],
    ['P2M', 'pl', '2 miesiące'],
    ['P5M', 'pl', '5 miesięcy'],
    ['P1Y', 'ja', '1 年'],
    ['session', 'en', 'until you close the browser'],
  ])('writes %s in %s', (lifetime, locale, text) => {
    expect(formatLifetime(lifetime, locale, 'until you close the browser')).toBe(text)
  })
})

describe('formatMessage', () => {
  it('fills in what it has, and keeps the name of what it has not', () => {
    expect(formatMessage('{a} and {b}, {a}', { a: 1, b: 'two' })).toBe('1 and two, 1')
    expect(formatMessage('{a} and {missing}', { a: '$&' })).toBe('$& and {missing}')
  })

  it('does not fill in the slots of a fact', () => {
    expect(formatMessage('{a}{b}', { a: '{b}', b: '{a}' })).toBe('{b}{a}')
  })
})

describe('formatPlural', () => {
  const en: Plural = { one: '{n} service', other: '{n} services' }
  const pl: Plural = { one: '{n} usługa', few: '{n} usługi', many: '{n} usług', other: '{n} usługi' }
  const ar: Plural = { zero: 'لا شيء', one: 'واحد', two: 'اثنان', few: '{n} خدمات', many: '{n} خدمة', other: '{n}' }

  it.each([
    [en, 0, 'en', '0 services'],
    [en, 1, 'en', '1 service'],
    [en, 2, 'en', '2 services'],
    [en, 1_234, 'en', '1,234 services'],
    [pl, 1, 'pl', '1 usługa'],
    [pl, 3, 'pl', '3 usługi'],
    [pl, 5, 'pl', '5 usług'],
    [pl, 22, 'pl', '22 usługi'],
    [ar, 0, 'ar', 'لا شيء'],
    [ar, 2, 'ar', 'اثنان'],
    [{ other: '{n} 件' }, 1, 'ja', '1 件'],
    [{ other: '{n} x' }, 1, 'en', '1 x'],
  ] as const)('takes the form of %j for %i in %s', (plural, n, locale, text) => {
    expect(formatPlural(plural, n, locale)).toBe(text)
  })
})
