import type { Duration } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link turnstile}. */
export interface TurnstileOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** How long a passed check counts, when the widget is set to clear visitors in advance. @default never set */
  readonly preClearance?: Duration
}

/**
 * Cloudflare Turnstile at a form: it guards what the person asked for, so it is not asked about. It never loads by
 * itself: the form loads it when somebody begins to fill it in.
 *
 * @see https://developers.cloudflare.com/turnstile/
 *
 * @example
 * turnstile()
 * const { load } = useService('turnstile')
 * <form onFocus={load}>
 */
export function turnstile<const Id extends string = 'turnstile', const Category extends string = 'necessary'>(
  options: TurnstileOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  const { preClearance } = options
  return catalogueEntry(options, 'turnstile', 'necessary', {
    name: 'Cloudflare Turnstile',
    provider: { name: 'Cloudflare, Inc.', country: 'US', privacyUrl: 'https://www.cloudflare.com/privacypolicy/' },
    purposes: ['security', 'fraud-prevention'],
    stores: preClearance
      ? [{ name: 'cf_clearance', lifetime: preClearance, purpose: 'security', httpOnly: true }]
      : 'nothing',
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'interactions'],
    identifies: false,
    retention: null,
    transfer: { country: 'US', safeguard: 'dpf', url: 'https://www.cloudflare.com/cloudflare-customer-dpa/' },
    flow: 'on-use',
    scripts: [{ src: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit' }],
    hosts: { script: ['https://challenges.cloudflare.com'], frame: ['https://challenges.cloudflare.com'] },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.cloudflare.com/turnstile/reference/content-security-policy/',
            'https://developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies/',
            'unverified: that nothing is stored without pre-clearance',
          ],
        }),
  })
}
