import type { Agreement } from '../Agreement.js'

/**
 * What happened to an agreement: given but not confirmed by its e-mail yet, given, taken back, or a notice of it that
 * was closed without an answer.
 */
export const AGREEMENT_ACTIONS = ['pending', 'given', 'withdrawn', 'seen'] as const
/** One of {@link AGREEMENT_ACTIONS}. */
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number]

/** The proof of one event of one agreement. It never stands in the choice cookie. */
export interface AgreementRecord {
  readonly schemaVersion: '1.0'
  /** UUIDv7, made on the device; the record's idempotency key. */
  readonly id: string
  /** When, in epoch milliseconds of the device. */
  readonly at: number
  /** The id of the agreement. */
  readonly agreement: string
  readonly kind: Agreement['kind']
  readonly version: string
  readonly action: AgreementAction
  /** `page` when a trusted event of a person stands behind it. */
  readonly method: 'api' | 'page'
  /** Language tag of the words. */
  readonly language: string | null
  /** The words beside the box, as they were shown. */
  readonly text: string
  /** Origin of the page, without its path. */
  readonly origin: string | null
}
