import type { ConsentConfig } from './ConsentConfig.js'
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
export function evaluate(config: ConsentConfig, situation: Situation | null, previous: Permissions = {}): Permissions {
  let next: { [id: string]: Decision } = previous
  // A loop here and in `ruleFor`: callbacks would be made anew for every id at every change.
  for (const one of config.decidables) {
    const decision = (situation ? permits(ruleFor(one, situation)) : one.required) ? 'granted' : 'denied'
    if (next[one.id] === decision) continue
    if (next === previous) next = { ...previous }
    next[one.id] = decision
  }
  return next
}
