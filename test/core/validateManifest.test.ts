import { defineService, type Service } from 'fluxconsent/core'
import { describe, expect, test } from 'vitest'
import { ads, exampleWith, session, video } from './exampleConfig.ts'

const withService = (service: Service): unknown => exampleWith({ services: [session, service] })

/** A service of a config in JavaScript: what its type forbids is there all the same. */
const broken = (change: object): Service => Object.assign({ ...ads }, change)

describe('a manifest', () => {
  test.each(['provider', 'role', 'purposes', 'data', 'identifies', 'retention'])(
    'R84 without its %s is error 151',
    (fact) => {
      expect(() => withService(broken({ [fact]: undefined }))).toThrow(new RegExp(`FC151.*"ads".*\`${fact}\``))
    },
  )

  test.each(['purposes', 'data'])('R84 with empty %s is error 151', (fact) => {
    expect(() => withService(broken({ [fact]: [] }))).toThrow('FC151')
  })

  test('R84 may say that the provider does not say how long data is kept', () => {
    expect(() => withService({ ...ads, retention: null })).not.toThrow()
  })

  test.each([
    [
      'a country in words',
      { provider: { ...video, name: 'A', country: 'Ireland', privacyUrl: 'https://a.example/p' } },
    ],
    ['a policy without https', { provider: { name: 'A', country: 'IE', privacyUrl: 'http://a.example/p' } }],
    ['a policy that is a script', { provider: { name: 'A', country: 'IE', privacyUrl: 'data:,https://a.example' } }],
    ['a joint agreement without an address', { role: { kind: 'joint' } }],
    ['a transfer to a country in words', { transfer: { country: 'USA', safeguard: 'scc' } }],
    ['an unknown safeguard', { transfer: { country: 'US', safeguard: 'trust' } }],
  ])('R85 with %s is error 152', (_what, change) => {
    expect(() => withService(broken(change))).toThrow('FC152')
  })

  test.each(['adequacy', 'scc', 'bcr', 'dpf', 'derogation'] as const)('R85 may rely on %s', (safeguard) => {
    expect(() => withService({ ...ads, transfer: { country: 'US', safeguard } })).not.toThrow()
  })

  test.each(['https://a.example; script-src *', '* https://a.example', 'http://a.example', 'a.example'])(
    'R78 with the host %j is error 153',
    (host) => {
      expect(() => withService({ ...ads, hosts: { connect: [host] } })).toThrow('FC153')
    },
  )

  test.each(["'self'", 'blob:', 'wss://*.a.example:8080', 'http://localhost:3000'])(
    'R78 may have the host %j',
    (host) => {
      expect(() => withService({ ...ads, hosts: { connect: [host] } })).not.toThrow()
    },
  )

  test('R85 that relies on the Privacy Shield is error 108, with what to name instead', () => {
    const transfer = { country: 'US', safeguard: 'privacy-shield' }
    expect(() => withService(broken({ transfer }))).toThrow(/FC108.*void since 2020-07-16.*"dpf"/)
  })
})

describe('a product that is no more', () => {
  const script = (src: string): Service =>
    defineService({ ...ads, id: 'old', category: 'marketing', stores: 'nothing', scripts: [{ src }] })

  test.each([
    ['https://js.driftt.com/include/1/abc.js', 'Drift'],
    ['https://www.google-analytics.com/analytics.js', 'Universal Analytics'],
    ['https://connect.facebook.net/en_US/sdk/xfbml.customerchat.js', 'Messenger'],
    ['https://www.facebook.com/plugins/like.php?href=x', 'like and comment'],
    ['https://www.googleoptimize.com/optimize.js?id=OPT-1', 'Google Optimize'],
  ])('is refused with the reason: %s', (src, product) => {
    expect(() => withService(script(src))).toThrow(new RegExp(`FC150.*${product}`))
  })

  test('does not stand in the way of its vendor', () => {
    expect(() => withService(script('https://connect.facebook.net/en_US/fbevents.js'))).not.toThrow()
  })
})
