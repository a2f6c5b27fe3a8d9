import type { ConsentConfig } from './ConsentConfig.js'
import type { OptOut } from './Decidable.js'
import { OPT_OUTS } from './sidePurposes.js'
import { ruleFor, type Rule, type Situation } from './ruleFor.js'

/** What a person opted out of, for what a server sells or uses on its own. */
export interface OptOutState {
  /** Of sale and sharing, of the use of sensitive data, or of both. */
  readonly of: readonly OptOut[]
  /** The services of these kinds that stay off. */
  readonly services: readonly string[]
  /** Who said so: a signal counts without any record. */
  readonly by: 'choice' | 'signal' | null
}

const OUT: readonly Rule[] = ['refused', 'signal']

/**
 * What the person opted out of by a choice or by a signal. Pure.
 *
 * @see 11 CCR 7025 and 7026: an opt-out reaches what is sold outside of the browser, too
 *
 * @example
 * optOutOf(config, store.getState()).of.includes('sale')
 */
export function optOutOf(
  { decidables }: ConsentConfig,
  state: Omit<Situation, 'now'>,
  now: number = Date.now(),
): OptOutState {
  const { choice, signals } = state
  const services = decidables.filter(({ fingerprint }) => fingerprint)
  const out = services.filter((one) => one.groups.length > 1 && OUT.includes(ruleFor(one, { ...state, now })))
  const isIn = (purpose: OptOut, list: typeof services): boolean => list.some(({ groups }) => groups.includes(purpose))
  /** A signal counts for what no service here stands for, too: what a server sells. */
  const isSignalled = Object.values(signals).some(Boolean) && !(choice?.gpc && choice.decisions['sale'] === 'granted')
  const of = OPT_OUTS.filter(
    (purpose) =>
      choice?.decisions[purpose] === 'denied' ||
      isIn(purpose, out) ||
      (purpose === 'sale' && isSignalled && !isIn(purpose, services)),
  )
  const isChosen = [...of, ...out.flatMap(({ id, category }) => [id, category])].some(
    (id) => choice?.decisions[id] === 'denied',
  )
  return { of, services: out.map(({ id }) => id), by: of.length === 0 ? null : isChosen ? 'choice' : 'signal' }
}
