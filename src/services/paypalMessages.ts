import { catalogueEntry } from './catalogueEntry.js'
import { PAYPAL, PAYPAL_HOSTS, paypalItems, paypalScript, PAYPAL_TRANSFER } from './paypalParty.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link paypalMessages}. */
export interface PaypalMessagesOptions<Id extends string, Category extends string> extends ServiceOptions<
  Id,
  Category
> {
  /** The client id of the app. */
  readonly clientId: string
}

/**
 * PayPal's "Pay Later" messages: advertising on product pages, and no part of a payment. Only a reload ends them.
 *
 * @throws error 113 when the client id is none
 * @see https://developer.paypal.com/docs/checkout/pay-later/us/integrate/
 *
 * @example
 * paypalMessages({ clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz' })
 */
export function paypalMessages<
  const Id extends string = 'paypal-messages',
  const Category extends string = 'marketing',
>(options: PaypalMessagesOptions<Id, Category>): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'paypal-messages', 'marketing', {
    name: 'PayPal Pay Later',
    provider: PAYPAL,
    purposes: ['advertising'],
    stores: paypalItems(),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['PayPal, Inc.'],
    transfer: PAYPAL_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [paypalScript('paypal-messages', options.clientId, 'messages')],
    hosts: PAYPAL_HOSTS,
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.paypal.com/us/webapps/mpp/ua/cookie-full',
            'https://developer.paypal.com/docs/checkout/pay-later/us/integrate/',
            'unverified: __paypal_storage__, and the lifetimes of tsrce and LANG',
          ],
        }),
  })
}
