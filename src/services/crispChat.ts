import { lifetimeSeconds, type Duration } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import type { ChatEntry, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link crisp}. */
export interface CrispOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The UUID from the website's settings. */
  readonly websiteId: string
  /** How long the conversation is remembered. Crisp is told, in seconds. @default 'P6M' */
  readonly cookieExpires?: Duration
}

/**
 * Crisp's chat. It has no consent interface: the withdrawal ends the session and hides the chat, a reload ends the rest.
 *
 * @throws error 113 when the website id is none
 * @see https://help.crisp.chat/en/article/crisp-chatbox-cookie-ip-policy-1147xor/
 *
 * @example
 * crisp({ websiteId: '12345678-1234-4234-8234-123456789012' })
 */
export function crisp<const Id extends string = 'crisp', const Category extends string = 'functional'>(
  options: CrispOptions<Id, Category>,
): ChatEntry<Id, Category> {
  const { cookieExpires = 'P6M' } = options
  const websiteId = checkedOption('crisp', 'websiteId', options.websiteId, /^[a-f\d]{8}(-[a-f\d]{4}){3}-[a-f\d]{12}$/)
  return catalogueEntry(options, 'crisp', 'functional', {
    name: 'Crisp',
    provider: { name: 'Crisp IM SAS', country: 'FR', privacyUrl: 'https://crisp.chat/en/privacy/' },
    purposes: ['chat'],
    stores: [
      // Cookies have no slash in their names, so Crisp encodes it there.
      { name: 'crisp-client%2F', match: 'prefix', lifetime: cookieExpires, purpose: 'chat' },
      { name: 'crisp-client/', match: 'prefix', kind: 'local', lifetime: cookieExpires, purpose: 'chat' },
      { name: 'crisp-client/', match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'messages', 'contact'],
    identifies: true,
    retention: null,
    scripts: [{ src: 'https://client.crisp.chat/l.js' }],
    hosts: {
      script: ['https://client.crisp.chat'],
      connect: ['https://client.crisp.chat', 'wss://client.relay.crisp.chat'],
      style: ['https://client.crisp.chat'],
      img: ['https://image.crisp.chat', 'https://storage.crisp.chat', 'https://client.crisp.chat'],
      font: ['https://client.crisp.chat'],
      frame: ['https://game.crisp.chat'],
    },
    consent: {
      grant: ({ globals, push }) => {
        if (globals['CRISP_WEBSITE_ID'] !== undefined) return push('$crisp', ['do', 'chat:show'])
        // Crisp's client from npm may have made the queue.
        globals['$crisp'] ??= []
        globals['CRISP_WEBSITE_ID'] = websiteId
        globals['CRISP_COOKIE_EXPIRE'] = lifetimeSeconds(cookieExpires)
        return undefined
      },
      deny: ({ globals, push }) => {
        if (globals['CRISP_WEBSITE_ID'] === undefined) return
        if (Array.isArray(globals['$crisp'])) {
          // The script is still on its way: without these two it starts nothing.
          globals['$crisp'] = undefined
          globals['CRISP_WEBSITE_ID'] = undefined
          return
        }
        globals['CRISP_TOKEN_ID'] = null
        push('$crisp', ['do', 'session:reset', [false]])
        push('$crisp', ['do', 'chat:hide'])
      },
    },
    chat: {
      ready: '$crisp.is',
      open: [
        ['$crisp.push', ['do', 'chat:show']],
        ['$crisp.push', ['do', 'chat:open']],
      ],
    },
    leaves: ['.crisp-client'],
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://help.crisp.chat/en/article/crisp-chatbox-cookie-ip-policy-1147xor/',
            'https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/session-continuity/',
          ],
        }),
  })
}
