import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * Music and podcasts of Spotify in a frame. Removing the frame stops it.
 *
 * @see https://www.spotify.com/legal/cookies-policy/
 *
 * @example
 * spotify()
 */
export function spotify<const Id extends string = 'spotify', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'spotify', 'marketing', {
    name: 'Spotify',
    provider: { name: 'Spotify AB', country: 'SE', privacyUrl: 'https://www.spotify.com/legal/privacy-policy/' },
    purposes: ['audio', 'advertising'],
    stores: itemsOf('spotify.com', [
      { name: 'sp_t', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'sp_landing', lifetime: 'P1D', purpose: 'statistics' },
    ]),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'account', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Spotify USA Inc.'],
    transfer: { country: 'US', safeguard: 'scc', url: 'https://www.spotify.com/legal/privacy-policy/' },
    sharing: 'targeted-ads',
    hosts: { frame: ['https://open.spotify.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.spotify.com/legal/cookies-policy/',
            'https://developer.spotify.com/documentation/embeds',
          ],
        }),
  })
}
