import {
  ConsentError,
  consentError,
  defineConsent,
  defineService,
  type Agreement,
  type ConsentInput,
  type ErrorCode,
  type JurisdictionRow,
  type Service,
  type StoredItem,
} from 'fluxconsent/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ads, exampleInput, exampleWith, session, stats, theme } from './exampleConfig.js'

const ITEM: StoredItem = { name: '_st', lifetime: 'P12M', purpose: 'statistics' }

/** As JSON or JavaScript would hand it in, past the types. */
function untyped<Value>(value: unknown): Value {
  return value as Value
}

function errorOf(run: () => unknown): ConsentError {
  try {
    run()
  } catch (error) {
    if (error instanceof ConsentError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const withService = (change: Partial<Service>): (() => unknown) => {
  return () => exampleWith({ services: [session, { ...stats, ...change }] })
}
const withInput = (change: Partial<ConsentInput>): (() => unknown) => {
  return () => exampleWith(change)
}
const withAgreements = (...changes: readonly Partial<Agreement>[]): (() => unknown) => {
  return withInput({
    agreements: changes.map((change) => ({ id: 'newsletter', kind: 'consent', version: '1', ...change })),
  })
}
const row = (change: Partial<JurisdictionRow>): (() => unknown) => {
  return withInput({ jurisdictions: [{ match: ['DE'], regulation: 'gdpr', model: 'opt-out', ...change }] })
}
const script = (src: string): (() => unknown) => withService({ scripts: [{ src }] })

const BAD: readonly (readonly [what: string, code: ErrorCode, run: () => unknown])[] = [
  ['an id with an upper-case letter', 101, withService({ id: 'Stats' })],
  ['an id with a space', 101, withService({ id: 'my stats' })],
  ['an id that starts with a digit', 101, withService({ id: '1stats' })],
  ['an id of 33 characters', 101, withService({ id: 'a'.repeat(33) })],
  ['an empty id', 101, withService({ id: '' })],
  ['an id with a mark of the cookie', 101, withService({ id: 'a*b' })],
  ['an id that every object has', 101, withService({ id: 'constructor' })],
  ['a category id outside the pattern', 101, withInput({ categories: { ...exampleInput.categories, Über: {} } })],
  ['two services of one id', 102, withInput({ services: [stats, stats] })],
  ['a service named like a category', 102, withService({ id: 'marketing' })],
  ['an unknown category', 103, withService({ category: 'social' })],
  ['a category that every object has', 103, withService({ category: 'constructor' })],
  ['a service without stored items', 104, withService({ stores: [] })],
  ['a service that says nothing of stored items', 104, withService({ stores: untyped(undefined) })],
  ['a lifetime in words', 105, withService({ stores: [{ ...ITEM, lifetime: untyped('12 months') }] })],
  ['a lifetime that ends in its T', 105, withService({ stores: [{ ...ITEM, lifetime: 'P1DT' }] })],
  ['a retention in words', 105, withService({ retention: untyped('as long as needed') })],
  ['an expiry in words', 105, withInput({ expiry: { grant: untyped('half a year') } })],
  ['R12: a grant under 30 days', 106, withInput({ expiry: { grant: 'P29D' } })],
  ['R12: a grant over 395 days', 106, withInput({ expiry: { grant: 'P396D', refusal: 'P396D' } })],
  ['R12: a refusal under 184 days', 106, withInput({ expiry: { grant: 'P30D', refusal: 'P183D' } })],
  ['R12: a refusal shorter than a grant', 106, withInput({ expiry: { grant: 'P300D', refusal: 'P200D' } })],
  ['R12: a refusal over 395 days', 106, withInput({ expiry: { refusal: 'P2Y' } })],
  ['an expiry that is a session', 106, withInput({ expiry: { grant: untyped('session') } })],
  ['an agreement whose id no record can hold', 101, withAgreements({ id: 'News letter' })],
  ['an agreement that is called like a part of every object', 101, withAgreements({ id: 'constructor' })],
  ['two agreements of one id', 173, withAgreements({}, { version: '2' })],
  ['an agreement of an empty version', 174, withAgreements({ version: '' })],
  ['an agreement of a version with a space', 174, withAgreements({ version: 'May 2026' })],
  ['an agreement whose version is a number', 174, withAgreements({ version: untyped(2026) })],
  ['an agreement without a version', 174, withAgreements({ version: untyped(undefined) })],
  ['a policy version with a space', 107, withInput({ policy: { ...exampleInput.policy, version: 'May 2026' } })],
  [
    'a policy version of 33 characters',
    107,
    withInput({ policy: { ...exampleInput.policy, version: '1'.repeat(33) } }),
  ],
  ['the privacy shield', 108, withService({ transfer: { country: 'US', safeguard: untyped('privacy-shield') } })],
  [
    'the Privacy Shield in capitals',
    108,
    withService({ transfer: { country: 'US', safeguard: untyped('Privacy Shield') } }),
  ],
  ['an http script', 109, script('http://vendor.example/stats.js')],
  ['a script without a scheme', 109, script('//vendor.example/stats.js')],
  ['a script behind a backslash', 109, script('/\\vendor.example/stats.js')],
  ['a data script', 109, script('data:text/javascript,alert(1)')],
  ['a script of a host that begins like localhost', 109, script('http://localhost.vendor.example/stats.js')],
  ['legitimate interest', 110, withService({ legalBasis: untyped('legitimate-interest') })],
  ['Legitimate Interest in capitals', 110, withService({ legalBasis: untyped('Legitimate Interest') })],
  [
    'a required category without a reason',
    111,
    withInput({ categories: { ...exampleInput.categories, ops: { required: true } } }),
  ],
  ['a place that is no ISO code', 114, row({ match: ['Germany'] })],
  ['a place by three letters', 114, row({ match: ['DEU'] })],
  ['a place in lower case', 114, row({ match: ['de'] })],
  ['a model that is none', 114, row({ model: untyped('optin') })],
  ['a sensitive model that is none', 114, row({ sensitive: untyped('') })],
  ['a sensitive model milder than the other', 114, row({ model: 'opt-in', sensitive: 'opt-out' })],
  ['a first day that is no date', 114, row({ validFrom: 'next spring' })],
  ['a cookie name with a semicolon', 112, withInput({ cookie: { name: 'consent;Domain=evil' } })],
  ['an empty cookie name', 112, withInput({ cookie: { name: '' } })],
  ['a cookie domain with attributes', 112, withInput({ cookie: { domain: 'example.com; Path=/x' } })],
]

describe('defineConsent', () => {
  it.each(BAD)('R60 refuses %s with the error %i', (_, code, run) => {
    const error = errorOf(run)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(new RegExp(`^\\[fluxconsent\\] FC${code}: .+ https://\\S+#fc${code}$`))
  })

  it.each(BAD)('R60 says of %s what happened, why it matters and how to fix it', (_, __, run) => {
    const { message } = errorOf(run)
    const sentences = message.replace(/^\S+ FC\d+: | https:\S+$/g, '').match(/[^.!?]+[.!?](?= |$)/g) ?? []
    expect(sentences.length, message).toBeGreaterThanOrEqual(2)
    expect(message).not.toMatch(/\{\d\}/)
  })

  it('R60 names the known categories to somebody who mistyped one', () => {
    expect(errorOf(withService({ category: 'analytic' })).message).toContain(
      'necessary, functional, analytics, marketing',
    )
  })

  it('accepts https scripts, own paths and a local server', () => {
    for (const src of [
      'https://vendor.example/a.js',
      '/stats.js',
      'http://localhost:8080/a.js',
      'http://127.0.0.1/a.js',
    ]) {
      expect(script(src), src).not.toThrow()
    }
  })

  it('accepts a required category with its reason', () => {
    expect(
      withInput({ categories: { ...exampleInput.categories, ops: { required: true, reason: 'Keeps it up.' } } }),
    ).not.toThrow()
  })

  it('accepts the longest id', () => {
    expect(withService({ id: `a${'-._9'.repeat(7)}xyz` })).not.toThrow()
  })

  it('fills in the defaults', () => {
    expect(exampleWith({})).toMatchObject({
      cookie: { name: 'cookie_consent', scope: 'host' },
      expiry: { grant: 184, refusal: 184 },
    })
  })

  it('keeps defaults that a part of the config does not name', () => {
    expect(exampleWith({ cookie: { scope: 'site', domain: 'example.com' } }).cookie).toEqual({
      name: 'cookie_consent',
      scope: 'site',
      domain: 'example.com',
    })
  })

  it('does not change what it was given', () => {
    const input = Object.freeze({ ...exampleInput, cookie: Object.freeze({}), expiry: Object.freeze({}) })
    expect(() => defineConsent(input)).not.toThrow()
  })
})

describe('defineService', () => {
  it('returns the service itself', () => {
    expect(defineService(theme)).toBe(theme)
    expect(defineService(ads)).toBe(ads)
  })
})

describe('consentError', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('R60 carries only the code and the address of its explanation in production', () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(consentError(103, 'stats', 'social', 'marketing').message).toBe(
      '[fluxconsent] FC103: https://fluxconsent.dev/errors#fc103',
    )
  })

  it('R60 is an error with a name and a code', () => {
    const error = consentError(201, 'useConsent')
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'ConsentError', code: 201 })
    expect(error.message).toContain('useConsent was called outside of a provider')
  })

  it('puts facts in as they are, even those that look like a slot', () => {
    expect(consentError(103, '{1}', '{0}', '$&').message).toContain('The service "{1}" belongs to the category "{0}"')
    expect(consentError(103, '{1}', '{0}', '$&').message).toContain('Use one of: $&.')
  })
})
