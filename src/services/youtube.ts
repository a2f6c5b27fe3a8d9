import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/**
 * YouTube videos in a frame, from the host that sets no cookie until a video is played.
 *
 * That host is not consent-free: it contacts Google and keeps items in its own storage. Removing the frame stops it.
 *
 * @see https://support.google.com/youtube/answer/171780
 * @see https://policies.google.com/technologies/cookies
 *
 * @example
 * youtube()
 * youtube({ category: 'functional' })
 */
export function youtube<const Id extends string = 'youtube', const Category extends string = 'marketing'>(
  options: ServiceOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  return catalogueEntry(options, 'youtube', 'marketing', {
    name: 'YouTube',
    provider: { ...GOOGLE, optOutUrl: 'https://myadcenter.google.com/' },
    purposes: ['video', 'advertising'],
    stores: [
      ...itemsOf('youtube.com', [
        { name: 'YSC', lifetime: 'session', purpose: 'session-state' },
        { name: 'VISITOR_INFO1_LIVE', lifetime: 'P180D', purpose: 'visitor-id' },
        { name: 'VISITOR_PRIVACY_METADATA', lifetime: 'P180D', purpose: 'consent-choice' },
        { name: '__Secure-ROLLOUT_TOKEN', lifetime: 'P180D', purpose: 'experiments' },
      ]),
      ...itemsOf('www.youtube-nocookie.com', [
        { name: 'yt-remote-', match: 'prefix', kind: 'local', lifetime: 'P1Y', purpose: 'visitor-id' },
        { name: 'yt-player-', match: 'prefix', kind: 'local', lifetime: 'P30D', purpose: 'preferences' },
      ]),
    ],
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    sharing: 'targeted-ads',
    hosts: { frame: ['https://www.youtube-nocookie.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://support.google.com/youtube/answer/171780',
            'https://policies.google.com/technologies/cookies',
            "unverified: the names of the player's own storage",
          ],
        }),
  })
}
