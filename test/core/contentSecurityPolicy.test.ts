import { contentSecurityPolicy, formatDirectives, type Service } from 'fluxconsent/core'
import { googleAnalytics, matomo, matomoCookieless, posthog, stripe, youtube } from 'fluxconsent/services'
import { describe, expect, test } from 'vitest'
import { exampleWith, session } from './exampleConfig.ts'

const NONCE = 'cjNLcGFzc3dvcmQtMTIzNA=='

const policyOf = (services: readonly Service[], options?: { readonly nonce?: string }) =>
  contentSecurityPolicy(exampleWith({ services: [session, ...services] }), options)

describe('contentSecurityPolicy', () => {
  test('R38 allows before consent what is required, and nothing of what is asked about', () => {
    const { before } = policyOf([googleAnalytics({ measurementId: 'G-TEST' }), stripe(), youtube()])
    expect(JSON.stringify(before)).not.toMatch(/google|youtube/)
    expect(before['script-src']).toContain('https://js.stripe.com')
    expect(before['frame-src']).toContain('https://hooks.stripe.com')
  })

  test('R38 allows before consent what an advanced mode loads', () => {
    const { before } = policyOf([matomo({ url: 'https://stats.example.com', siteId: 1, mode: matomoCookieless() })])
    expect(before['script-src']).toContain('https://stats.example.com')
  })

  test('R78 allows after consent what all services need, each origin once', () => {
    const { after } = policyOf([
      googleAnalytics({ measurementId: 'G-TEST' }),
      matomo({ url: '/stats', siteId: 1 }),
      youtube(),
    ])
    expect(after['script-src']).toEqual(["'self'", 'https://www.googletagmanager.com'])
    expect(after['frame-src']).toEqual(["'self'", 'https://www.youtube-nocookie.com'])
    expect(after['connect-src']?.filter((source) => source === "'self'")).toHaveLength(1)
  })

  test('R78 trusts scripts by the nonce, and what they load', () => {
    const { after } = policyOf([googleAnalytics({ measurementId: 'G-TEST' })], { nonce: NONCE })
    expect(after['script-src']?.slice(0, 3)).toEqual(["'self'", `'nonce-${NONCE}'`, "'strict-dynamic'"])
    expect(after['connect-src']?.join(' ')).not.toMatch(/nonce|strict-dynamic/)
  })

  test('R78 trusts styles by the nonce too, and not what they load', () => {
    const { after } = policyOf([{ ...youtube(), hosts: { style: ['https://css.example'] } }], { nonce: NONCE })
    expect(after['style-src']).toEqual(["'self'", `'nonce-${NONCE}'`, 'https://css.example'])
  })

  test('leaves out the directives that nothing needs, so that the default of the page counts', () => {
    expect(Object.keys(policyOf([]).after)).toEqual(['script-src'])
    expect(Object.keys(policyOf([posthog({ token: 'phc_12345678' })]).after)).toEqual([
      'script-src',
      'connect-src',
      'worker-src',
    ])
  })

  test('is the value of a header', () => {
    expect(formatDirectives(policyOf([youtube()]).after)).toBe(
      "script-src 'self'; frame-src 'self' https://www.youtube-nocookie.com",
    )
  })

  test('does not depend on the order of the services', () => {
    const services = [googleAnalytics({ measurementId: 'G-TEST' }), stripe(), youtube()]
    expect(policyOf(services.toReversed())).toEqual(policyOf(services))
  })

  test('R78 has a directive for each kind of thing that a service loads', () => {
    const kinds = ['script', 'connect', 'frame', 'img', 'style', 'font', 'media', 'worker'] as const
    const hosts = Object.fromEntries(kinds.map((kind) => [kind, [`https://${kind}.example`]]))
    expect(policyOf([{ ...youtube(), hosts }]).after).toEqual(
      Object.fromEntries(kinds.map((kind) => [`${kind}-src`, ["'self'", `https://${kind}.example`]])),
    )
  })

  test.each([
    'https://a.example; script-src *',
    '* https://a.example',
    'https:',
    '*',
    "'unsafe-inline'",
    'https://a.example/path x',
    'data:',
  ])('refuses the host %j with error 153', (host) => {
    const config = exampleWith({ services: [session] })
    const services = [{ ...session, hosts: { script: [host] } }]
    expect(() => contentSecurityPolicy({ ...config, services })).toThrow('FC153')
    expect(() => policyOf([{ ...youtube(), hosts: { script: [host] } }])).toThrow('FC153')
  })

  test.each(['', 'short', "abcdefgh'; script-src *", 'abcdefgh ijkl', "'; script-src *; abcdefgh", 'abcdefgh\n'])(
    'refuses the nonce %j with error 154',
    (nonce) => {
      expect(() => policyOf([], { nonce })).toThrow('FC154')
    },
  )
})
