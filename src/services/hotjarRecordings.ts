import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link hotjar}. */
export interface HotjarOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Digits, from the site's settings. */
  readonly siteId: string
}

/**
 * Hotjar: recordings, heatmaps and surveys. It has no consent interface: the gate is the consent, and only a reload
 * ends a recording.
 *
 * @throws error 113 when the site id is none
 * @see https://help.hotjar.com/hc/en-us/articles/6952777582999-Cookies-Set-by-the-Hotjar-Tracking-Code
 *
 * @example
 * hotjar({ siteId: '1234567' })
 */
export function hotjar<const Id extends string = 'hotjar', const Category extends string = 'analytics'>(
  options: HotjarOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const siteId = checkedOption('hotjar', 'siteId', options.siteId, /^\d{3,12}$/)
  return catalogueEntry(options, 'hotjar', 'analytics', {
    name: 'Hotjar',
    provider: {
      name: 'Hotjar Limited',
      country: 'MT',
      privacyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
      optOutUrl: 'https://www.hotjar.com/policies/do-not-track/',
    },
    purposes: ['recording', 'statistics'],
    stores: [
      { name: '_hjSession_', match: 'prefix', lifetime: 'PT30M', purpose: 'session-state' },
      { name: '_hjSessionUser_', match: 'prefix', lifetime: 'P1Y', purpose: 'visitor-id' },
      // What was answered or closed in a survey is kept for a year, most of the others for a session.
      { name: '_hj', match: 'prefix', lifetime: 'P1Y', purpose: 'session-state' },
      { name: '_hj', match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      { name: '_hj', match: 'prefix', kind: 'local', lifetime: 'P1Y', purpose: 'recording' },
      { name: 'hjViewportId', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      { name: 'hjActiveViewportIds', kind: 'local', lifetime: 'P1Y', purpose: 'session-state' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions', 'recording'],
    identifies: false,
    retention: 'P365D',
    scripts: [{ src: `https://static.hotjar.com/c/hotjar-${siteId}.js?sv=6` }],
    hosts: {
      script: ['https://static.hotjar.com', 'https://script.hotjar.com'],
      connect: ['https://*.hotjar.com', 'https://*.hotjar.io', 'wss://*.hotjar.com'],
      frame: ['https://vars.hotjar.com'],
      img: ['https://*.hotjar.com'],
      font: ['https://*.hotjar.com'],
      style: ['https://*.hotjar.com'],
    },
    consent: functionConsent({
      name: 'hj',
      queue: 'q',
      globals: { _hjSettings: { hjid: Number(siteId), hjsv: 6 } },
    }),
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://help.hotjar.com/hc/en-us/articles/6952777582999-Cookies-Set-by-the-Hotjar-Tracking-Code',
            'https://help.hotjar.com/hc/en-us/articles/115011640307-Content-Security-Policies',
            'unverified: how long hjActiveViewportIds stays; the product is moving to Contentsquare, whose tag has other names',
          ],
        }),
  })
}
