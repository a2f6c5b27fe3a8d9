/** A recorded yes at a form, apart from the categories: a newsletter, the terms, a policy version. */
export interface Agreement {
  readonly id: string
  /** Terms are accepted; everything else is consented to or acknowledged. */
  readonly kind: 'consent' | 'acceptance' | 'acknowledgement'
  readonly version: string
  readonly url?: string
}
