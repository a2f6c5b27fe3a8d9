import type { RegisteredConfig } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { makeChoice, type ChoiceCircumstances } from './makeChoice.js'
import type { TestChoice } from './TestChoice.js'

/** As long as the cookie itself lives, in seconds. */
const MAX_AGE = 395 * 86_400

/** For which site a browser is seeded. */
export interface SeedOptions extends ChoiceCircumstances {
  /** Where the site is, for example `http://localhost:4173`. */
  readonly origin: string
  /** The key of `localChoiceStorage`, for a site that keeps the choice there. @default the cookie of the config */
  readonly localStorageKey?: string | undefined
}

/** What `browser.newContext({ storageState })` of Playwright takes. */
export interface SeededStorage {
  cookies: {
    name: string
    value: string
    domain: string
    path: string
    expires: number
    httpOnly: boolean
    secure: boolean
    sameSite: 'Lax'
  }[]
  origins: { origin: string; localStorage: { name: string; value: string }[] }[]
}

/**
 * A browser in which the person has answered already, so that no banner stands in the way of a test.
 *
 * Returns the `storageState` of a Playwright context; empty for `null`.
 *
 * @throws TypeError when `origin` is no address
 *
 * @example
 * const storageState = seedConsent(consent, 'reject-all', { origin: 'http://localhost:4173' })
 * const context = await browser.newContext({ storageState })
 */
export function seedConsent(
  config: RegisteredConfig,
  answer: TestChoice,
  { origin, localStorageKey, ...circumstances }: SeedOptions,
): SeededStorage {
  const { hostname, protocol } = new URL(origin)
  const choice = makeChoice(config, answer, circumstances)
  if (!choice) return { cookies: [], origins: [] }
  const value = encodeChoice(choice)
  if (localStorageKey !== undefined)
    return { cookies: [], origins: [{ origin, localStorage: [{ name: localStorageKey, value }] }] }
  const { name, scope, domain } = config.cookie
  const cookie = {
    name,
    value,
    domain: scope === 'site' && domain ? `.${domain}` : hostname,
    path: '/',
    expires: Math.floor(Date.now() / 1000) + MAX_AGE,
    httpOnly: false,
    secure: protocol === 'https:',
    sameSite: 'Lax' as const,
  }
  return { cookies: [cookie], origins: [] }
}
