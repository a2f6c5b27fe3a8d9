import type { ConsentConfig } from './ConsentConfig.js'
import type { Situation } from './ruleFor.js'
import { objectable } from './sidePurposes.js'

/**
 * The activities on legitimate interest that the person objects to, by id: by an act of their own, by rejecting
 * everything, or by an opt-out signal of the browser that they did not overrule. Pure.
 *
 * What runs on a server has to ask for it: no gate can hold it back.
 *
 * @see GDPR article 21
 *
 * @example
 * const objections = useConsent((state) => objectionsOf(config, state))
 */
export function objectionsOf(
  config: Pick<ConsentConfig, 'activities'>,
  { choice, signals }: Pick<Situation, 'choice' | 'signals'>,
): readonly string[] {
  const isSignalled = Object.values(signals).some(Boolean)
  return objectable(config).filter((id) => {
    const answer = choice?.decisions[id]
    // As with a grant: GPC gives way to what was said in view of it, any other signal to every answer.
    const isLifted = answer === 'granted' && (choice?.gpc === true || !signals.gpc)
    return answer === 'denied' || (isSignalled && !isLifted)
  })
}
