import type { ConsentConfig } from './ConsentConfig.js'
import type { GpcEffect } from './Jurisdiction.js'
import type { ConsentId } from './Register.js'
import { ruleFor, type Situation } from './ruleFor.js'

/** What the browser's signals hold back now. */
export interface SignalEffect {
  /** The signals that are on, by name: `gpc`, and those of adapters. */
  readonly signals: readonly string[]
  /** The categories and services that would run without them. */
  readonly heldBack: readonly ConsentId[]
  /** What the law of the place makes of GPC: what to call it before people. It changes nothing of what is held back. */
  readonly meaning: GpcEffect
}

/**
 * What the browser's signals do, for a page that has to show that it honoured them.
 *
 * Nothing is recorded for a signal: it counts as long as the browser sends it. Pure.
 *
 * @see 11 CCR 7025(c)(6): the page displays whether the signal was processed as a request to opt out
 *
 * @example
 * const { signals, heldBack, meaning } = signalEffect(config, store.getState())
 */
export function signalEffect(
  { decidables }: ConsentConfig,
  state: Omit<Situation, 'now'>,
  now: number = Date.now(),
): SignalEffect {
  const signals = Object.keys(state.signals).filter((name) => state.signals[name])
  const heldBack = decidables.filter((one) => ruleFor(one, { ...state, now }) === 'signal').map(({ id }) => id)
  return { signals, heldBack, meaning: state.jurisdiction.gpc ?? 'refusal' }
}
