import type { ServiceContext } from '../core/index.js'
import { callVendor } from '../core/vendors.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'
import type { ChatEntry, ServiceOptions } from './ServiceOptions.js'
import { ZOHO, ZOHO_TRANSFER, type ZohoRegion } from './zoho.js'

/** Options of {@link zohoSalesIq}. */
export interface ZohoSalesIqOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** What follows `wc=` in the address of the installation code. */
  readonly widgetCode: string
  /** Where the account lives. @default 'eu' */
  readonly region?: ZohoRegion
}

/**
 * Zoho SalesIQ: chat, and statistics of visitors only with the grant of `analytics`. The withdrawal takes its consent
 * back, stops what it counts and hides it; only a reload ends its script.
 *
 * @throws error 113 when the widget code is none
 * @see https://www.zoho.com/salesiq/help/developer-guides/js-api-privacy.html
 *
 * @example
 * zohoSalesIq({ widgetCode: 'siq0123456789abcdef0123456789abcdef' })
 */
export function zohoSalesIq<const Id extends string = 'zoho-salesiq', const Category extends string = 'functional'>(
  options: ZohoSalesIqOptions<Id, Category>,
): ChatEntry<Id, Category> {
  const { id = 'zoho-salesiq' } = options
  const region = checkedOption('zoho-salesiq', 'region', options.region ?? 'eu', /^(com|eu|in|com\.au|jp)$/)
  const widgetCode = checkedOption('zoho-salesiq', 'widgetCode', options.widgetCode, /^\w{16,256}$/)
  const host = `https://salesiq.zohopublic.${region}`
  const prepared = new WeakSet<object>()
  return catalogueEntry(options, 'zoho-salesiq', 'functional', {
    name: 'Zoho SalesIQ',
    provider: ZOHO,
    purposes: ['chat', 'statistics'],
    stores: [
      { name: 'siqlsdb', kind: 'local', lifetime: 'P2Y', purpose: 'chat' },
      { name: 'utsdb', kind: 'local', lifetime: 'P2Y', purpose: 'visitor-id' },
      { name: 'utsdb', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      { name: 'uesign', lifetime: 'P1M', purpose: 'security' },
      { name: 'isiframeenabled', lifetime: 'P1D', purpose: 'session-state' },
      // They begin with the name of the account.
      { name: '_zldp', match: 'suffix', lifetime: 'P2Y', purpose: 'visitor-id' },
      { name: '_zldt', match: 'suffix', lifetime: 'P1D', purpose: 'session-state' },
      { name: '_siqid', match: 'suffix', lifetime: 'P2Y', purpose: 'visitor-id' },
      { name: 'LS_CSRF_TOKEN', lifetime: 'session', purpose: 'security' },
      ...itemsOf(`salesiq.zohopublic.${region}`, [{ name: 'LS_CSRF_TOKEN', lifetime: 'session', purpose: 'security' }]),
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'messages', 'contact'],
    identifies: true,
    retention: null,
    recipients: ['Zoho Corporation Pvt. Ltd.'],
    transfer: ZOHO_TRANSFER,
    scripts: [{ src: `${host}/widget?wc=${widgetCode}`, attributes: { id: 'zsiqscript' } }],
    hosts: {
      script: [host, 'https://js.zohocdn.com'],
      connect: [host, `wss://vts.zohopublic.${region}`, `https://*.zohopublic.${region}`],
      style: ['https://css.zohocdn.com'],
      font: ['https://css.zohocdn.com'],
      img: [`https://*.zohopublic.${region}`, 'https://css.zohocdn.com'],
      frame: [`https://*.zohopublic.${region}`],
    },
    consent: {
      grant: (context) => {
        const salesiq = objectAt(objectAt(context.globals, '$zoho'), 'salesiq')
        if (!prepared.has(salesiq)) {
          prepared.add(salesiq)
          const { ready, afterReady } = { ready: (): void => undefined, afterReady: null, ...salesiq }
          Object.assign(salesiq, {
            ready,
            // What it calls itself once it is there, whatever was decided meanwhile.
            afterReady: (...facts: readonly unknown[]): void => {
              tell(context, id)
              if (typeof afterReady === 'function') Reflect.apply(afterReady, salesiq, facts)
            },
          })
        }
        tell(context, id)
      },
      update: (context) => tell(context, id),
      deny: (context) => tell(context, id),
    },
    chat: { ready: '$zoho.salesiq.floatwindow.visible', open: [['$zoho.salesiq.floatwindow.visible', 'show']] },
    leaves: ['[id^="zsiq"]:not(script)', '.zsiq_floatmain', '.zls-sptwndw'],
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.zoho.com/salesiq/help/developer-guides/js-api-privacy.html',
            'https://www.zoho.com/salesiq/help/cookies.html',
            'unverified: _zldp, _zldt, _siqid, isiframeenabled, where LS_CSRF_TOKEN lies, and the name of floatwindow',
          ],
        }),
  })
}

/** The object under a name, made where the page has none. */
function objectAt(owner: object, name: string): object {
  const found: unknown = Reflect.get(owner, name)
  if (typeof found === 'object' && found !== null) return found
  const made = {}
  Reflect.set(owner, name, made)
  return made
}

function tell({ globals, decision }: ServiceContext, id: string): void {
  const mayRun = decision(id) === 'granted'
  const mayCount = mayRun && decision('analytics') === 'granted'
  callVendor(globals, '$zoho.salesiq.privacy.updateCookieConsent', mayCount ? ['analytics', 'performance'] : [])
  callVendor(globals, `$zoho.salesiq.tracking.${mayCount ? 'on' : 'off'}`)
  callVendor(globals, '$zoho.salesiq.floatbutton.visible', mayRun ? 'show' : 'hide')
  if (!mayRun) callVendor(globals, '$zoho.salesiq.floatwindow.visible', 'hide')
}
