import { identify } from './identify.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * Posts of LinkedIn in a frame. Removing the frame stops it.
 *
 * @see https://www.linkedin.com/legal/l/cookie-table
 *
 * @example
 * linkedin()
 */
export function linkedin<const Id extends string = 'linkedin', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return {
    ...identify(options, 'linkedin', 'marketing'),
    name: 'LinkedIn',
    provider: {
      name: 'LinkedIn Ireland Unlimited Company',
      country: 'IE',
      privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
      optOutUrl: 'https://www.linkedin.com/psettings/guest-controls',
    },
    purposes: ['social-content', 'advertising'],
    stores: itemsOf('linkedin.com', [
      { name: 'bcookie', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'bscookie', lifetime: 'P1Y', purpose: 'security' },
      { name: 'li_gc', lifetime: 'P6M', purpose: 'consent-choice' },
      { name: 'li_sugr', lifetime: 'P90D', purpose: 'ad-attribution' },
      { name: 'UserMatchHistory', lifetime: 'P30D', purpose: 'advertising' },
      { name: 'AnalyticsSyncHistory', lifetime: 'P30D', purpose: 'advertising' },
      { name: 'lidc', lifetime: 'PT24H', purpose: 'load-balancing' },
    ]),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['LinkedIn Corporation'],
    transfer: { country: 'US', safeguard: 'scc', url: 'https://www.linkedin.com/help/linkedin/answer/a1343190' },
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.linkedin.com'] },
  }
}
