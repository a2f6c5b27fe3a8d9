import type { StoredItem } from '../core/index.js'

/** What another domain keeps for itself: told to people, out of reach of the sweep. */
export function itemsOf(domain: string, items: readonly Omit<StoredItem, 'party' | 'domain'>[]): readonly StoredItem[] {
  return items.map((item) => ({ ...item, party: 'third', domain }))
}
