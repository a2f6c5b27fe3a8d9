import type { Duration } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { matomoConsent, type MatomoMode } from './matomoConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link matomo}. */
export interface MatomoOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Where Matomo is installed: an https address, or a path of the site such as `/stats`. */
  readonly url: string
  readonly siteId: number | string
  /** How long the visitor's cookie stays. Matomo is told, so that it does not outlive its row. @default 'P13M' */
  readonly cookieExpires?: Duration
  /** How long visits are kept: a setting of the installation. `null` keeps silent about it. @default null */
  readonly retention?: Duration | null
  /** `matomoHeld()` and `matomoCookieless()` load it before anybody agreed. @default nothing before the grant */
  readonly mode?: MatomoMode
}

// An https address or a path of the site: no user, no query, no fragment, nothing to escape.
const ADDRESS = /^(?=.)((https:\/\/[\w.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?)?(\/[\w.-]+)*\/?$/

/**
 * Matomo on an own server, held back until the grant.
 *
 * It runs under `requireConsent` and is given consent at each grant, never remembered by itself: the choice is kept
 * here. A withdrawal stops it without a reload, deletes its cookies and drops what is tracked from then on. It does not
 * detect what the browser can do, and keeps no campaign or click id of the page's address until marketing is granted.
 * In Matomo's cloud somebody else holds the data: name the provider and its role in `facts`.
 *
 * @throws error 113 when the address or the site id is none
 * @see https://developer.matomo.org/guides/tracking-consent
 * @see https://developer.matomo.org/api-reference/tracking-javascript
 *
 * @example
 * matomo({ url: 'https://stats.example.com', siteId: 1 })
 */
export function matomo<const Id extends string = 'matomo', const Category extends string = 'analytics'>(
  options: MatomoOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const { id = 'matomo', mode, cookieExpires = 'P13M', retention = null } = options
  const base = checkedOption(id, 'url', options.url, ADDRESS).replace(/\/$/, '')
  const siteId = checkedOption(id, 'siteId', options.siteId, /^\w{1,64}$/)
  const host = base.includes(':') ? new URL(base).origin : "'self'"
  return catalogueEntry(options, id, 'analytics', {
    name: 'Matomo',
    provider: 'controller',
    purposes: ['statistics'],
    stores: [
      // Never set from here; an earlier installation that remembered consent by itself has left it.
      { name: 'mtm_', match: 'prefix', lifetime: cookieExpires, purpose: 'consent-choice' },
      { name: '_pk_id', match: 'prefix', lifetime: cookieExpires, purpose: 'visitor-id' },
      { name: '_pk_ref', match: 'prefix', lifetime: 'P6M', purpose: 'statistics' },
      { name: '_pk_ses', match: 'prefix', lifetime: 'PT30M', purpose: 'session-state' },
      { name: '_pk_cvar', match: 'prefix', lifetime: 'PT30M', purpose: 'statistics' },
      { name: '_pk_hsr', match: 'prefix', lifetime: 'PT30M', purpose: 'recording' },
      { name: '_pk_testcookie', match: 'prefix', lifetime: 'session', purpose: 'statistics' },
    ],
    role: { kind: 'own' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions'],
    identifies: false,
    retention,
    scripts: [{ src: `${base}/matomo.js` }],
    hosts: { script: [host], connect: [host], img: [host] },
    ...matomoConsent({ id, base, siteId, cookieExpires }, mode),
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developer.matomo.org/guides/tracking-consent',
            'https://matomo.org/faq/general/faq_146/',
            'https://developer.matomo.org/api-reference/tracking-javascript',
          ],
        }),
  })
}
