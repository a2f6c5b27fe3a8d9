import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import { META, META_ROLE, META_TRANSFER } from './meta.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * Posts and reels of Instagram in a frame. Removing the frame stops it.
 *
 * @see https://privacycenter.instagram.com/policies/cookies/
 *
 * @example
 * instagram()
 */
export function instagram<const Id extends string = 'instagram', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'instagram', 'marketing', {
    name: 'Instagram',
    provider: { ...META, privacyUrl: 'https://privacycenter.instagram.com/policy/' },
    purposes: ['social-content', 'advertising'],
    stores: itemsOf('instagram.com', [
      { name: 'csrftoken', lifetime: 'P1Y', purpose: 'security' },
      { name: 'mid', lifetime: 'P2Y', purpose: 'visitor-id' },
      { name: 'ig_did', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'ig_nrcb', lifetime: 'P1Y', purpose: 'consent-choice' },
      { name: 'datr', lifetime: 'P2Y', purpose: 'security' },
    ]),
    role: META_ROLE,
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Meta Platforms, Inc.'],
    transfer: META_TRANSFER,
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.instagram.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://privacycenter.instagram.com/policies/cookies/',
            'https://developers.facebook.com/docs/instagram/oembed/',
          ],
        }),
  })
}
