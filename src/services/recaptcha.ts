import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { GOOGLE, GOOGLE_TRANSFER } from './google.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link recaptcha}. */
export interface RecaptchaOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The key of a score-based site; without one the form renders the checkbox itself. */
  readonly siteKey?: string
}

/**
 * Google reCAPTCHA. It never loads by itself: the form loads it when somebody begins to fill it in, after the grant.
 *
 * Google calls it necessary; supervisory authorities have disagreed, so it is asked about. Offer another way for people
 * who refuse, for example {@link turnstile}.
 *
 * @throws error 113 when the site key is none
 * @see https://developers.google.com/recaptcha/docs/loading
 * @see CNIL, deliberation SAN-2023-003 of 2023-03-16: reCAPTCHA needs consent
 *
 * @example
 * recaptcha()
 * const { load } = useService('recaptcha')
 * <form onFocus={load}>
 */
export function recaptcha<const Id extends string = 'recaptcha', const Category extends string = 'functional'>(
  options: RecaptchaOptions<Id, Category> = {},
): CatalogueService<Id, Category> {
  const render = checkedOption('recaptcha', 'siteKey', options.siteKey ?? 'explicit', /^[\w-]{8,64}$/)
  return catalogueEntry(options, 'recaptcha', 'functional', {
    name: 'reCAPTCHA',
    provider: GOOGLE,
    purposes: ['security', 'fraud-prevention'],
    stores: [
      { name: '_grecaptcha', kind: 'local', lifetime: 'P6M', purpose: 'security' },
      ...itemsOf('www.google.com', [
        { name: '_GRECAPTCHA', lifetime: 'P6M', purpose: 'security' },
        { name: 'NID', lifetime: 'P6M', purpose: 'advertising' },
        { name: 'rc::a', kind: 'local', lifetime: 'P2Y', purpose: 'security' },
        { name: 'rc::b', kind: 'session', lifetime: 'session', purpose: 'security' },
        { name: 'rc::c', kind: 'session', lifetime: 'session', purpose: 'security' },
      ]),
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions', 'account'],
    identifies: true,
    retention: null,
    recipients: ['Google LLC'],
    transfer: GOOGLE_TRANSFER,
    flow: 'on-use',
    scripts: [{ src: `https://www.google.com/recaptcha/api.js?render=${render}` }],
    hosts: {
      script: ['https://www.google.com', 'https://www.gstatic.com'],
      connect: ['https://www.google.com'],
      frame: ['https://www.google.com'],
      img: ['https://www.gstatic.com'],
    },
    leaves: ['.grecaptcha-badge', 'iframe[src^="https://www.google.com/recaptcha/"]'],
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.google.com/recaptcha/docs/loading',
            'https://policies.google.com/technologies/cookies',
            'unverified: the rc:: items and their lifetimes',
          ],
        }),
  })
}
