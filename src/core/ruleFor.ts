import type { Choice } from './Choice.js'
import type { Decidable } from './Decidable.js'
import { covers } from './serviceDigest.js'
import { strictestModel, type Jurisdiction } from './Jurisdiction.js'
import type { Signals } from './Signals.js'

/** All that a permission depends on, at one moment. */
export interface Situation {
  readonly choice: Choice | null
  readonly sessionGrants: readonly string[]
  readonly jurisdiction: Jurisdiction
  readonly signals: Signals
  /** Epoch milliseconds. */
  readonly now: number
}

/** The rules that let something run. */
const PERMITTING: readonly Rule[] = ['required', 'session', 'granted', 'default-on']

/** Why something is permitted or not; `explain` shows it. */
export type Rule =
  | 'required'
  | 'withheld'
  | 'session'
  | 'granted'
  | 'default-on'
  | 'refused'
  | 'undecided'
  | 'changed'
  | 'expired'
  | 'signal'
  | 'unknown'

const DAY = 86_400_000

/** Whether the grants of a choice have run out. One from the future has: no clock makes a grant immortal. */
export function isExpired({ at, validDays }: Choice, now: number): boolean {
  // Asked this way round, a number that is none has run out too.
  return !(now <= at + validDays * DAY && now >= at - DAY)
}

/** Whether the grants of a choice may have been on by default, which is no consent where the person now is. */
export function isByDefault(choice: Choice, jurisdiction: Jurisdiction): boolean {
  return choice.model !== 'opt-in' && jurisdiction.model === 'opt-in'
}

/** Whether the grants of the last choice count no more, so that everything is asked anew. */
export function isLapsed({ choice, jurisdiction, now }: Situation): boolean {
  return !choice || isExpired(choice, now) || isByDefault(choice, jurisdiction)
}

/** Whether a rule lets something run. */
export function permits(rule: Rule): boolean {
  return PERMITTING.includes(rule)
}

/**
 * The rule that decides now. Pure and total.
 *
 * A refusal comes before everything but a session grant, which is newer: no place, signal or clock raises it. What the
 * law withholds at somebody's age comes before both.
 */
export function ruleFor(target: Decidable, situation: Situation): Rule {
  const { id, required, groups, services, fingerprint } = target
  const { choice, sessionGrants, jurisdiction, signals, now } = situation
  if (required) return 'required'
  if (jurisdiction.withheld?.includes(id)) return 'withheld'
  if (sessionGrants.includes(id)) return 'session'
  const decision = choice?.decisions[id]
  // An answer on the one thing itself is newer than that on all that is like it, or was taken along.
  if (decision === 'denied') return 'refused'
  if (!decision) for (const group of groups) if (choice?.decisions[group] === 'denied') return 'refused'
  // Nobody was ever asked about an empty category.
  if (!services.length) return 'undecided'
  const granted = decision === 'granted' && choice && !isByDefault(choice, jurisdiction) ? choice : null
  const rule = !granted
    ? 'undecided'
    : fingerprint && !covers(granted.asked[id], fingerprint)
      ? 'changed'
      : isExpired(granted, now)
        ? 'expired'
        : 'granted'
  // GPC gives way only to a grant that was given in view of it, any other signal to every grant that counts.
  const isOverruled = rule === 'granted' && (!signals.gpc || granted?.gpc)
  // It is an objection too, against what needs no consent.
  if (!isOverruled && hasSignal(signals) && (groups.includes('sale') || jurisdiction.exempt?.includes(id)))
    return 'signal'
  if (rule === 'granted' || strictestModel(services, jurisdiction) === 'opt-in') return rule
  // A category is on by default only while nothing in it was refused.
  for (const one of services) if (choice?.decisions[one.id] === 'denied') return rule
  return 'default-on'
}

function hasSignal(signals: Signals): boolean {
  for (const name in signals) if (signals[name]) return true
  return false
}
