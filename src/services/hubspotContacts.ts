import type { ServiceContext } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link hubspot}. */
export interface HubspotOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Digits, from the account's settings. */
  readonly portalId: string
  /** Where the account lives: it decides on the host. @default 'na1' */
  readonly region?: 'na1' | 'eu1' | 'ap1'
}

/**
 * HubSpot: contacts, statistics and advertising. Its own banner stays away, and it is told what was decided here: of
 * advertising, in any other category than `marketing`, what was decided on `marketing`.
 * `doNotTrack` stops what it counts at the withdrawal; only a reload ends it.
 *
 * It loads the advertising pixels of its own settings: switch them off there, or nobody is asked about them.
 *
 * @throws error 113 when the portal id is none
 * @see https://developers.hubspot.com/docs/api-reference/cookie-banner/cookie-consent-banner-api
 *
 * @example
 * hubspot({ portalId: '1234567', region: 'eu1' })
 */
export function hubspot<const Id extends string = 'hubspot', const Category extends string = 'marketing'>(
  options: HubspotOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const portalId = checkedOption('hubspot', 'portalId', options.portalId, /^\d{4,12}$/)
  const { id = 'hubspot', category = 'marketing' } = options
  const consentOf = ({ decision }: ServiceContext): object => ({
    analytics: decision('analytics') === 'granted',
    // Who allowed a chat or statistics did not allow advertising.
    advertisement: [id, category === 'marketing' ? id : 'marketing'].every((each) => decision(each) === 'granted'),
    functionality: decision('functional') === 'granted',
  })
  const region = checkedOption('hubspot', 'region', options.region ?? 'na1', /^(na1|eu1|ap1)$/)
  const part = region === 'na1' ? '' : `-${region}`
  return catalogueEntry(options, 'hubspot', 'marketing', {
    name: 'HubSpot',
    provider: {
      name: 'HubSpot Ireland Limited',
      country: 'IE',
      privacyUrl: 'https://legal.hubspot.com/privacy-policy',
    },
    purposes: ['advertising', 'statistics', 'forms', 'chat'],
    stores: [
      { name: '__hstc', lifetime: 'P13M', purpose: 'visitor-id' },
      { name: 'hubspotutk', lifetime: 'P13M', purpose: 'visitor-id' },
      { name: '__hssc', lifetime: 'PT30M', purpose: 'session-state' },
      { name: '__hssrc', lifetime: 'session', purpose: 'session-state' },
      { name: 'messagesUtk', lifetime: 'P13M', purpose: 'chat' },
      { name: 'hs-messages-', match: 'prefix', lifetime: 'P1D', purpose: 'chat' },
      { name: '__hs_', match: 'prefix', lifetime: 'P6M', purpose: 'consent-choice' },
      ...itemsOf('hubspot.com', [
        { name: '__cf_bm', lifetime: 'PT30M', purpose: 'security' },
        { name: '_cfuvid', lifetime: 'session', purpose: 'security' },
      ]),
    ],
    role: { kind: 'processor' },
    data: [
      'ip-address',
      'device',
      'pages',
      'referrer',
      'location',
      'identifiers',
      'interactions',
      'contact',
      'messages',
    ],
    identifies: true,
    retention: null,
    recipients: ['HubSpot, Inc.'],
    transfer: { country: 'US', safeguard: 'dpf', url: 'https://legal.hubspot.com/dpa' },
    sharing: 'targeted-ads',
    scripts: [{ src: `https://js${part}.hs-scripts.com/${portalId}.js`, attributes: { id: 'hs-script-loader' } }],
    hosts: {
      script: [
        `https://js${part}.hs-scripts.com`,
        'https://*.hs-analytics.net',
        'https://*.hs-banner.com',
        'https://*.hscollectedforms.net',
        'https://*.hsforms.net',
        'https://*.usemessages.com',
      ],
      connect: ['https://*.hubspot.com', 'https://*.hsforms.com', 'https://*.hscollectedforms.net'],
      frame: ['https://*.hubspot.com', 'https://*.hsforms.com'],
      img: ['https://*.hubspot.com', 'https://*.hsforms.com'],
    },
    consent: {
      grant: (context) => {
        const { globals } = context
        const isFirst = globals['_hsp'] === undefined
        globals['disableHubSpotCookieBanner'] = true
        if (!isFirst) context.push('_hsq', ['doNotTrack', { track: true }])
        context.push('_hsp', ['setHubSpotConsent', consentOf(context)])
      },
      update: (context) => {
        if (context.globals['_hsp'] !== undefined) {
          context.push('_hsp', ['setHubSpotConsent', consentOf(context)])
        }
      },
      deny: (context) => {
        if (context.globals['_hsp'] === undefined) return
        context.push('_hsp', ['revokeCookieConsent'])
        context.push('_hsq', ['doNotTrack'])
      },
    },
    leaves: ['#hubspot-messages-iframe-container'],
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.hubspot.com/docs/api-reference/cookie-banner/cookie-consent-banner-api',
            'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
            'unverified: the lifetime of __hstc, six or thirteen months, and the items of hubspot.com',
          ],
        }),
  })
}
