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
  return previous && isStill(previous, config, situation) ? previous : permissionsOf(config, situation)
}

// Without callbacks, here and in `ruleFor`: each would be made anew for every id at every change.
function isStill(permissions: Permissions, { decidables }: ConsentConfig, situation: Situation | null): boolean {
  for (const one of decidables) if (permissions[one.id] !== decisionOn(one, situation)) return false
  return true
}

function permissionsOf({ decidables }: ConsentConfig, situation: Situation | null): Permissions {
  return Object.fromEntries(decidables.map((one) => [one.id, decisionOn(one, situation)]))
}

function decisionOn(one: Decidable, situation: Situation | null): Decision {
  return (situation ? permits(ruleFor(one, situation)) : one.required) ? 'granted' : 'denied'
}
