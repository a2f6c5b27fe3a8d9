import type { Lifetime } from './Lifetime.js'
import type { LocalText } from './LocalText.js'
import type { DataKind, Transfer } from './Service.js'

/** On which ground an activity stands (GDPR article 6). */
export type ActivityBasis = 'consent' | 'legitimate-interest' | 'contract' | 'legal-obligation'

interface ActivityFacts {
  readonly id: string
  readonly title: LocalText
  readonly purpose: LocalText
  readonly data: readonly (DataKind | (string & {}))[]
  readonly recipients?: readonly LocalText[]
  readonly transfer?: Transfer
  /** A lifetime, or in words until when. */
  readonly retention: Lifetime | (string & {}) | Exclude<LocalText, string>
  /** What happens without the data. Without it the policy says that giving them is voluntary. */
  readonly required?: LocalText
  /** A decision that no person makes: how it is made, what follows from it, and how a person looks at it again. */
  readonly automatedDecision?: { readonly logic: LocalText; readonly effect: LocalText; readonly review: LocalText }
}

/**
 * Processing without cookies that the policy describes: server logs, a contact form, accounts, recruitment.
 *
 * Profiling for marketing is an activity of its own and stands on an agreement of its own, so it is off until somebody
 * gives that.
 *
 * @see GDPR articles 13, 14 and 22
 */
export type Activity = ActivityFacts &
  (
    | {
        readonly legalBasis: ActivityBasis
        /** The interest, in words, for `legitimate-interest` (GDPR article 13(1)(d)). */
        readonly interest?: LocalText
        /** The id of the agreement by which people consent to it. */
        readonly agreement?: string
        readonly profiling?: never
      }
    | {
        readonly legalBasis: 'consent'
        readonly interest?: never
        readonly agreement: string
        readonly profiling: 'marketing'
      }
  )
