import { catalogueEntry } from './catalogueEntry.js'
import { LINKEDIN, linkedinItems, LINKEDIN_TRANSFER } from './linkedinParty.js'
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
  return catalogueEntry(options, 'linkedin', 'marketing', {
    name: 'LinkedIn',
    provider: LINKEDIN,
    purposes: ['social-content', 'advertising'],
    stores: linkedinItems(),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['LinkedIn Corporation'],
    transfer: LINKEDIN_TRANSFER,
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.linkedin.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.linkedin.com/legal/l/cookie-table',
            'https://www.linkedin.com/help/linkedin/answer/a1343190',
          ],
        }),
  })
}
