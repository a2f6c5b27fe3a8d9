import type { ConsentConfig } from './ConsentConfig.js'
import type { Decidable } from './Decidable.js'
import type { Decision, Permissions } from './Decision.js'
import { permits, ruleFor, type Situation } from './ruleFor.js'

/**
 * What may run now. Pure and total: the same input gives the same answer, and no input throws.
 *
 * Returns `previous` itself when nothing changed, and makes nothing new then, so that nobody renders again.
 *
 * @param situation `null` closes everything that is optional: nothing is known yet
 * @param previous what the same config permitted before
 */
export function evaluate(config: ConsentConfig, situation: Situation | null, previous?: Permissions): Permissions {
  const decide = (one: Decidable): Decision =>
    (situation ? permits(ruleFor(one, situation)) : one.required) ? 'granted' : 'denied'
  if (previous && config.decidables.every((one) => previous[one.id] === decide(one))) return previous
  return Object.fromEntries(config.decidables.map((one) => [one.id, decide(one)]))
}
