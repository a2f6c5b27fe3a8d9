import { assert, array, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutCampaign } from '../../src/browser/withoutCampaign.ts'

const clean = (address: string): string => withoutCampaign(address) ?? address

describe('an address without campaigns', () => {
  test.each([
    ['https://a.example/?gclid=1', 'https://a.example/'],
    ['https://a.example/?gclid=1&fbclid=2&msclkid=3', 'https://a.example/'],
    ['https://a.example/?page=2&utm_source=x&size=3', 'https://a.example/?page=2&size=3'],
    ['https://a.example/?utm_source=x&page=2#part', 'https://a.example/?page=2#part'],
    ['https://a.example/?page=2&gbraid=1#a#b', 'https://a.example/?page=2#a#b'],
    ['https://a.example/?GCLID=1&ttclid&_gl=2', 'https://a.example/'],
    ['https://a.example/?irclickid=1&clickid=2&srsltid=3&rdt_cid=4&mkt_tok=5', 'https://a.example/'],
    ['https://a.example/?fbclid=1#/list?page=2&gclid=3', 'https://a.example/#/list?page=2'],
    ['https://a.example/#/list?gclid=3&page=2', 'https://a.example/#/list?page=2'],
    ['https://a.example/?gclid=1#', 'https://a.example/'],
    ['https://a.example/#utm_source=x', 'https://a.example/'],
    ['https://a.example/#utm_source=x&page=2', 'https://a.example/#page=2'],
    ['https://a.example/?q=1#gclid=1#gclid=2', 'https://a.example/?q=1'],
  ])('R104 loses click ids and campaigns: %s', (address, expected) => {
    expect(clean(address)).toBe(expected)
  })

  test.each([
    'https://a.example/',
    'https://a.example/?',
    'https://a.example/?page=2&&size=3',
    'https://a.example/?q=gclid&about=utm_source',
    'https://a.example/gclid=1',
    'https://a.example/#/clid/1',
    'https://a.example/?q=1#',
    'https://a.example/?include=1&gclid_help=2',
  ])('R104 keeps everything else as it is: %s', (address) => {
    expect(withoutCampaign(address)).toBeNull()
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
