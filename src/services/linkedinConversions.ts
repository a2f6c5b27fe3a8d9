import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import { LINKEDIN, linkedinItems, LINKEDIN_TRANSFER } from './linkedinParty.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link linkedinInsight}. */
export interface LinkedinInsightOptions<Id extends string, Category extends string> extends ServiceOptions<
  Id,
  Category
> {
  /** Digits, from the campaign manager. */
  readonly partnerId: string
}

/**
 * LinkedIn's Insight tag. It has no consent interface: the gate is the consent, and only a reload ends it.
 *
 * @throws error 113 when the partner id is none
 * @see https://www.linkedin.com/help/lms/answer/a418880
 *
 * @example
 * linkedinInsight({ partnerId: '123456' })
 */
export function linkedinInsight<
  const Id extends string = 'linkedin-insight',
  const Category extends string = 'marketing',
>(options: LinkedinInsightOptions<Id, Category>): CatalogueService<Id, Category> {
  const partnerId = checkedOption('linkedin-insight', 'partnerId', options.partnerId, /^\d{3,12}$/)
  return catalogueEntry(options, 'linkedin-insight', 'marketing', {
    name: 'LinkedIn Insight',
    provider: LINKEDIN,
    purposes: ['advertising', 'ad-attribution'],
    stores: [
      { name: 'li_fat_id', lifetime: 'P30D', purpose: 'ad-attribution' },
      { name: 'li_giant', lifetime: 'P7D', purpose: 'ad-attribution' },
      { name: 'ln_or', lifetime: 'P1D', purpose: 'statistics' },
      { name: 'li_adsId', kind: 'local', lifetime: 'P30D', purpose: 'ad-attribution' },
      ...linkedinItems(),
    ],
    role: { kind: 'joint', url: 'https://www.linkedin.com/legal/l/dpa' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions', 'account'],
    identifies: true,
    retention: 'P180D',
    recipients: ['LinkedIn Corporation'],
    transfer: LINKEDIN_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: 'https://snap.licdn.com/li.lms-analytics/insight.min.js' }],
    hosts: {
      script: ['https://snap.licdn.com'],
      connect: ['https://px.ads.linkedin.com', 'https://cdn.linkedin.oribi.io'],
      img: ['https://px.ads.linkedin.com'],
    },
    consent: functionConsent({
      name: 'lintrk',
      queue: 'q',
      globals: { _linkedin_partner_id: partnerId },
      first: ({ globals, push }) => {
        const ids = globals['_linkedin_data_partner_ids']
        // The script counts for all that are in there.
        if (!Array.isArray(ids) || !ids.includes(partnerId)) push('_linkedin_data_partner_ids', partnerId)
        return []
      },
    }),
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.linkedin.com/legal/l/cookie-table',
            'https://www.linkedin.com/help/lms/answer/a418880',
            'unverified: li_adsId, the lifetime of li_giant, the joint role, and that direct identifiers go after 180 days',
          ],
        }),
  })
}
