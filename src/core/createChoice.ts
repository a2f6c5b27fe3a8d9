import type { Choice, ChoiceAction, ChoiceMethod } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { Decision, Decisions } from './Decision.js'
import type { Kit } from './kit.js'
import type { Situation } from './ruleFor.js'
import { sidePurposes } from './sidePurposes.js'
import { uuidv7 } from './uuidv7.js'

const DAY = 86_400_000

/** What a new choice is made of. */
export interface ChoiceDraft {
  readonly action: ChoiceAction
  readonly method: ChoiceMethod
  readonly decisions: Decisions
  /**
   * The categories and services that the person was told of; `null` for all of them. Only then all answers start to
   * count now: otherwise the older ones keep their end, and the question behind them stays.
   */
  readonly told: readonly string[] | null
}

/** Builds the choice that is recorded. Pure but for the random id. */
export function createChoice(kit: Kit, config: ConsentConfig, situation: Situation, draft: ChoiceDraft): Choice {
  const { choice, jurisdiction, signals, now } = situation
  const { action, method, told } = draft
  // Choices, and records on their way, are ordered by time: the later act is so too in the same millisecond, and where
  // the clock was ahead before. What lies further ahead counts as from the future everywhere.
  const at = Math.trunc(choice && choice.at >= now && choice.at < now + DAY ? choice.at + 1 : now)
  const decisions: Record<string, Decision> = {}
  const asked: Record<string, string> = {}
  let { refusal: validity } = config.expiry
  let rest = validity
  for (const one of config.decidables) {
    const { id, category, fingerprint } = one
    // What the law withholds at this age is no grant in any record.
    const decision = draft.decisions[id] && (jurisdiction.withheld?.includes(id) ? 'denied' : draft.decisions[id])
    // Nothing is recorded as asked that was not.
    if (!kit.isAsked(one) || !decision) continue
    const isTold = !told || told.includes(id) || told.includes(category)
    // An answer covers what the person had been told, and nothing newer.
    const print = isTold ? fingerprint : choice?.asked[id]
    if (print) asked[id] = print
    decisions[id] = decision
    if (decision === 'denied') continue
    validity = config.expiry.grant
    if (!isTold && choice?.decisions[id] === 'granted') rest = remainingDays(choice, at)
  }
  // Objections and opt-outs outlast every other answer.
  for (const id of sidePurposes(config)) {
    const decision = draft.decisions[id] ?? choice?.decisions[id]
    // From JavaScript anything could come in: what is no grant refuses.
    if (decision) decisions[id] = decision === 'granted' ? decision : 'denied'
  }
  return {
    id: uuidv7(at),
    at,
    validDays: Math.min(validity, rest),
    policyVersion: (told && choice?.policyVersion) ?? config.policy.version,
    jurisdiction: jurisdiction.code,
    model: jurisdiction.model,
    method,
    action,
    decisions,
    asked,
    gpc: signals.gpc,
    subject: choice?.subject ?? null,
  }
}

/**
 * The answers that a new choice builds on.
 *
 * Grants that ran out, or that count for nothing at this place, are not among them. What a signal holds back is
 * refused from here on: the new choice is made in view of the signal, but nobody spoke about those.
 */
export function standingDecisions(kit: Kit, { decidables }: ConsentConfig, situation: Situation): Decisions {
  const { choice } = situation
  const decisions: Record<string, Decision> = {}
  for (const one of decidables) {
    const decision = choice?.decisions[one.id]
    if (!decision || (decision === 'granted' && kit.isLapsed(situation))) continue
    decisions[one.id] = kit.ruleFor(one, { ...situation, sessionGrants: [] }) === 'signal' ? 'denied' : decision
  }
  return decisions
}

/** The whole days that a choice still counts for. */
export function remainingDays({ at, validDays }: Choice, now: number): number {
  return Math.max(0, Math.floor((at - now) / DAY) + validDays)
}
