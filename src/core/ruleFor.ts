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
 * A refusal comes before everything but a session grant, which is newer: no place, signal or clock raises it.
 */
export function ruleFor({ id, category, required, services, fingerprint }: Decidable, situation: Situation): Rule {
  const { choice, sessionGrants, jurisdiction, signals, now } = situation
  if (required) return 'required'
  if (sessionGrants.includes(id)) return 'session'
  const decision = choice?.decisions[id]
  if ((decision ?? choice?.decisions[category]) === 'denied') return 'refused'
  // Nobody was ever asked about an empty category.
  if (!services.length) return 'undecided'
  const granted = decision === 'granted' && choice && !isByDefault(choice, jurisdiction) ? choice : null
  // GPC gives way only to a grant that was given in view of it, any other signal to every grant.
  const refuses = Object.values(signals).some(Boolean) && !(granted && (granted.gpc || !signals.gpc))
  if (refuses && services.some(({ sharing = 'none' }) => sharing !== 'none')) return 'signal'
  const rule = !granted
    ? 'undecided'
    : fingerprint && !covers(granted.asked[id], fingerprint)
      ? 'changed'
      : isExpired(granted, now)
        ? 'expired'
        : 'granted'
  if (rule === 'granted' || strictestModel(services, jurisdiction) === 'opt-in') return rule
  // A category is on by default only while nothing in it was refused.
  return services.some((one) => choice?.decisions[one.id] === 'denied') ? rule : 'default-on'
}
