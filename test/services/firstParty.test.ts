import { ConsentError, type StoredItem } from 'fluxconsent/core'
import { firstParty } from 'fluxconsent/services'
import { expect, test } from 'vitest'

const item = (name: string, purpose: StoredItem['purpose']): StoredItem => ({ name, lifetime: 'P12M', purpose })

test('R40 is what the site does itself', () => {
  const service = firstParty({ id: 'session', category: 'necessary', stores: [item('BOXCLSESS', 'sign-in')] })
  expect(service).toEqual({
    id: 'session',
    category: 'necessary',
    stores: [item('BOXCLSESS', 'sign-in')],
    provider: 'controller',
    role: { kind: 'own' },
    purposes: ['sign-in'],
    data: ['identifiers'],
    identifies: false,
    retention: null,
  })
})

test('R86 takes its purposes from its items, each once', () => {
  const stores = [item('a', 'language'), item('b', 'appearance'), item('c', 'language')] as const
  const { purposes } = firstParty({ id: 'settings', category: 'functional', stores })
  expect(purposes).toEqual(['language', 'appearance'])
})

test('R84 collects preferences when all it keeps are settings', () => {
  const stores = [item('language', 'language'), item('timezone', 'timezone')] as const
  expect(firstParty({ id: 'settings', category: 'functional', stores }).data).toEqual(['preferences'])
})

test('R84 collects identifiers when one item is more than a setting', () => {
  const stores = [item('language', 'language'), item('uid', 'visitor-id')] as const
  expect(firstParty({ id: 'mixed', category: 'functional', stores }).data).toEqual(['identifiers'])
})

test('takes other words for everything that is told', () => {
  const told = { name: 'Basket', purposes: ['payment'], data: ['contact'], identifies: true, retention: 'P1Y' } as const
  const service = firstParty({ id: 'basket', category: 'necessary', stores: [item('b', 'drafts')], ...told })
  expect(service).toMatchObject(told)
})

test('R40 is an error without items', () => {
  const make = (): unknown =>
    // @ts-expect-error: an app in JavaScript
    firstParty({ id: 'nothing', category: 'necessary', stores: [] })
  expect(make).toThrow(ConsentError)
  expect(make).toThrow('FC104')
})
