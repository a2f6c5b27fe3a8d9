import type { Cause } from './ConsentState.js'
import type { ActHost } from './ActHost.js'
import { createChoice, remainingDays, standingDecisions } from './createChoice.js'
import { methodOf } from './methodOf.js'
import { recordChoice } from './takeChoice.js'

/**
 * Records that a notice was read. It grants nothing: the answers stay what they were, with the end that they had, and
 * a question that asks for consent stays open.
 */
export function note(host: ActHost, action: 'seen' | 'acknowledged', cause: Cause | undefined): void {
  const { config, kit, get, set } = host
  const state = get()
  if (state.prompt.required && state.prompt.model === 'opt-in') return set({ surface: 'none' })
  const { version: policyVersion, material } = config.policy
  const choice = kit.isLapsed(state) ? null : state.choice
  const made = createChoice(kit, config, state, {
    action,
    method: methodOf(cause, state.surface, state.isActive),
    decisions: choice?.decisions ?? standingDecisions(kit, config, state),
    told: [],
  })
  const kept = choice && { gpc: choice.gpc, validDays: remainingDays(choice, made.at) }
  // Where consent is asked for, consent to texts that were replaced since is none: only a model that asks keeps it.
  const isCurrent = choice && (material === false || choice.policyVersion === policyVersion)
  const marked = { ...made, policyVersion, ...kept, ...(isCurrent && { model: choice.model }) }
  recordChoice(host, marked, { surface: 'none' })
}
