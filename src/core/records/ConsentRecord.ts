import type { Agreement } from '../Agreement.js'
import { CHOICE_ACTIONS, type ChoiceAction, type ChoiceMethod } from '../Choice.js'
import type { Decisions } from '../Decision.js'
import type { Model } from '../Jurisdiction.js'
import type { Signals } from '../Signals.js'

/** The format of the records that this version writes and reads. */
export const RECORD_SCHEMA = '1.0'

/** The largest record, in bytes of its JSON: what a browser can send while the page is left, and a server can take. */
export const MAX_RECORD_BYTES = 4_096

/** What a record can tell of: an act that makes a choice, a signal of the browser, or a yes at a form. */
export type RecordAction = ChoiceAction | 'signal' | 'agree' | 'confirm'
/** Every {@link RecordAction}. */
export const RECORD_ACTIONS: readonly RecordAction[] = [...CHOICE_ACTIONS, 'signal', 'agree', 'confirm']

/**
 * What became of the consent: given at least in part, refused, taken back, objected to, asked for but not confirmed
 * yet, or only noticed.
 */
export const RECORD_STATES = ['given', 'refused', 'withdrawn', 'objected', 'requested', 'noticed'] as const
/** One of {@link RECORD_STATES}. */
export type RecordState = (typeof RECORD_STATES)[number]

/** Who acted: the person, who is responsible for a child, or software on the person's behalf. */
export const RECORD_ACTORS = ['subject', 'guardian', 'agent'] as const
/** One of {@link RECORD_ACTORS}. */
export type RecordActor = (typeof RECORD_ACTORS)[number]

/**
 * One act as it is kept for proof (GDPR article 7(1)): who decided what, when, how, where, and in which words.
 *
 * Plain JSON of at most 4 KiB, append-only, one for each act. It holds no address, no user agent, no path and no query
 * string. Made by {@link createRecord}, checked by {@link parseRecord}.
 */
export interface ConsentRecord {
  readonly schemaVersion: typeof RECORD_SCHEMA
  /** UUIDv7, made on the device: sending it twice is storing it once. */
  readonly id: string
  /** The pseudonymous id of the person; `null` before a server gave one, and for who only ever refused. */
  readonly subject: string | null
  readonly event: {
    readonly action: RecordAction
    readonly state: RecordState
    /** ISO 8601 in UTC with milliseconds, by the clock of the device; the same time stands in `id`. */
    readonly at: string
    readonly method: ChoiceMethod
    readonly actor: RecordActor
  }
  /** The answers, by category and service. */
  readonly decisions: Decisions
  /** What the person had been told of each service: its fingerprint. Empty when the record would become too large. */
  readonly asked: { readonly [service: string]: string }
  /** How long the grants count, as `at`; `null` when they end with the page. Refusals outlast it. */
  readonly validUntil: string | null
  /** The agreement of a form; `null` for a choice. */
  readonly agreement: Pick<Agreement, 'id' | 'kind' | 'version'> | null
  /** The words that were shown. */
  readonly notice: {
    /** SHA-256 of the texts in base64url, see {@link noticeTexts}; `custom` for a hand-written interface. */
    readonly hash: string
    /** BCP 47 tag; `null` when unknown. */
    readonly language: string | null
    readonly policyVersion: string
    /** Where the full policy stands, without query. */
    readonly policyUrl: string
  }
  /** How they were shown. */
  readonly ui: {
    /** Version of this package. */
    readonly sdk: string
    /** Name of the layout; `null` when the app does not tell. */
    readonly variant: string | null
    /** The controls of the layer in their order, by `data-consent-action`. */
    readonly buttons: readonly string[]
  }
  readonly context: {
    /** Origin of the page, without its path. */
    readonly origin: string | null
    /** ISO code of the place, `null` when unknown. */
    readonly jurisdiction: string | null
    /** The law, for example `gdpr`. */
    readonly regulation: string
    readonly model: Model
  }
  /** What the browser signalled at the time. */
  readonly signals: Signals
  readonly controller: {
    readonly name: string
    readonly contact: string
  }
}
