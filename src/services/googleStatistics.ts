import { consentError, type Duration, type Lifetime, type StoredItem } from '../core/index.js'
import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { googleConsent } from './googleConsent.js'
import { identify } from './identify.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link googleAnalytics}. */
export interface GoogleAnalyticsOptions<Id extends string, Category extends string> extends ServiceOptions<
  Id,
  Category
> {
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
}

const MEASUREMENT_ID = /^GT?-[A-Z\d]+$/

/**
 * Google Analytics 4 in basic mode: before the grant nothing of it exists in the page, and no request is made.
 *
 * At the grant the consent default stands first in `dataLayer`, then one update with all keys. The advertising keys
 * follow the category `marketing` alone. A withdrawal sends the denial and sets Google's off switch; the script itself
 * is gone only after a reload.
 *
 * @throws error 113 when the measurement id is none
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
  const { measurementId, cookieExpires = 'P24M', retention = 'P14M', ads = true } = options
  const identity = identify(options, 'google-analytics', 'analytics')
  if (!MEASUREMENT_ID.test(measurementId)) throw consentError(113, identity.id, 'measurementId', measurementId)
  return {
    ...identity,
    name: 'Google Analytics',
    provider: { ...GOOGLE, optOutUrl: 'https://tools.google.com/dlpage/gaoptout' },
    purposes: ads ? ['statistics', 'advertising'] : ['statistics'],
    stores: [...analyticsItems(cookieExpires), ...(ads ? adsItems() : [])],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions'],
    identifies: false,
    retention,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    sharing: ads ? 'targeted-ads' : 'none',
    scripts: [{ src: `https://www.googletagmanager.com/gtag/js?id=${measurementId}` }],
    hosts: {
      script: ['https://www.googletagmanager.com'],
      connect: [...HOSTS, ...(ads ? ADS_HOSTS : [])],
      img: [...HOSTS, ...(ads ? ADS_HOSTS : [])],
    },
    consent: googleConsent({ id: identity.id, measurementId, cookieExpires, ads }),
    withdrawal: 'reload',
  }
}

const HOSTS = [
  'https://www.googletagmanager.com',
  'https://*.google-analytics.com',
  'https://*.analytics.google.com',
] as const

const ADS_HOSTS = ['https://*.g.doubleclick.net', 'https://www.google.com'] as const

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

/** Only set while `ad_storage` is granted. */
function adsItems(): readonly StoredItem[] {
  return [
    { name: '_gac_', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
    { name: '_gcl_', match: 'prefix', lifetime: 'P90D', purpose: 'ad-attribution' },
    ...itemsOf('doubleclick.net', [
      { name: 'IDE', lifetime: 'P2Y', purpose: 'advertising' },
      { name: 'test_cookie', lifetime: 'PT15M', purpose: 'advertising' },
    ]),
  ]
}
