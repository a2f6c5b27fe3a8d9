import { catalogueEntry } from './catalogueEntry.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link vimeo}. */
export interface VimeoOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Whether frames carry `dnt=1`, which keeps the player from collecting statistics. @default true */
  readonly doNotTrack?: boolean
}

/**
 * Vimeo videos in a frame. Removing the frame stops it. Without `dnt=1` it counts as well, so put it into another
 * category then.
 *
 * @see https://vimeo.com/cookie_policy
 * @see https://help.vimeo.com/hc/en-us/articles/26080940921361-Vimeo-Player-Cookies
 *
 * @example
 * vimeo()
 * vimeo({ doNotTrack: false, category: 'marketing' })
 */
export function vimeo<const Id extends string = 'vimeo', const Category extends string = 'functional'>(
  options: VimeoOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  const counts = options.doNotTrack === false
  return catalogueEntry(options, 'vimeo', 'functional', {
    name: 'Vimeo',
    provider: { name: 'Vimeo.com, Inc.', country: 'US', privacyUrl: 'https://vimeo.com/privacy' },
    purposes: counts ? ['video', 'statistics'] : ['video'],
    stores: itemsOf('vimeo.com', [
      { name: 'player_clearance', lifetime: 'PT24H', purpose: 'security' },
      { name: 'cf_clearance', lifetime: 'P1Y', purpose: 'security' },
      { name: '__cf_bm', lifetime: 'PT30M', purpose: 'security' },
      { name: '_cfuvid', lifetime: 'session', purpose: 'security' },
      ...(counts
        ? ([
            { name: 'vuid', lifetime: 'P2Y', purpose: 'visitor-id' },
            { name: 'player', lifetime: 'P1Y', purpose: 'preferences' },
          ] as const)
        : []),
    ]),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'interactions', ...(counts ? (['identifiers'] as const) : [])],
    identifies: counts,
    retention: null,
    transfer: { country: 'US', safeguard: 'dpf', url: 'https://vimeo.com/privacy' },
    sharing: counts ? 'share' : 'none',
    // A showcase comes from the second one.
    hosts: { frame: ['https://player.vimeo.com', 'https://vimeo.com'] },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://vimeo.com/cookie_policy',
            'https://help.vimeo.com/hc/en-us/articles/26080940921361-Vimeo-Player-Cookies',
            'unverified: the lifetimes of player_clearance and cf_clearance',
          ],
        }),
  })
}
