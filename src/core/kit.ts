import { consentError } from './ConsentError.js'
import { isAsked } from './Decidable.js'
import { evaluate } from './evaluate.js'
import { isLapsed, permits, ruleFor } from './ruleFor.js'

/** What the code of the first paint hands to code that is loaded later: see {@link KIT}. */
export interface Kit {
  readonly consentError: typeof consentError
  readonly evaluate: typeof evaluate
  readonly isAsked: typeof isAsked
  readonly isLapsed: typeof isLapsed
  readonly permits: typeof permits
  readonly ruleFor: typeof ruleFor
}

/**
 * The rules, for the acts and the runner.
 *
 * Handed over and not imported there: a module that a later chunk imports too is cut out of the first one into a file
 * of its own, and every page pays for that, up to 0.7 kB in all.
 */
export const KIT: Kit = { consentError, evaluate, isAsked, isLapsed, permits, ruleFor }
