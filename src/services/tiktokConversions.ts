import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'
import { methodConsent } from './methodConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'
import { TIKTOK, TIKTOK_TRANSFER } from './tiktokParty.js'

/** Options of {@link tiktokPixel}. */
export interface TiktokPixelOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Capital letters and digits, from the events manager. */
  readonly pixelId: string
}

const SCRIPT = 'https://analytics.tiktok.com/i18n/pixel/events.js'

// The three on consent have to be among them: a stub without them loses the calls.
const METHODS =
  'page track identify instances debug on off once ready alias group enableCookie disableCookie holdConsent revokeConsent grantConsent'

/**
 * The TikTok pixel. Before the grant nothing of it exists; the withdrawal revokes it, and it stops without a reload.
 *
 * @throws error 113 when the pixel id is none
 * @see https://business-api.tiktok.com/portal/docs?id=1739585600931842
 *
 * @example
 * tiktokPixel({ pixelId: 'C4ABCDEFGHIJKLMNOPQR' })
 */
export function tiktokPixel<const Id extends string = 'tiktok-pixel', const Category extends string = 'marketing'>(
  options: TiktokPixelOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const pixelId = checkedOption('tiktok-pixel', 'pixelId', options.pixelId, /^[A-Z\d]{10,32}$/)
  return catalogueEntry(options, 'tiktok-pixel', 'marketing', {
    name: 'TikTok Pixel',
    provider: TIKTOK,
    purposes: ['advertising', 'ad-attribution'],
    stores: [
      { name: '_ttp', lifetime: 'P390D', purpose: 'advertising' },
      { name: '_tt_enable_cookie', lifetime: 'P13M', purpose: 'consent-choice' },
      { name: 'ttcsid', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
      { name: 'tt_', match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      { name: 'tt_', match: 'prefix', kind: 'local', lifetime: 'P13M', purpose: 'advertising' },
      ...itemsOf('tiktok.com', [{ name: '_ttp', lifetime: 'P390D', purpose: 'advertising' }]),
    ],
    role: { kind: 'joint', url: 'https://ads.tiktok.com/i18n/official/policy/jurisdiction-specific-terms' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['TikTok Information Technologies UK Limited', 'TikTok Inc.'],
    transfer: TIKTOK_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: `${SCRIPT}?sdkid=${pixelId}&lib=ttq` }],
    hosts: {
      script: ['https://analytics.tiktok.com', 'https://analytics.us.tiktok.com'],
      connect: ['https://analytics.tiktok.com', 'https://analytics.us.tiktok.com', 'https://analytics-ipv6.tiktokw.us'],
    },
    consent: methodConsent({
      name: 'ttq',
      methods: METHODS,
      properties: ({ globals }) => {
        globals['TiktokAnalyticsObject'] = 'ttq'
        // Beside those of another pixel of the page.
        const beside = (name: string, value: unknown): object => {
          const others: object = new Object(Reflect.get(new Object(globals['ttq']), name))
          return { [name]: { ...others, [pixelId]: value } }
        }
        return {
          ...beside('_i', Object.assign([], { _u: SCRIPT })),
          ...beside('_t', Date.now()),
          ...beside('_o', {}),
        }
      },
      first: ['grantConsent', 'page'],
      again: ['grantConsent'],
      deny: ['revokeConsent'],
    }),
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://business-api.tiktok.com/portal/docs?id=1739585600931842',
            'unverified: the tt_ items in local and session storage, and the lifetime of ttcsid',
          ],
        }),
  })
}
