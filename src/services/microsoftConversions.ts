import type { Decision, ServiceContext } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'
import { MICROSOFT, microsoftItems, MICROSOFT_TRANSFER } from './microsoft.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link microsoftUet}. */
export interface MicrosoftUetOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Digits, from the UET tag's settings. */
  readonly tagId: string
}

/**
 * Microsoft's universal event tracking for Bing. Without a default it counts itself as granted, so `denied` stands
 * before everything and the grant follows as an update. Denied it sends on without cookies; only a reload ends that.
 *
 * It can load Clarity by itself: switch that off in the tag's settings, or nobody is asked about Clarity.
 *
 * @throws error 113 when the tag id is none
 * @see https://help.ads.microsoft.com/#apex/ads/en/60119/1
 *
 * @example
 * microsoftUet({ tagId: '12345678' })
 */
export function microsoftUet<const Id extends string = 'microsoft-uet', const Category extends string = 'marketing'>(
  options: MicrosoftUetOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const tagId = checkedOption('microsoft-uet', 'tagId', options.tagId, /^\d{4,12}$/)
  const started = new WeakSet<object>()
  return catalogueEntry(options, 'microsoft-uet', 'marketing', {
    name: 'Microsoft Advertising',
    provider: MICROSOFT,
    purposes: ['advertising', 'ad-attribution'],
    stores: [
      { name: '_uetsid', lifetime: 'P1D', purpose: 'session-state' },
      { name: '_uetvid', lifetime: 'P13M', purpose: 'visitor-id' },
      { name: '_uetmsclkid', lifetime: 'P90D', purpose: 'ad-attribution' },
      { name: '_uet', match: 'prefix', kind: 'local', lifetime: 'P13M', purpose: 'ad-attribution' },
      ...itemsOf('bat.bing.com', [{ name: 'MSPTC', lifetime: 'P13M', purpose: 'advertising' }]),
      ...microsoftItems('bing.com'),
    ],
    role: { kind: 'controller' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions'],
    identifies: true,
    retention: 'P390D',
    recipients: ['Microsoft Corporation'],
    transfer: MICROSOFT_TRANSFER,
    sharing: 'targeted-ads',
    scripts: [{ src: 'https://bat.bing.com/bat.js' }],
    hosts: {
      script: ['https://bat.bing.com'],
      connect: ['https://bat.bing.com', 'https://bat.bing.net'],
      img: ['https://bat.bing.com', 'https://bat.bing.net'],
    },
    consent: {
      grant: (context) => {
        if (!started.has(context.globals)) begin(context)
        started.add(context.globals)
        tell(context, 'update', 'granted')
      },
      deny: (context) => {
        const { globals } = context
        if (!started.has(globals)) return
        if (!Array.isArray(globals['uetq'])) return tell(context, 'update', 'denied')
        // Its script has not come: nothing stays for it but the denial, and the next grant starts from the beginning.
        started.delete(globals)
        begin(context)
      },
    },
    onGrant: ({ globals, push }) => {
      const { UET: Tag } = globals
      // Until the tag exists the queue is an array; afterwards it is the tag.
      if (typeof Tag !== 'function' || !Array.isArray(globals['uetq'])) return
      globals['uetq'] = Reflect.construct(Tag, [{ ti: tagId, enableAutoSpaTracking: true, q: globals['uetq'] }])
      push('uetq', 'pageLoad')
    },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://help.ads.microsoft.com/#apex/ads/en/60119/1',
            'https://help.ads.microsoft.com/#apex/ads/en/53056/2',
            'unverified: MSPTC and the items in local storage',
          ],
        }),
  })
}

/** Drops what the page has queued before anybody agreed, so that the default comes before everything. */
function begin(context: ServiceContext): void {
  if (Array.isArray(context.globals['uetq'])) context.globals['uetq'] = []
  tell(context, 'default', 'denied')
}

/** The facts stand flat in the queue: neither an array nor `arguments` is read. */
function tell({ push }: ServiceContext, verb: 'default' | 'update', decision: Decision): void {
  push('uetq', 'consent', verb, { ad_storage: decision })
}
