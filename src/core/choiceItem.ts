import type { ConsentConfig } from './ConsentConfig.js'
import type { StoredItem } from './StoredItem.js'

/**
 * The row of the cookie table for the item that holds the choice itself: its name, kind and lifetime, as the config
 * makes them. `null` where the choice is kept nowhere but in memory. Pure.
 *
 * The lifetime is that of the item. How long the answers in it count stands in `config.expiry`: afterwards it only
 * keeps refusals from being forgotten.
 *
 * @example
 * choiceItem(consent) // { name: 'cookie_consent', kind: 'cookie', lifetime: 'P395D', purpose: 'consent-choice' }
 */
export function choiceItem({ cookie, storage }: Pick<ConsentConfig, 'cookie' | 'storage'>): StoredItem | null {
  const place = storage ? storage.item : ({ kind: 'cookie', name: cookie.name } as const)
  return place ? { ...place, lifetime: 'P395D', purpose: 'consent-choice' } : null
}
