import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import { META, META_ROLE, META_TRANSFER } from './meta.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * Posts, videos and pages of Facebook in a frame. Removing the frame stops it.
 *
 * The site and Meta are joint controllers for what the frame collects (Court of Justice, C-40/17).
 *
 * @see https://www.facebook.com/privacy/policies/cookies/
 * @see https://developers.facebook.com/docs/plugins/
 *
 * @example
 * facebook()
 */
export function facebook<const Id extends string = 'facebook', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'facebook', 'marketing', {
    name: 'Facebook',
    provider: META,
    purposes: ['social-content', 'advertising'],
    stores: itemsOf('facebook.com', [
      { name: 'datr', lifetime: 'P2Y', purpose: 'security' },
      { name: 'sb', lifetime: 'P2Y', purpose: 'security' },
      { name: 'fr', lifetime: 'P90D', purpose: 'advertising' },
    ]),
    role: META_ROLE,
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Meta Platforms, Inc.'],
    transfer: META_TRANSFER,
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.facebook.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.facebook.com/privacy/policies/cookies/',
            'https://developers.facebook.com/docs/plugins/embedded-posts/',
          ],
        }),
  })
}
