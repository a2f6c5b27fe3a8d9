import { categoryFacts, type Lifetime } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { ads, session, stats, theme, video } from './exampleConfig.js'

const storing = (...lifetimes: readonly Lifetime[]) => ({
  ...stats,
  stores: lifetimes.map((lifetime, index) => ({ name: `_s${index}`, lifetime, purpose: 'statistics' as const })),
})

describe('the facts of a category', () => {
  it('R86 name the longest lifetime among its items', () => {
    expect(categoryFacts([storing('P30D', 'PT24H'), storing('P12M', 'P90D')]).duration).toBe('P12M')
    expect(categoryFacts([storing('session'), storing('PT1M')]).duration).toBe('PT1M')
    expect(categoryFacts([storing('session')]).duration).toBe('session')
    expect(categoryFacts([{ ...stats, stores: 'nothing' }]).duration).toBeNull()
  })

  it('R86 follow a change of an item', () => {
    const before = categoryFacts([stats]).duration
    const after = categoryFacts([storing('P12M', 'P2Y')])
    expect([before, after.duration]).toEqual(['P12M', 'P2Y'])
  })

  it('R86 count the items by party', () => {
    expect(categoryFacts([session, theme, stats, ads, video]).items).toEqual({ first: 4, third: 1 })
    expect(categoryFacts([]).items).toEqual({ first: 0, third: 0 })
  })

  it('R86 count every third party once, and never the controller', () => {
    const other = { ...stats, id: 'other' }
    expect(categoryFacts([session, stats, other, video]).thirdParties).toEqual(['Vendor Ltd', 'Video Inc'])
    expect(categoryFacts([session, theme]).thirdParties).toEqual([])
  })
})
