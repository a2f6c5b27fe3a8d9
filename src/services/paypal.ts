import { catalogueEntry } from './catalogueEntry.js'
import { PAYPAL, PAYPAL_HOSTS, paypalItems, paypalScript, PAYPAL_TRANSFER } from './paypalParty.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link paypal}. */
export interface PaypalOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The client id of the app, for buttons on the own page. Without one, people are sent to PayPal's page. */
  readonly clientId?: string
}

/**
 * PayPal at the checkout: needed for a payment that the person asked for, so it is not asked about.
 *
 * It never loads by itself: load it where the person picks PayPal. Its "Pay Later" messages are advertising: see
 * {@link paypalMessages}.
 *
 * @throws error 113 when the client id is none
 * @see https://www.paypal.com/us/webapps/mpp/ua/cookie-full
 * @see https://developer.paypal.com/sdk/js/reference/
 *
 * @example
 * paypal()
 * paypal({ clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz' })
 */
export function paypal<const Id extends string = 'paypal', const Category extends string = 'necessary'>(
  options: PaypalOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  const { clientId } = options
  return catalogueEntry(options, 'paypal', 'necessary', {
    name: 'PayPal',
    provider: PAYPAL,
    purposes: ['payment', 'fraud-prevention'],
    stores: paypalItems(),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'contact', 'account', 'payment', 'identifiers'],
    identifies: true,
    retention: null,
    recipients: ['PayPal, Inc.'],
    transfer: PAYPAL_TRANSFER,
    flow: 'on-use',
    ...(clientId !== undefined && { scripts: [paypalScript('paypal', clientId, 'buttons')] }),
    hosts: PAYPAL_HOSTS,
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.paypal.com/us/webapps/mpp/ua/cookie-full',
            'https://developer.paypal.com/sdk/js/reference/',
            'unverified: __paypal_storage__, and the lifetimes of tsrce and LANG',
          ],
        }),
  })
}
