import { identify } from './identify.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

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
  return {
    ...identify(options, 'x', 'marketing'),
    name: 'X',
    provider: {
      name: 'X Internet Unlimited Company',
      country: 'IE',
      privacyUrl: 'https://x.com/en/privacy',
      optOutUrl: 'https://x.com/settings/ads_preferences',
    },
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
    transfer: { country: 'US', safeguard: 'scc', url: 'https://x.com/en/privacy' },
    sharing: 'targeted-ads',
    hosts: { frame: ['https://platform.twitter.com'] },
  }
}
