import type { LocalText } from './LocalText.js'

/**
 * What an agreement is for, where a language has the words for it. One each: a yes to the newsletter is none to the
 * measurement of its opening.
 */
export type AgreementPurpose = 'newsletter' | 'email-tracking' | 'profiling' | 'terms' | 'policy'

/** A recorded yes at a form, apart from the categories: a newsletter, the terms, a policy version. */
export interface Agreement {
  /** Written like the ids of categories; one for each agreement. */
  readonly id: string
  /** Terms are accepted; everything else is consented to or acknowledged. */
  readonly kind: 'consent' | 'acceptance' | 'acknowledgement'
  /** Of its text: letters, digits, `.`, `_`, `+` and `-`, at most 32 characters. */
  readonly version: string
  /** The text that is agreed to. */
  readonly url?: string
  /** Gives the checkbox its words in every language. Without one, write them as its children. */
  readonly purpose?: AgreementPurpose
  /** Its name in lists. @default the words of `purpose`, else the id */
  readonly title?: LocalText
  /**
   * Whether it counts only once the address was confirmed by a link in an e-mail.
   * @default false
   */
  readonly doubleOptIn?: boolean
}
