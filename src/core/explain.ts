import type { ConsentConfig } from './ConsentConfig.js'
import type { Permissions } from './Decision.js'
import { permits, ruleFor, type Rule, type Situation } from './ruleFor.js'

/** What stands behind a rule: where to look when the answer surprises. */
export type ExplanationSource =
  'config' | 'choice' | 'session' | 'signal' | 'jurisdiction' | 'exemption' | 'audience' | 'storage'

/** Why something may run now, or not. */
export interface Explanation {
  readonly id: string
  readonly granted: boolean
  /** The rule that decided. `loading` until the own storage was read: nothing optional is open before. */
  readonly rule: Rule | 'loading'
  readonly source: ExplanationSource
  /** When the person decided, in epoch milliseconds; `null` where no choice stands behind the rule. */
  readonly since: number | null
  /** The signal that holds it back, such as `gpc`; `null` under every other rule. */
  readonly signal: string | null
}

/** The state to explain. Without `permissions`, what follows from the rest of it counts. */
export type Explained = Omit<Situation, 'now'> & { readonly permissions?: Permissions }

const SOURCES: { readonly [Key in Rule]: ExplanationSource } = {
  required: 'config',
  withheld: 'audience',
  session: 'session',
  granted: 'choice',
  'default-on': 'jurisdiction',
  refused: 'choice',
  undecided: 'jurisdiction',
  changed: 'choice',
  expired: 'choice',
  signal: 'signal',
  unknown: 'config',
}

/**
 * Explains one permission: whether it is given, which rule decided, what stands behind it, and since when.
 *
 * It uses the rules that `evaluate` uses, so that the two cannot disagree, and never says granted while the permission
 * is closed. Pure.
 *
 * @example
 * explain(config, store.getState(), 'youtube') // { granted: false, rule: 'signal', source: 'signal', signal: 'gpc', since: null }
 */
export function explain(config: ConsentConfig, state: Explained, id: string, now: number = Date.now()): Explanation {
  const target = config.decidables.find((one) => one.id === id)
  const rule = target ? ruleFor(target, { ...state, now }) : 'unknown'
  const isOpen = !state.permissions || state.permissions[id] === 'granted'
  const base = { id, since: null, signal: null }
  if (permits(rule) && !isOpen) return { ...base, granted: false, rule: 'loading', source: 'storage' }
  const isExempt = rule === 'default-on' && state.jurisdiction.exempt?.includes(id)
  return {
    ...base,
    granted: permits(rule),
    rule,
    source: isExempt ? 'exemption' : SOURCES[rule],
    since: SOURCES[rule] === 'choice' ? (state.choice?.at ?? null) : null,
    signal: rule === 'signal' ? (Object.keys(state.signals).find((name) => state.signals[name]) ?? null) : null,
  }
}
