import { permits, ruleFor, type ConsentConfig, type DecisionState, type Rule, type Situation } from '../core/index.js'

const OPEN: readonly Rule[] = ['undecided', 'changed', 'expired']

/** The decision on an id with its third state: `undecided` for what nobody has answered yet. Unknown ids are denied. */
export function decisionOf({ decidables }: ConsentConfig, situation: Situation, id: string): DecisionState {
  const target = decidables.find((one) => one.id === id)
  if (!target) return 'denied'
  const rule = ruleFor(target, situation)
  return permits(rule) ? 'granted' : OPEN.includes(rule) ? 'undecided' : 'denied'
}
