import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'
import { ZOHO, ZOHO_TRANSFER } from './zoho.js'

/** Options of {@link zohoPageSense}. */
export interface ZohoPageSenseOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** What stands behind `/js/` in the address of the snippet, without `.js`: `project/0123abcd`. */
  readonly project: string
  /** Where the account lives. @default 'eu' */
  readonly region?: 'eu' | 'us'
}

/**
 * Zoho PageSense: heatmaps, recordings and comparisons of variants. It has no consent interface: the gate is the
 * consent, and only a reload ends it.
 *
 * @throws error 113 when the project is none
 * @see https://www.zoho.com/pagesense/gdpr.html
 *
 * @example
 * zohoPageSense({ project: 'example/0123456789abcdef0123456789abcdef' })
 */
export function zohoPageSense<const Id extends string = 'zoho-pagesense', const Category extends string = 'analytics'>(
  options: ZohoPageSenseOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const region = checkedOption('zoho-pagesense', 'region', options.region ?? 'eu', /^(eu|us)$/)
  const project = checkedOption('zoho-pagesense', 'project', options.project, /^[\w-]{1,64}\/[\w-]{8,64}$/)
  const host = `https://cdn${region === 'eu' ? '-eu' : ''}.pagesense.io`
  const collector = `pagesense-collect.zoho.${region === 'eu' ? 'eu' : 'com'}`
  return catalogueEntry(options, 'zoho-pagesense', 'analytics', {
    name: 'Zoho PageSense',
    provider: ZOHO,
    purposes: ['statistics', 'recording', 'experiments'],
    stores: [
      { name: 'zab', match: 'prefix', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'zps', match: 'prefix', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'zfa', match: 'prefix', lifetime: 'P1Y', purpose: 'forms' },
      { name: 'zsr', match: 'prefix', lifetime: 'P1Y', purpose: 'recording' },
      { name: 'zsd', match: 'prefix', lifetime: 'P1Y', purpose: 'recording' },
      { name: 'zpc', match: 'prefix', lifetime: 'P1Y', purpose: 'statistics' },
      { name: 'zsc', match: 'prefix', lifetime: 'PT30M', purpose: 'session-state' },
      { name: 'zft-sdc', lifetime: 'PT24H', purpose: 'session-state' },
      { name: 'zPersonalization', lifetime: 'P1Y', purpose: 'experiments' },
      { name: 'ps_payloadSeqId', lifetime: 'session', purpose: 'session-state' },
      { name: 'zps', match: 'prefix', kind: 'local', lifetime: 'P1Y', purpose: 'visitor-id' },
      ...itemsOf(collector, [
        { name: 'zfccn', lifetime: 'session', purpose: 'security' },
        { name: 'zalb_', match: 'prefix', lifetime: 'session', purpose: 'load-balancing' },
      ]),
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions', 'recording'],
    identifies: false,
    retention: null,
    recipients: ['Zoho Corporation Pvt. Ltd.'],
    transfer: ZOHO_TRANSFER,
    scripts: [{ src: `${host}/js/${project}.js` }],
    hosts: {
      script: [host],
      connect: [host, 'https://*.pagesense.io', `https://${collector}`],
    },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.zoho.com/pagesense/gdpr.html',
            'https://www.zoho.com/pagesense/cookie-policy.html',
            'unverified: the lifetimes of its items but for the year of zabUserId and zps-tgr-dts, and the host that collects',
          ],
        }),
  })
}
