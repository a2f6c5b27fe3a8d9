import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link stripe}. */
export interface StripeOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Whether Stripe watches how the page is used to detect fraud. @default true, as Stripe advises */
  readonly fraudSignals?: boolean
}

/**
 * Stripe at the checkout: needed for a payment that the person asked for, so it is not asked about. It never loads by
 * itself: the checkout loads it. Do not import `@stripe/stripe-js`, which loads it at once; `/pure` does not.
 *
 * @see https://stripe.com/cookies-policy/legal
 * @see https://docs.stripe.com/disputes/prevention/advanced-fraud-detection
 *
 * @example
 * stripe()
 * const { load } = useService('stripe')
 * <button onClick={load}>Pay by card</button>
 */
export function stripe<const Id extends string = 'stripe', const Category extends string = 'necessary'>(
  options: StripeOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  const query = options.fraudSignals === false ? '?advancedFraudSignals=false' : ''
  return catalogueEntry(options, 'stripe', 'necessary', {
    name: 'Stripe',
    provider: { name: 'Stripe Payments Europe, Limited', country: 'IE', privacyUrl: 'https://stripe.com/privacy' },
    purposes: ['payment', 'fraud-prevention'],
    stores: [
      { name: '__stripe_mid', lifetime: 'P1Y', purpose: 'fraud-prevention' },
      { name: '__stripe_sid', lifetime: 'PT30M', purpose: 'fraud-prevention' },
      ...itemsOf('m.stripe.com', [{ name: 'm', lifetime: 'P400D', purpose: 'fraud-prevention' }]),
    ],
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'contact', 'payment', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Stripe, LLC'],
    transfer: { country: 'US', safeguard: 'dpf', url: 'https://stripe.com/legal/data-privacy-framework' },
    flow: 'on-use',
    scripts: [{ src: `https://js.stripe.com/v3/${query}` }],
    hosts: {
      script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
      connect: ['https://api.stripe.com'],
      frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
      img: ['https://*.stripe.com'],
    },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://stripe.com/cookies-policy/legal',
            'https://docs.stripe.com/security/guide#content-security-policy',
            'https://docs.stripe.com/disputes/prevention/advanced-fraud-detection',
          ],
        }),
  })
}
