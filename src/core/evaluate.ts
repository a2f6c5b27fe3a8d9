import type { ConsentConfig } from './ConsentConfig.js'
import type { Permissions } from './Decision.js'
import { isSame } from './isSame.js'
import { permits, ruleFor, type Situation } from './ruleFor.js'

/**
 * What may run now. Pure and total: the same input gives the same answer, and no input throws.
 *
 * Returns `previous` itself when nothing changed, so that nobody renders again.
 *
 * @param situation `null` closes everything that is optional: nothing is known yet
 */
export function evaluate(config: ConsentConfig, situation: Situation | null, previous?: Permissions): Permissions {
  const next: Permissions = Object.fromEntries(
    config.decidables.map((one) => [
      one.id,
      (situation ? permits(ruleFor(one, situation)) : one.required) ? 'granted' : 'denied',
    ]),
  )
  return previous && isSame(previous, next) ? previous : next
}
