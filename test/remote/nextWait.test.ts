import { remoteConsent } from 'fluxconsent/remote'
import { describe, expect, it } from 'vitest'
import { nextWait } from '../../src/remote/nextWait.js'

describe('the wait before the next try', () => {
  it('R64 doubles, up to five minutes', () => {
    const longest = (tries: number): number => nextWait(tries, null, () => 1)
    expect([1, 2, 3, 4].map(longest)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(longest(50)).toBe(300_000)
  })

  it('R64 has a random part, but is never short', () => {
    expect(nextWait(1, null, () => 0)).toBe(1_000)
    expect(nextWait(1, null, () => 0.5)).toBe(1_500)
  })

  it('R64 is what the server asks for, up to an hour', () => {
    expect(nextWait(1, 60_000)).toBe(60_000)
    expect(nextWait(1, 86_400_000)).toBe(3_600_000)
    expect(nextWait(1, 0, () => 0)).toBe(500)
  })
})

describe('the address of the API', () => {
  it.each([
    '/consent',
    'https://api.example.com',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
  ])('R110 may be %s', (url) => {
    expect(() => remoteConsent({ url })).not.toThrow()
  })

  it.each([
    'http://api.example.com',
    '//api.example.com',
    'ftp://api.example.com',
    'https://me:it@api.example.com',
    '',
    'api',
  ])('R110 is not %j', (url) => {
    expect(() => remoteConsent({ url })).toThrow(expect.objectContaining({ code: 340 }))
  })

  it('R110 is refused over http with the word for what it has to be', () => {
    expect(() => remoteConsent({ url: 'http://api.example.com' })).toThrow(/https/)
  })
})
