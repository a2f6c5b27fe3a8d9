import type { ConsentStore, DecisionState, Rule, Situation } from '../core/index.js'

const OPEN: readonly Rule[] = ['undecided', 'changed', 'expired']

/** The decision on an id with its third state: `undecided` for what nobody has answered yet. Unknown ids are denied. */
export function decisionOf({ config, inlet }: ConsentStore, situation: Situation, id: string): DecisionState {
  const target = config.decidables.find((one) => one.id === id)
  if (!target) return 'denied'
  const rule = inlet.kit.ruleFor(target, situation)
  return inlet.kit.permits(rule) ? 'granted' : OPEN.includes(rule) ? 'undecided' : 'denied'
}
