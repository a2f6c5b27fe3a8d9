import type { ConsentConfig } from './ConsentConfig.js'
import type { ConsentData } from './ConsentState.js'
import { permits, ruleFor, type Rule } from './ruleFor.js'

/** Why something may run now, or not. */
export interface Explanation {
  readonly id: string
  readonly granted: boolean
  readonly rule: Rule
  /** When the person decided, in epoch milliseconds; `null` where no choice stands behind the rule. */
  readonly since: number | null
}

type Explained = Pick<ConsentData, 'choice' | 'sessionGrants' | 'jurisdiction' | 'signals'>

/** Explains one permission. Uses the rules that `evaluate` uses, so that the two cannot disagree. */
export function explain(config: ConsentConfig, state: Explained, id: string, now: number = Date.now()): Explanation {
  const target = config.decidables.find((one) => one.id === id)
  const rule = target ? ruleFor(target, { ...state, now }) : 'unknown'
  const decided = rule === 'granted' || rule === 'refused'
  return { id, granted: permits(rule), rule, since: decided ? (state.choice?.at ?? null) : null }
}
