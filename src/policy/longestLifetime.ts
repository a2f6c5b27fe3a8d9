import { lifetimeSeconds, type Lifetime, type StoredItem } from '../core/index.js'

/** The longest time that any of these items stays; `null` without items. */
export function longestLifetime(items: readonly StoredItem[]): Lifetime | null {
  return items.reduce<Lifetime | null>((longest, { lifetime }) => {
    const isLonger = (lifetimeSeconds(lifetime) ?? 0) > (lifetimeSeconds(longest ?? 'session') ?? 0)
    return longest === null || isLonger ? lifetime : longest
  }, null)
}
