import { identify } from './identify.js'
import { itemsOf } from './itemsOf.js'
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
  return {
    ...identify(options, 'facebook', 'marketing'),
    name: 'Facebook',
    provider: {
      name: 'Meta Platforms Ireland Limited',
      country: 'IE',
      privacyUrl: 'https://www.facebook.com/privacy/policy/',
      optOutUrl: 'https://www.facebook.com/adpreferences/',
    },
    purposes: ['social-content', 'advertising'],
    stores: itemsOf('facebook.com', [
      { name: 'datr', lifetime: 'P2Y', purpose: 'security' },
      { name: 'sb', lifetime: 'P2Y', purpose: 'security' },
      { name: 'fr', lifetime: 'P90D', purpose: 'advertising' },
    ]),
    role: { kind: 'joint', url: 'https://www.facebook.com/legal/controller_addendum' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Meta Platforms, Inc.'],
    transfer: {
      country: 'US',
      safeguard: 'dpf',
      url: 'https://www.facebook.com/privacy/policies/data_privacy_framework',
    },
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.facebook.com'] },
  }
}
