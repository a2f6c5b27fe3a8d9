import type { DataKind, Transfer } from './Service.js'
import type { Lifetime } from './Lifetime.js'

/** Processing without cookies that the policy describes: server logs, a contact form, accounts, recruitment. */
export interface Activity {
  readonly id: string
  readonly title: string
  readonly purpose: string
  readonly legalBasis: 'consent' | 'legitimate-interest' | 'contract' | 'legal-obligation'
  readonly data: readonly (DataKind | (string & {}))[]
  readonly recipients?: readonly string[]
  readonly transfer?: Transfer
  readonly retention: Lifetime | (string & {})
  /** Whether the data has to be given, and what happens otherwise. */
  readonly required?: string
  readonly automatedDecision?: { readonly logic: string; readonly effect: string; readonly review: string }
}
