import { assert, array, constantFrom, property } from 'fast-check'
import { plausible } from 'fluxconsent/services'
import { describe, expect, test } from 'vitest'
import { stubPage } from './stubPage.ts'

/** What Plausible may send of an address: the shortest way to the rule that all of them share. */
function clean(address: string): unknown {
  const page = stubPage()
  page.grant(plausible({ scriptId: 'AbCdEf123456' }))
  const options: unknown = Reflect.get(Object(page.globals['plausible']), 'o')
  const payload: unknown = Reflect.apply(Reflect.get(Object(options), 'transformRequest'), options, [{ u: address }])
  return Reflect.get(Object(payload), 'u')
}

describe('an address before marketing is granted', () => {
  test.each([
    ['https://a.example/?gclid=1', 'https://a.example/'],
    ['https://a.example/?gclid=1&fbclid=2&msclkid=3', 'https://a.example/'],
    ['https://a.example/?page=2&utm_source=x&size=3', 'https://a.example/?page=2&size=3'],
    ['https://a.example/?utm_source=x&page=2#part', 'https://a.example/?page=2#part'],
    ['https://a.example/?page=2&gbraid=1#a#b', 'https://a.example/?page=2#a#b'],
    ['https://a.example/?GCLID=1&ttclid&_gl=2', 'https://a.example/'],
  ])('R104 loses click ids and campaigns: %s', (address, expected) => {
    expect(clean(address)).toBe(expected)
  })

  test.each([
    'https://a.example/',
    'https://a.example/?',
    'https://a.example/?page=2&&size=3',
    'https://a.example/?q=gclid&about=utm_source',
    'https://a.example/gclid=1',
    'https://a.example/#utm_source=x',
    'https://a.example/?include=1&gclid_help=2',
  ])('R104 keeps everything else as it is: %s', (address) => {
    expect(clean(address)).toBe(address)
  })

  test('R104 holds no click id, whatever stands around it', () => {
    const pairs = array(constantFrom('gclid=1', 'fbclid=2', 'utm_medium=mail', 'page=2', 'q=a', 'msclkid'), {
      maxLength: 6,
    })
    assert(
      property(pairs, (query) => {
        const kept = query.filter((pair) => /^(page|q)/.test(pair))
        const expected = `https://a.example/${kept.length > 0 ? '?' : ''}${kept.join('&')}`
        expect(clean(`https://a.example/${query.length > 0 ? '?' : ''}${query.join('&')}`)).toBe(expected)
      }),
    )
  })
})
