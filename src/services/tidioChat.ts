import { callVendor } from '../core/vendors.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import type { ChatEntry, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link tidio}. */
export interface TidioOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The public key from the project's settings. */
  readonly key: string
}

/**
 * Tidio's chat. It has no consent interface: the withdrawal hides and removes it, only a reload ends its script.
 *
 * @throws error 113 when the key is none
 * @see https://developers.tidio.com/docs/javascript-api
 *
 * @example
 * tidio({ key: 'abcdefghijklmnopqrstuvwxyz012345' })
 */
export function tidio<const Id extends string = 'tidio', const Category extends string = 'functional'>(
  options: TidioOptions<Id, Category>,
): ChatEntry<Id, Category> {
  const key = checkedOption('tidio', 'key', options.key, /^[a-z\d]{16,64}$/)
  return catalogueEntry(options, 'tidio', 'functional', {
    name: 'Tidio',
    provider: { name: 'Tidio LLC', country: 'US', privacyUrl: 'https://www.tidio.com/privacy-policy/' },
    purposes: ['chat'],
    stores: [
      { name: 'tidio_', match: 'prefix', kind: 'local', lifetime: 'P1Y', purpose: 'chat' },
      { name: 'tidio_', match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'messages', 'contact'],
    identifies: true,
    retention: null,
    recipients: ['Tidio Poland sp. z o.o.'],
    transfer: { country: 'US', safeguard: 'scc', url: 'https://www.tidio.com/dpa/' },
    scripts: [{ src: `https://code.tidio.co/${key}.js` }],
    hosts: {
      script: ['https://code.tidio.co', 'https://widget-v4.tidiochat.com'],
      connect: ['https://code.tidio.co', 'https://*.tidio.co', 'wss://*.tidio.co', 'https://*.tidiochat.com'],
      font: ['https://*.tidiochat.com'],
      img: ['https://*.tidiochat.com', 'https://*.tidio.co', 'https://cdnjs.cloudflare.com'],
      media: ['https://*.tidiochat.com'],
    },
    consent: {
      grant: ({ globals }) => {
        callVendor(globals, 'document.removeEventListener', READY, remove)
        callVendor(globals, 'tidioChatApi.show')
      },
      deny: ({ globals }) => {
        callVendor(globals, 'tidioChatApi.hide')
        // Its interface comes some time after its script.
        callVendor(globals, 'document.addEventListener', READY, remove, { once: true })
      },
    },
    chat: { ready: 'tidioChatApi.open', open: [['tidioChatApi.show'], ['tidioChatApi.open']] },
    leaves: LEAVES,
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developers.tidio.com/docs/javascript-api',
            'https://www.tidio.com/cookie-policy/',
            'unverified: the lifetime of the items in local storage, and the safeguard for the United States',
          ],
        }),
  })
}

const READY = 'tidioChat-ready'
const LEAVES = ['#tidio-chat', '#tidio-chat-iframe', '#tidio-chat-code'] as const

function remove(): void {
  callVendor(window, 'tidioChatApi.hide')
  document.querySelectorAll(LEAVES.join()).forEach((node) => node.remove())
}
