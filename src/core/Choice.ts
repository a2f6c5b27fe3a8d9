import type { Decisions } from './Decision.js'
import type { Model } from './Jurisdiction.js'

/** What the person did. The order is part of the stored format: append only. */
export const CHOICE_ACTIONS = [
  'accept-all',
  'reject-all',
  'save',
  'close',
  'withdraw',
  'allow-always',
  'seen',
  'import',
  'object',
  'allow-session',
  'allow-once',
  'acknowledged',
  'opt-out',
] as const
/** One of {@link CHOICE_ACTIONS}. */
export type ChoiceAction = (typeof CHOICE_ACTIONS)[number]

/** Where the person did it; `api` when no trusted event stands behind it. The order is stored: append only. */
export const CHOICE_METHODS = ['api', 'banner', 'preferences', 'gate', 'page', 'import', 'account'] as const
/** The models as they are stored: append only, whatever order of strictness `MODELS` has. */
export const CHOICE_MODELS: readonly Model[] = ['opt-in', 'opt-out', 'notice', 'none']

/** One of {@link CHOICE_METHODS}. */
export type ChoiceMethod = (typeof CHOICE_METHODS)[number]

/** What the person last recorded: the part of the consent record that stays on the device. */
export interface Choice {
  /** UUIDv7, made on the device; the record's idempotency key. */
  readonly id: string
  /** When, in epoch milliseconds of the device. */
  readonly at: number
  /** How many days the answers count from `at`. Refusals outlast it. */
  readonly validDays: number
  readonly policyVersion: string
  /** ISO code of the place, `null` when unknown. */
  readonly jurisdiction: string | null
  readonly model: Model
  readonly method: ChoiceMethod
  readonly action: ChoiceAction
  /**
   * The answers, by category and service. Under a granted category stand only services that were granted.
   *
   * Beside them stand the objections to activities, by their ids, and two refusals of US law: `sale` and `sensitive`.
   */
  readonly decisions: Decisions
  /** What the person had been told of each service at the time: its fingerprint. */
  readonly asked: { readonly [service: string]: string }
  /** Whether the opt-out signal was on at the time. */
  readonly gpc: boolean
  /** The pseudonymous id that the remote knows; only with a remote, and only after a grant. */
  readonly subject: string | null
}
