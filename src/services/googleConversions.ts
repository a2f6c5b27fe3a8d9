import type { StoredItem } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { googleCommand } from './googleCommand.js'
import { googleConsent, type GoogleMode } from './googleConsent.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link googleAds}. */
export interface GoogleAdsOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** `googleAdvancedMode()` loads the tag before anybody agreed. @default nothing of Google before the grant */
  readonly mode?: GoogleMode
  /** The id of the tag: `AW-` and digits. */
  readonly conversionId: string
}

/**
 * Google Ads: measurement of advertisements and audiences, in basic mode. It shares queue and consent with the other
 * tags of Google, so that one change is one update. Only a reload ends it.
 *
 * @throws error 113 when the conversion id is none
 * @see https://developers.google.com/tag-platform/security/guides/consent
 * @see https://support.google.com/google-ads/answer/13695607 consent is needed for personalised advertising in the EEA
 *
 * @example
 * googleAds({ conversionId: 'AW-123456789' })
 */
export function googleAds<const Id extends string = 'google-ads', const Category extends string = 'marketing'>(
  options: GoogleAdsOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const { id = 'google-ads' } = options
  const conversionId = checkedOption(id, 'conversionId', options.conversionId, /^AW-\d{6,12}$/)
  return catalogueEntry(options, id, 'marketing', {
    name: 'Google Ads',
    provider: { ...GOOGLE, optOutUrl: 'https://myadcenter.google.com/' },
    purposes: ['advertising', 'ad-attribution', 'ad-personalisation'],
    stores: items(),
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions'],
    identifies: true,
    retention: null,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: `https://www.googletagmanager.com/gtag/js?id=${conversionId}` }],
    hosts: {
      script: ['https://www.googletagmanager.com', 'https://googleads.g.doubleclick.net', ...HOSTS],
      connect: ['https://*.g.doubleclick.net', ...HOSTS],
      img: ['https://*.g.doubleclick.net', ...HOSTS],
      frame: ['https://td.doubleclick.net', 'https://www.googletagmanager.com'],
    },
    ...googleConsent(
      {
        id,
        raises: () => ['advertising'],
        start: ({ push }) => {
          push('dataLayer', googleCommand('js', new Date()))
          push('dataLayer', googleCommand('config', conversionId))
        },
      },
      options.mode,
    ),
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.google.com/tag-platform/security/guides/consent',
            'https://developers.google.com/tag-platform/security/guides/csp',
            'https://business.safety.google/adscookies/',
          ],
        }),
  })
}

const HOSTS = [
  'https://www.google.com',
  'https://www.googleadservices.com',
  'https://pagead2.googlesyndication.com',
] as const

function items(): readonly StoredItem[] {
  return [
    { name: '_gcl_', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
    { name: '_gac_', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
    { name: '_gcl_', match: 'prefix', kind: 'local', lifetime: 'P90D', purpose: 'ad-attribution' },
    ...itemsOf('doubleclick.net', [
      { name: 'IDE', lifetime: 'P2Y', purpose: 'advertising' },
      { name: 'test_cookie', lifetime: 'PT15M', purpose: 'advertising' },
    ]),
    ...itemsOf('google.com', [{ name: 'NID', lifetime: 'P6M', purpose: 'ad-personalisation' }]),
  ]
}
