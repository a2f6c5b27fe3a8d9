import { consentError, lifetimeSeconds, type Duration, type Lifetime, type StoredItem } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { googleCommand } from './googleCommand.js'
import { googleConsent, type GoogleMode } from './googleConsent.js'
import type { GoogleTagServer } from './googleTagServer.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link googleAnalytics}. */
export interface GoogleAnalyticsOptions<Id extends string, Category extends string> extends ServiceOptions<
  Id,
  Category
> {
  /** `googleAdvancedMode()` loads the tag before anybody agreed. @default nothing of Google before the grant */
  readonly mode?: GoogleMode
  /** The id of the data stream: `G-` and capital letters or digits. */
  readonly measurementId: string
  /** How long the visitor's cookies stay. Google is told, so that none outlives its row. @default 'P24M' */
  readonly cookieExpires?: Lifetime
  /** How long Google keeps events: a setting of the property, P2M or P14M. @default 'P14M' */
  readonly retention?: Duration
  /**
   * Whether the grant of the category `marketing` lets Google use the data for advertising. `false` for sites without
   * advertising: the signals stay denied whatever is granted, and no advertising item is listed.
   * @default true
   */
  readonly ads?: boolean
  /** `googleTagServer()` where a tagging server of your own takes what is counted. @default none: Google takes it */
  readonly tagServer?: GoogleTagServer
}

/**
 * Google Analytics 4 in basic mode: before the grant nothing of it exists in the page, and no request is made.
 *
 * At the grant the consent default stands first in `dataLayer`, then one update with all keys. The advertising keys
 * follow the category `marketing` alone, and so do click ids and campaign parameters in the page's address. A
 * withdrawal sends the denial and sets Google's off switch; the script itself is gone only after a reload.
 *
 * @throws error 113 when the measurement id is none, error 150 when it is one of Universal Analytics
 * @see https://developers.google.com/tag-platform/security/guides/consent
 * @see https://support.google.com/analytics/answer/11397207
 * @see https://developers.google.com/tag-platform/security/guides/csp
 *
 * @example
 * googleAnalytics({ measurementId: 'G-1A2B3C4D5E' })
 */
export function googleAnalytics<
  const Id extends string = 'google-analytics',
  const Category extends string = 'analytics',
>(options: GoogleAnalyticsOptions<Id, Category>): CatalogueService<Id, Category> {
  const { id = 'google-analytics', cookieExpires = 'P24M', retention = 'P14M', ads = true, tagServer = [] } = options
  if (process.env.NODE_ENV !== 'production' && options.measurementId?.startsWith('UA-')) {
    throw consentError(
      150,
      id,
      'Universal Analytics',
      'takes no data since July 2024',
      'Use the id of a GA4 stream, `G-...`.',
    )
  }
  const measurementId = checkedOption(id, 'measurementId', options.measurementId, /^GT?-[A-Z\d]+$/)
  const purposes = ads ? (['statistics', 'advertising'] as const) : (['statistics'] as const)
  const reached = ads
    ? [...HOSTS, 'https://*.g.doubleclick.net', 'https://*.google.com', 'https://pagead2.googlesyndication.com']
    : HOSTS
  // Only set while `ad_storage` is granted.
  const adsItems: readonly StoredItem[] = ads
    ? [
        { name: '_gac_', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
        { name: '_gcl_', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
        ...itemsOf('doubleclick.net', [
          { name: 'IDE', lifetime: 'P2Y', purpose: 'advertising' },
          { name: 'test_cookie', lifetime: 'PT15M', purpose: 'advertising' },
        ]),
        ...itemsOf('google.com', [{ name: 'NID', lifetime: 'P6M', purpose: 'advertising' }]),
      ]
    : []
  return catalogueEntry(options, id, 'analytics', {
    name: 'Google Analytics',
    provider: { ...GOOGLE, optOutUrl: 'https://tools.google.com/dlpage/gaoptout' },
    purposes,
    stores: [...analyticsItems(cookieExpires), ...tagServer, ...adsItems],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions'],
    identifies: false,
    retention,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    sharing: ads ? 'targeted-ads' : 'none',
    scripts: [{ src: `https://www.googletagmanager.com/gtag/js?id=${measurementId}` }],
    hosts: {
      script: [HOSTS[0]],
      connect: reached,
      img: reached,
    },
    ...googleConsent(
      {
        id,
        raises: (isGranted) => (isGranted('marketing') ? purposes : ['statistics']),
        offSwitch: `ga-disable-${measurementId}`,
        start: ({ push }) =>
          push(
            'dataLayer',
            googleCommand('js', new Date()),
            googleCommand('config', measurementId, { cookie_expires: lifetimeSeconds(cookieExpires) }),
          ),
      },
      options.mode,
    ),
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.google.com/tag-platform/security/guides/consent',
            'https://support.google.com/analytics/answer/11397207',
            'https://developers.google.com/tag-platform/security/guides/csp',
            'unverified: that `page_location` keeps click ids out of every request of the tag, which is not documented',
          ],
        }),
  })
}

const HOSTS = [
  'https://www.googletagmanager.com',
  'https://*.google-analytics.com',
  'https://*.analytics.google.com',
] as const

function analyticsItems(cookieExpires: Lifetime): readonly StoredItem[] {
  return [
    { name: '_ga', lifetime: cookieExpires, purpose: 'visitor-id' },
    { name: '_ga_', match: 'prefix', lifetime: cookieExpires, purpose: 'session-state' },
    { name: '_gid', lifetime: 'PT24H', purpose: 'visitor-id' },
    { name: '_gat', lifetime: 'PT1M', purpose: 'throttling' },
    { name: '_gat_', match: 'prefix', lifetime: 'PT1M', purpose: 'throttling' },
    { name: '_dc_gtm_', match: 'prefix', lifetime: 'PT1M', purpose: 'throttling' },
  ]
}
