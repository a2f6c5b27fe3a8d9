import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'
import { X, X_TRANSFER } from './xParty.js'

/** Options of {@link xPixel}. */
export interface XPixelOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Letters and digits, from the events manager. */
  readonly pixelId: string
}

/**
 * The pixel of X, formerly Twitter. It has no consent interface: the gate is the consent, and only a reload ends it.
 *
 * @throws error 113 when the pixel id is none
 * @see https://business.x.com/en/help/campaign-measurement-and-analytics/conversion-tracking-for-websites
 *
 * @example
 * xPixel({ pixelId: 'o1abc' })
 */
export function xPixel<const Id extends string = 'x-pixel', const Category extends string = 'marketing'>(
  options: XPixelOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const pixelId = checkedOption('x-pixel', 'pixelId', options.pixelId, /^[a-z\d]{3,16}$/)
  return catalogueEntry(options, 'x-pixel', 'marketing', {
    name: 'X Pixel',
    provider: X,
    purposes: ['advertising', 'ad-attribution'],
    stores: [
      { name: '_twclid', lifetime: 'P30D', purpose: 'ad-attribution' },
      { name: '_twpid', lifetime: 'P13M', purpose: 'advertising' },
      { name: '_twsid', lifetime: 'P13M', purpose: 'session-state' },
      ...itemsOf('t.co', [{ name: 'muc_ads', lifetime: 'P400D', purpose: 'advertising' }]),
      ...itemsOf('twitter.com', [
        { name: 'personalization_id', lifetime: 'P400D', purpose: 'ad-personalisation' },
        { name: 'guest_id', match: 'prefix', lifetime: 'P400D', purpose: 'visitor-id' },
      ]),
    ],
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions', 'account'],
    identifies: true,
    retention: null,
    recipients: ['X Corp.'],
    transfer: X_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: 'https://static.ads-twitter.com/uwt.js' }],
    hosts: {
      script: ['https://static.ads-twitter.com'],
      connect: ['https://analytics.twitter.com', 'https://t.co'],
      img: ['https://analytics.twitter.com', 'https://t.co'],
    },
    consent: functionConsent({
      name: 'twq',
      queue: 'queue',
      dispatch: 'exe',
      properties: { version: '1.1' },
      first: () => [['config', pixelId]],
    }),
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://help.x.com/en/rules-and-policies/x-cookies',
            'unverified: the names and lifetimes of _twclid, _twpid and _twsid',
          ],
        }),
  })
}
