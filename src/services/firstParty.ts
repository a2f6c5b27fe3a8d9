import { consentError, type Purpose, type Service, type StoredItem } from '../core/index.js'

/** What has to be said about an own item, and what may be said in place of the defaults. */
export interface FirstPartyOptions<Id extends string, Category extends string>
  extends
    Pick<Service<Id, Category>, 'id' | 'category'>,
    Partial<Omit<Service, 'id' | 'category' | 'stores' | 'provider' | 'role' | 'sharing' | 'transfer'>> {
  readonly stores: readonly [StoredItem, ...StoredItem[]]
}

// Items for these keep what the person set; they tell nobody apart.
const SETTINGS: readonly Purpose[] = [
  'consent-choice',
  'language',
  'appearance',
  'timezone',
  'preferences',
  'drafts',
  'offline',
]

/**
 * The site's own items: a session cookie, a language, a shopping basket.
 *
 * They are listed and, in an optional category, asked about and cleaned up like those of anybody else. The purposes
 * are those of the items unless they are given.
 *
 * @throws error 104 when `stores` is empty
 *
 * @example
 * firstParty({
 *   id: 'session',
 *   category: 'necessary',
 *   stores: [{ name: 'BOXCLSESS', lifetime: 'session', purpose: 'sign-in', httpOnly: true }],
 * })
 */
export function firstParty<const Id extends string, const Category extends string>(
  options: FirstPartyOptions<Id, Category>,
): Service<Id, Category> {
  const [first, ...others] = options.stores
  // Impossible by type; a config from JavaScript can do it all the same, and is checked in development as all of it is.
  if (process.env.NODE_ENV !== 'production' && options.stores.length === 0) throw consentError(104, options.id)
  const furtherPurposes = new Set(others.map((item) => item.purpose))
  furtherPurposes.delete(first.purpose)
  return {
    purposes: [first.purpose, ...furtherPurposes],
    data: options.stores.every((item) => SETTINGS.includes(item.purpose)) ? ['preferences'] : ['identifiers'],
    identifies: false,
    retention: null,
    ...options,
    provider: 'controller',
    role: { kind: 'own' },
  }
}
