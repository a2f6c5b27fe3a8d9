import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { googleConsent, type GoogleMode } from './googleConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link googleTagManager}. */
export interface GoogleTagManagerOptions<Id extends string, Category extends string> extends ServiceOptions<
  Id,
  Category
> {
  /** `googleAdvancedMode()` loads the tag before anybody agreed. @default nothing of Google before the grant */
  readonly mode?: GoogleMode
  /** The id of the container: `GTM-` and capital letters or digits. */
  readonly containerId: string
}

/**
 * Google Tag Manager in basic mode: the container is loaded at the grant and is told every later change, as consent mode
 * and as the event `consent_update`.
 *
 * It stores nothing, but it loads others: every tag in it needs a service of its own here, and its own consent check
 * there. It stands in `marketing`, because that is what it may load. Never add its `<noscript>` frame.
 *
 * @throws error 113 when the container id is none
 * @see https://developers.google.com/tag-platform/security/guides/consent
 *
 * @example
 * googleTagManager({ containerId: 'GTM-ABC1234' })
 */
export function googleTagManager<
  const Id extends string = 'google-tag-manager',
  const Category extends string = 'marketing',
>(options: GoogleTagManagerOptions<Id, Category>): CatalogueService<Id, Category> {
  const { id = 'google-tag-manager' } = options
  const containerId = checkedOption(id, 'containerId', options.containerId, /^GTM-[A-Z\d]{4,12}$/)
  return catalogueEntry(options, id, 'marketing', {
    name: 'Google Tag Manager',
    provider: GOOGLE,
    purposes: ['advertising', 'statistics'],
    stores: 'nothing',
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'interactions'],
    identifies: false,
    retention: null,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: `https://www.googletagmanager.com/gtm.js?id=${containerId}` }],
    hosts: {
      script: ['https://www.googletagmanager.com'],
      connect: ['https://www.googletagmanager.com'],
      img: ['https://www.googletagmanager.com'],
    },
    ...googleConsent(
      {
        id,
        raises: (isGranted) => [
          ...(isGranted('analytics') ? (['statistics'] as const) : []),
          ...(isGranted('marketing') ? (['advertising'] as const) : []),
        ],
        // Triggers listen to events, not to consent.
        told: ({ push }, signals) => push('dataLayer', { event: 'consent_update', consent: signals }),
        start: ({ push }) => push('dataLayer', { 'gtm.start': Date.now(), event: 'gtm.js' }),
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
          ],
        }),
  })
}
