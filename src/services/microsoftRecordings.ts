import type { ServiceContext } from '../core/index.js'
import { callVendor } from '../core/vendors.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import { itemsOf } from './itemsOf.js'
import { MICROSOFT, microsoftItems, MICROSOFT_TRANSFER } from './microsoft.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link microsoftClarity}. */
export interface MicrosoftClarityOptions<Id extends string, Category extends string> extends ServiceOptions<
  Id,
  Category
> {
  /** Lower-case letters and digits, from the project's settings. */
  readonly projectId: string
}

/**
 * Microsoft Clarity: recordings and heatmaps. It is told by `consentv2` with both keys, `ad_Storage` from the category
 * `marketing` alone. Denied, it would start again and record without cookies; so it is stopped as well, at once and once
 * it has started again.
 *
 * @throws error 113 when the project id is none
 * @see https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-consent-api-v2
 *
 * @example
 * microsoftClarity({ projectId: 'abcde12345' })
 */
export function microsoftClarity<
  const Id extends string = 'microsoft-clarity',
  const Category extends string = 'analytics',
>(options: MicrosoftClarityOptions<Id, Category>): CatalogueService<Id, Category> {
  const projectId = checkedOption('microsoft-clarity', 'projectId', options.projectId, /^[a-z\d]{6,16}$/)
  const { id = 'microsoft-clarity' } = options
  const consent = functionConsent({
    name: 'clarity',
    queue: 'q',
    first: (context) => [signals(context)],
    // A grant that it is told while it is stopped is lost.
    again: (context) => [['start'], signals(context)],
    update: (context) => [signals(context)],
    deny: [['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }], ['stop']],
  })
  return catalogueEntry(options, 'microsoft-clarity', 'analytics', {
    name: 'Microsoft Clarity',
    provider: MICROSOFT,
    purposes: ['recording', 'statistics'],
    stores: [
      { name: '_clck', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: '_clsk', lifetime: 'P1D', purpose: 'session-state' },
      { name: '_cltk', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      ...itemsOf('www.clarity.ms', [{ name: 'CLID', lifetime: 'P1Y', purpose: 'visitor-id' }]),
      ...itemsOf('c.clarity.ms', [
        { name: 'ANONCHK', lifetime: 'PT10M', purpose: 'advertising' },
        { name: 'SM', lifetime: 'session', purpose: 'visitor-id' },
      ]),
      ...microsoftItems('clarity.ms'),
    ],
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions', 'recording'],
    identifies: true,
    retention: 'P13M',
    recipients: ['Microsoft Corporation'],
    transfer: MICROSOFT_TRANSFER,
    sharing: 'share',
    scripts: [{ src: `https://www.clarity.ms/tag/${projectId}` }],
    hosts: {
      script: ['https://www.clarity.ms', 'https://scripts.clarity.ms'],
      connect: ['https://*.clarity.ms', 'https://c.bing.com'],
      img: ['https://c.clarity.ms', 'https://c.bing.com'],
    },
    consent: {
      ...consent,
      deny: (context) => {
        const { clarity } = context.globals
        consent.deny?.(context)
        setTimeout(() => {
          if (context.decision(id) !== 'granted') callVendor({ clarity }, 'clarity', 'stop')
        }, RESTARTED)
      },
    },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-consent-api-v2',
            'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
            'https://github.com/microsoft/clarity/blob/master/packages/clarity-js/src/data/metadata.ts',
          ],
        }),
  })
}

/** Longer than it waits after a denial before it starts again. Milliseconds. */
const RESTARTED = 1_000

function signals({ decision }: ServiceContext): readonly [string, unknown] {
  const mayAdvertise = decision('marketing') === 'granted'
  return ['consentv2', { ad_Storage: mayAdvertise ? 'granted' : 'denied', analytics_Storage: 'granted' }]
}
