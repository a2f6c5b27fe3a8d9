import { identify } from './identify.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * PayPal at the checkout: needed for a payment that the person asked for, so it is not asked about.
 *
 * It loads nothing by itself. Load PayPal's script where the person picks PayPal, never before; its "Pay Later"
 * messages are advertising and need a service of their own in an optional category.
 *
 * @see https://www.paypal.com/us/webapps/mpp/ua/cookie-full
 * @see https://developer.paypal.com/sdk/js/reference/
 *
 * @example
 * paypal()
 */
export function paypal<const Id extends string = 'paypal', const Category extends string = 'necessary'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return {
    ...identify(options, 'paypal', 'necessary'),
    name: 'PayPal',
    provider: {
      name: 'PayPal (Europe) S.à r.l. et Cie, S.C.A.',
      country: 'LU',
      privacyUrl: 'https://www.paypal.com/webapps/mpp/ua/privacy-full',
    },
    purposes: ['payment', 'fraud-prevention'],
    stores: [
      ...itemsOf('paypal.com', [
        { name: 'ts', lifetime: 'P3Y', purpose: 'fraud-prevention' },
        { name: 'ts_c', lifetime: 'P3Y', purpose: 'fraud-prevention' },
        { name: 'enforce_policy', lifetime: 'P1Y', purpose: 'consent-choice' },
        { name: 'l7_az', lifetime: 'P1D', purpose: 'load-balancing' },
        { name: 'nsid', lifetime: 'session', purpose: 'session-state' },
        { name: 'x-pp-s', lifetime: 'session', purpose: 'security' },
      ]),
      // It stays until somebody deletes it; the longest of PayPal's own lifetimes stands in for "no end".
      { name: '__paypal_storage__', kind: 'local', lifetime: 'P3Y', purpose: 'session-state' },
    ],
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'contact', 'account', 'payment', 'identifiers'],
    identifies: true,
    retention: null,
    recipients: ['PayPal, Inc.'],
    transfer: { country: 'US', safeguard: 'bcr', url: 'https://www.paypal.com/uk/webapps/mpp/ua/bcr' },
    flow: 'on-use',
    hosts: {
      script: ['https://www.paypal.com', 'https://www.paypalobjects.com'],
      connect: ['https://www.paypal.com'],
      frame: ['https://www.paypal.com'],
      img: ['https://www.paypalobjects.com'],
    },
    withdrawal: 'reload',
  }
}
