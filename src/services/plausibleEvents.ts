import type { ServiceContext } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link plausible}. */
export interface PlausibleOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** What stands between `pa-` and `.js` in the snippet of the site's settings. */
  readonly scriptId: string
}

/**
 * Plausible: statistics without anything on the device. It is asked about all the same, because the requests tell a
 * third party about the visit.
 *
 * Nothing is counted from the withdrawal on. How long the last page was looked at it may still send; a reload ends it.
 *
 * @throws error 113 when the script id is none
 * @see https://plausible.io/docs/script-extensions
 *
 * @example
 * plausible({ scriptId: 'AbCdEf123456' })
 */
export function plausible<const Id extends string = 'plausible', const Category extends string = 'analytics'>(
  options: PlausibleOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const scriptId = checkedOption('plausible', 'scriptId', options.scriptId, /^[\w-]{6,64}$/)
  const id = options.id ?? 'plausible'
  const settings: { transformRequest?: (payload: object) => object | null } = {}
  const consent = functionConsent({ name: 'plausible', queue: 'q', properties: { o: settings } })
  return catalogueEntry(options, 'plausible', 'analytics', {
    name: 'Plausible',
    provider: { name: 'Plausible Insights OÜ', country: 'EE', privacyUrl: 'https://plausible.io/privacy' },
    purposes: ['statistics'],
    stores: 'nothing',
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'interactions'],
    identifies: false,
    retention: null,
    scripts: [{ src: `https://plausible.io/js/pa-${scriptId}.js` }],
    hosts: { script: ['https://plausible.io'], connect: ['https://plausible.io'] },
    consent: {
      ...consent,
      grant: (context) => {
        settings.transformRequest = (payload) => payloadFor(context, id, payload)
        consent.grant?.(context)
      },
    },
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://plausible.io/data-policy',
            'https://github.com/plausible/analytics/blob/master/tracker/src/track.js',
          ],
        }),
  })
}

/** What may be sent: nothing without the grant, and no click ids without one for advertising. */
function payloadFor({ decision, withoutCampaign }: ServiceContext, id: string, payload: object): object | null {
  if (decision(id) !== 'granted') return null
  const clean = (key: string): object => {
    const address: unknown = Reflect.get(payload, key)
    return typeof address === 'string' ? { [key]: withoutCampaign(address) ?? address } : {}
  }
  return { ...payload, ...clean('u'), ...clean('r') }
}
