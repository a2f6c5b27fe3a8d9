import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'
import { X, X_TRANSFER } from './xParty.js'

/**
 * Posts of X, formerly Twitter, in a frame. Removing the frame stops it.
 *
 * @see https://help.x.com/en/rules-and-policies/x-cookies
 * @see https://docs.x.com/x-for-websites/privacy
 *
 * @example
 * x()
 */
export function x<const Id extends string = 'x', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'x', 'marketing', {
    name: 'X',
    provider: X,
    purposes: ['social-content', 'advertising'],
    stores: itemsOf('twitter.com', [
      { name: 'guest_id', match: 'prefix', lifetime: 'P400D', purpose: 'visitor-id' },
      { name: 'personalization_id', lifetime: 'P400D', purpose: 'ad-personalisation' },
    ]),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['X Corp.'],
    transfer: X_TRANSFER,
    sharing: 'targeted-ads',
    hosts: { frame: ['https://platform.twitter.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: ['https://help.x.com/en/rules-and-policies/x-cookies', 'https://docs.x.com/x-for-websites/privacy'],
        }),
  })
}
