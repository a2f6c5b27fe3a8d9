import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import { itemsOf } from './itemsOf.js'
import { META, META_ROLE, META_TRANSFER } from './meta.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link metaPixel}. */
export interface MetaPixelOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Digits, from the events manager. */
  readonly pixelId: string
}

/**
 * The Meta pixel. Before the grant nothing of it exists; the grant is told before the pixel is set up, the withdrawal
 * revokes it and stops it without a reload. Pixels of one page share one consent at Meta: a withdrawal of one silences all of
 * them, until that one is granted again. Never add its `<noscript>` image: no gate could hold it back.
 *
 * @throws error 113 when the pixel id is none
 * @see https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 *
 * @example
 * metaPixel({ pixelId: '1234567890' })
 */
export function metaPixel<const Id extends string = 'meta-pixel', const Category extends string = 'marketing'>(
  options: MetaPixelOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const pixelId = checkedOption('meta-pixel', 'pixelId', options.pixelId, /^\d{5,20}$/)
  return catalogueEntry(options, 'meta-pixel', 'marketing', {
    name: 'Meta Pixel',
    provider: META,
    purposes: ['advertising', 'ad-attribution'],
    stores: [
      { name: '_fbp', lifetime: 'P90D', purpose: 'advertising' },
      { name: '_fbc', lifetime: 'P90D', purpose: 'ad-attribution' },
      { name: 'lastExternalReferrer', match: 'prefix', kind: 'local', lifetime: 'P90D', purpose: 'ad-attribution' },
      { name: 'multiFbc', kind: 'local', lifetime: 'P90D', purpose: 'ad-attribution' },
      ...itemsOf('facebook.com', [
        { name: 'fr', lifetime: 'P90D', purpose: 'advertising' },
        // For who is signed in there.
        { name: 'c_user', lifetime: 'P1Y', purpose: 'sign-in' },
        { name: 'xs', lifetime: 'P1Y', purpose: 'sign-in' },
        { name: 'datr', lifetime: 'P2Y', purpose: 'security' },
        { name: 'sb', lifetime: 'P2Y', purpose: 'security' },
      ]),
    ],
    role: META_ROLE,
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions', 'account'],
    identifies: true,
    retention: null,
    recipients: ['Meta Platforms, Inc.'],
    transfer: META_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: 'https://connect.facebook.net/en_US/fbevents.js' }],
    hosts: {
      script: ['https://connect.facebook.net'],
      connect: ['https://www.facebook.com', 'https://connect.facebook.net'],
      img: ['https://www.facebook.com'],
    },
    consent: functionConsent({
      name: 'fbq',
      queue: 'queue',
      dispatch: 'callMethod',
      properties: { loaded: true, version: '2.0' },
      first: () => [
        ['consent', 'grant'],
        ['init', pixelId],
        ['track', 'PageView'],
      ],
      again: () => [['consent', 'grant']],
      deny: [['consent', 'revoke']],
    }),
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.facebook.com/docs/meta-pixel/implementation/gdpr',
            'https://www.facebook.com/privacy/policies/cookies/',
            'unverified: the items in local storage, which other inventories list, how long they stay, and c_user and xs',
          ],
        }),
  })
}
