import { catalogueEntry } from './catalogueEntry.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * Netopia Payments: the person is sent to Netopia's own payment page, so it is not asked about.
 *
 * It has no script and stores nothing for this site; what the payment page keeps is Netopia's own.
 *
 * @see https://doc.netopia-payments.com/
 * @see https://netopia-payments.com/politica-de-confidentialitate
 *
 * @example
 * netopia()
 */
export function netopia<const Id extends string = 'netopia', const Category extends string = 'necessary'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'netopia', 'necessary', {
    name: 'Netopia Payments',
    provider: {
      name: 'NETOPIA Financial Services S.A.',
      country: 'RO',
      privacyUrl: 'https://netopia-payments.com/politica-de-confidentialitate',
    },
    purposes: ['payment', 'fraud-prevention'],
    stores: 'nothing',
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'contact', 'payment'],
    identifies: true,
    retention: null,
    flow: 'on-use',
    hosts: {},
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: ['https://doc.netopia-payments.com/', 'https://netopia-payments.com/politica-de-confidentialitate'],
        }),
  })
}
