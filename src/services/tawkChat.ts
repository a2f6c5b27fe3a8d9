import { callVendor } from '../core/vendors.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import type { ChatEntry, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link tawk}. */
export interface TawkOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** 24 hexadecimal digits, from the property's settings. */
  readonly propertyId: string
  /** @default 'default' */
  readonly widgetId?: string
}

/**
 * tawk.to's chat. The withdrawal ends the chat, closes its connection and hides it; only a reload ends its script.
 *
 * @throws error 113 when the property or widget id is none
 * @see https://developer.tawk.to/jsapi/
 *
 * @example
 * tawk({ propertyId: '0123456789abcdef01234567' })
 */
export function tawk<const Id extends string = 'tawk', const Category extends string = 'functional'>(
  options: TawkOptions<Id, Category>,
): ChatEntry<Id, Category> {
  const propertyId = checkedOption('tawk', 'propertyId', options.propertyId, /^[a-f\d]{24}$/)
  const widgetId = checkedOption('tawk', 'widgetId', options.widgetId ?? 'default', /^[a-z\d]{4,32}$/)
  return catalogueEntry(options, 'tawk', 'functional', {
    name: 'tawk.to',
    provider: { name: 'tawk.to inc.', country: 'US', privacyUrl: 'https://www.tawk.to/privacy-policy/' },
    purposes: ['chat'],
    stores: [
      { name: 'twk_', match: 'prefix', lifetime: 'P6M', purpose: 'chat' },
      { name: 'tawk', match: 'prefix', lifetime: 'P6M', purpose: 'chat' },
      { name: 'TawkConnectionTime', lifetime: 'session', purpose: 'session-state' },
      { name: 'twk_', match: 'prefix', kind: 'local', lifetime: 'P6M', purpose: 'chat' },
      { name: 'twk_', match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'messages', 'contact'],
    identifies: true,
    retention: null,
    transfer: { country: 'US', safeguard: 'scc', url: 'https://www.tawk.to/data-protection/' },
    scripts: [{ src: `https://embed.tawk.to/${propertyId}/${widgetId}`, attributes: { crossorigin: '*' } }],
    hosts: {
      script: ['https://embed.tawk.to', 'https://*.tawk.to', 'https://cdn.jsdelivr.net'],
      connect: ['https://*.tawk.to', 'wss://*.tawk.to'],
      style: ['https://*.tawk.to'],
      font: ['https://*.tawk.to'],
      frame: ['https://*.tawk.to'],
      img: ['https://*.tawk.to', 'https://cdn.jsdelivr.net', 'https://tawk.link'],
    },
    consent: {
      grant: ({ globals }) => {
        if (globals['Tawk_API'] === undefined) {
          globals['Tawk_LoadStart'] = new Date()
          globals['Tawk_API'] = {}
        }
        setAutoStart(globals['Tawk_API'], true)
        callVendor(globals, 'Tawk_API.start', { showWidget: true })
      },
      deny: ({ globals }) => {
        // For a script that is still on its way.
        setAutoStart(globals['Tawk_API'], false)
        callVendor(globals, 'Tawk_API.endChat')
        callVendor(globals, 'Tawk_API.hideWidget')
        callVendor(globals, 'Tawk_API.shutdown')
      },
    },
    chat: { ready: 'Tawk_API.maximize', open: [['Tawk_API.showWidget'], ['Tawk_API.maximize']] },
    leaves: ['iframe[title="chat widget"]'],
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developer.tawk.to/jsapi/',
            'https://help.tawk.to/article/what-are-cookies-and-how-does-tawkto-use-them',
            'unverified: the safeguard for the United States',
          ],
        }),
  })
}

function setAutoStart(api: unknown, starts: boolean): void {
  if (typeof api === 'object' && api !== null) Reflect.set(api, 'autoStart', starts)
}
