import { lifetimeSeconds, type Lifetime } from './Lifetime.js'
import type { Service } from './Service.js'
import type { StoredItem } from './StoredItem.js'

/** What follows from the manifests of some services, for the summary of a category or of a whole site. */
export interface CategoryFacts {
  /** The longest time that one of its items stays, as it was declared; `null` where nothing is stored. */
  readonly duration: Lifetime | null
  /** How many items the site's own domain holds, and how many others do. */
  readonly items: { readonly first: number; readonly third: number }
  /** The companies beside the controller, each once, in the order of the services. */
  readonly thirdParties: readonly string[]
}

/**
 * The duration, the numbers of items by party and the third parties of some services. Pure: nobody types a number that
 * the manifests already say.
 *
 * @example
 * const { services } = categoryView(config, state, details, 'marketing')
 * const { duration, thirdParties } = categoryFacts(services)
 * duration && formatLifetime(duration, 'en', 'until the browser is closed') // '12 months'
 * @see CJEU C-673/17 (Planet49): duration and access of third parties have to be told
 */
export function categoryFacts(services: readonly Pick<Service, 'stores' | 'provider'>[]): CategoryFacts {
  const items = services.flatMap(({ stores }) => (stores === 'nothing' ? [] : stores))
  const third = items.filter(({ party }) => party === 'third').length
  return {
    duration: items.map(({ lifetime }) => lifetime).reduce<Lifetime | null>(longer, null),
    items: { first: items.length - third, third },
    thirdParties: [...new Set(services.flatMap(({ provider }) => (provider === 'controller' ? [] : provider.name)))],
  }
}

function longer(best: Lifetime | null, next: StoredItem['lifetime']): Lifetime {
  return best !== null && (lifetimeSeconds(best) ?? 0) >= (lifetimeSeconds(next) ?? 0) ? best : next
}
