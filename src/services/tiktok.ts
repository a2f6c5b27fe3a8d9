import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'
import { TIKTOK, TIKTOK_TRANSFER } from './tiktokParty.js'

/**
 * Videos of TikTok in a frame. Removing the frame stops it.
 *
 * @see https://www.tiktok.com/legal/page/global/cookie-policy/en
 * @see https://developers.tiktok.com/doc/embed-player/
 *
 * @example
 * tiktok()
 */
export function tiktok<const Id extends string = 'tiktok', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'tiktok', 'marketing', {
    name: 'TikTok',
    provider: TIKTOK,
    purposes: ['video', 'social-content', 'advertising'],
    stores: itemsOf('tiktok.com', [
      { name: 'ttwid', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'msToken', lifetime: 'P10D', purpose: 'security' },
      { name: 'tt_csrf_token', lifetime: 'session', purpose: 'security' },
    ]),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['TikTok Information Technologies UK Limited', 'TikTok Inc.'],
    transfer: TIKTOK_TRANSFER,
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.tiktok.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.tiktok.com/legal/page/global/cookie-policy/en',
            'https://developers.tiktok.com/doc/embed-player/',
            'unverified: the lifetime of tt_csrf_token',
          ],
        }),
  })
}
