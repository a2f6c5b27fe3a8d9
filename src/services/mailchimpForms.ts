import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link mailchimp}. */
export interface MailchimpOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** What stands behind `/users/` in the address of the snippet, without `.js`: `0123abcd/4567ef01`. */
  readonly site: string
}

/**
 * Mailchimp's script for a connected site: pop-up forms and campaign statistics. It has no consent interface: the gate
 * is the consent, and only a reload ends it. A plain form that posts to Mailchimp needs no service.
 *
 * @throws error 113 when the site is none
 * @see https://www.intuit.com/privacy/statement/
 *
 * @example
 * mailchimp({ site: '0123456789abcdef01234567/89abcdef0123456789abcdef' })
 */
export function mailchimp<const Id extends string = 'mailchimp', const Category extends string = 'marketing'>(
  options: MailchimpOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const site = checkedOption('mailchimp', 'site', options.site, /^[\da-f]{8,64}\/[\da-f]{8,64}$/)
  return catalogueEntry(options, 'mailchimp', 'marketing', {
    name: 'Mailchimp',
    provider: {
      name: 'The Rocket Science Group LLC (Mailchimp)',
      country: 'US',
      privacyUrl: 'https://www.intuit.com/privacy/statement/',
    },
    purposes: ['advertising', 'forms', 'ad-attribution'],
    stores: [
      { name: 'MCPopup', match: 'prefix', lifetime: 'P1Y', purpose: 'forms' },
      { name: '_mcid', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'mc_', match: 'prefix', lifetime: 'P30D', purpose: 'ad-attribution' },
      ...itemsOf('list-manage.com', [
        { name: 'ak_bmsc', lifetime: 'PT2H', purpose: 'security' },
        { name: 'bm_sz', lifetime: 'PT4H', purpose: 'security' },
        { name: '_abck', lifetime: 'P1Y', purpose: 'security' },
      ]),
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions', 'contact'],
    identifies: true,
    retention: null,
    recipients: ['Intuit Inc.'],
    transfer: { country: 'US', safeguard: 'scc', url: 'https://mailchimp.com/legal/data-processing-addendum/' },
    sharing: 'targeted-ads',
    scripts: [{ src: `https://chimpstatic.com/mcjs-connected/js/users/${site}.js`, attributes: { id: 'mcjs' } }],
    hosts: {
      script: ['https://chimpstatic.com', 'https://downloads.mailchimp.com', 'https://*.list-manage.com'],
      connect: ['https://*.list-manage.com', 'https://*.mailchimp.com'],
      style: ['https://downloads.mailchimp.com'],
      img: ['https://*.mailchimp.com', 'https://*.list-manage.com'],
    },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://mailchimp.com/legal/data-processing-addendum/',
            'https://mailchimp.com/help/mailchimp-european-data-transfers/',
            'unverified: _mcid, and the lifetimes of the items of list-manage.com',
          ],
        }),
  })
}
