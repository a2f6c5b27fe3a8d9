import type { ConsentConfig } from './ConsentConfig.js'
import type { Duration } from './Lifetime.js'
import type { StoredItem } from './StoredItem.js'

// As long as browsers keep a cookie. How long an answer counts stands inside.
const LIFETIME: Duration = 'P395D'

/**
 * Every item that the SDK itself may store in a browser under a config, as rows of the cookie table. None is ever swept.
 *
 * The choice comes first; with `storage` in the config the storage says what it uses. `remote` adds what goes with a
 * consent API: the server's copy of the choice, the key of the person's records, which scripts cannot see, and the
 * records that are still on their way; with agreements, which of them was recorded last. Session grants, drafts and "once" live in memory and have no row.
 *
 * @example
 * const rows = ownItems(consent)
 */
export function ownItems(
  { cookie: { name }, storage, agreements = [] }: Pick<ConsentConfig, 'cookie' | 'storage' | 'agreements'>,
  { remote = false }: { readonly remote?: boolean } = {},
): readonly StoredItem[] {
  const own = (item: Pick<StoredItem, 'name'> & Partial<StoredItem>): StoredItem => ({
    lifetime: LIFETIME,
    purpose: 'consent-choice',
    ...item,
  })
  const hasAgreements = agreements.length > 0
  return [
    ...(storage ? (storage.stores ?? []) : [own({ name })]),
    ...(hasAgreements ? [own({ name: `${name}.agreements`, kind: 'local', lifetime: 'P3Y' })] : []),
    ...(remote
      ? [
          own({ name: `${name}_s` }),
          own({ name: `${name}_k`, httpOnly: true }),
          own({ name: `${name}.outbox.`, match: 'prefix', kind: 'local' }),
          // Until the server has it, and which choice it has.
          own({ name: `${name}.key`, kind: 'local' }),
          own({ name: `${name}.sent`, kind: 'local' }),
          // While somebody is signed in: what counted on this device before.
          own({ name: `${name}.own`, kind: 'local' }),
          ...(hasAgreements ? [own({ name: `${name}.agreed`, kind: 'local', lifetime: 'P3Y' })] : []),
        ]
      : []),
  ]
}
