import type { ConsentConfig } from './ConsentConfig.js'
import type { Decision, Decisions } from './Decision.js'

/**
 * Decisions with one more: a category takes its services along, and a category is only granted while all that was
 * asked in it is.
 *
 * Ids that the config does not have change nothing.
 */
export function decide(
  { decidables }: ConsentConfig,
  decisions: Decisions,
  id: string,
  decision: Decision,
): { [id: string]: Decision | undefined } {
  const next: { [id: string]: Decision | undefined } = { ...decisions }
  const target = decidables.find((one) => one.id === id)
  if (!target) return next
  next[id] = decision
  for (const service of target.services) next[service.id] = decision
  if (decision === 'denied' && next[target.category]) next[target.category] = decision
  return next
}

/** The same, and a category whose services are all switched on is switched on itself: what a person sees as one. */
export function toggle(config: ConsentConfig, decisions: Decisions, id: string, decision: Decision): Decisions {
  const next = decide(config, decisions, id, decision)
  const target = config.decidables.find((one) => one.id === id)
  const category = config.decidables.find((one) => one.id === target?.category)
  if (category?.services.every((service) => next[service.id] === 'granted')) next[category.id] = 'granted'
  return next
}
