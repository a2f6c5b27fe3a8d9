import { callVendor } from '../core/vendors.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import type { ChatEntry, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link zendesk}. */
export interface ZendeskOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The UUID from the channel's settings. */
  readonly key: string
}

/**
 * Zendesk Messaging. It may keep what it needs for the chat; what it uses to count needs the grant of `analytics`. The
 * withdrawal hides it and has it delete its own storage, without a reload.
 *
 * @throws error 113 when the key is none
 * @see https://developer.zendesk.com/api-reference/widget-messaging/web/core/
 *
 * @example
 * zendesk({ key: '12345678-1234-4234-8234-123456789012' })
 */
export function zendesk<const Id extends string = 'zendesk', const Category extends string = 'functional'>(
  options: ZendeskOptions<Id, Category>,
): ChatEntry<Id, Category> {
  const key = checkedOption('zendesk', 'key', options.key, /^[a-f\d]{8}(-[a-f\d]{4}){3}-[a-f\d]{12}$/)
  return catalogueEntry(options, 'zendesk', 'functional', {
    name: 'Zendesk',
    provider: {
      name: 'Zendesk International Limited',
      country: 'IE',
      privacyUrl: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
    },
    purposes: ['chat'],
    stores: [
      { name: 'ZD-', match: 'prefix', kind: 'local', lifetime: 'P1Y', purpose: 'chat' },
      { name: 'ZD-', match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      { name: '__zlcmid', lifetime: 'P1Y', purpose: 'chat' },
      { name: '__zlcprivacy', lifetime: 'P1Y', purpose: 'consent-choice' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'messages', 'contact'],
    identifies: true,
    retention: null,
    recipients: ['Zendesk, Inc.'],
    transfer: {
      country: 'US',
      safeguard: 'bcr',
      url: 'https://www.zendesk.com/company/privacy-and-data-protection/#binding-corporate-rules',
    },
    scripts: [{ src: `https://static.zdassets.com/ekr/snippet.js?key=${key}`, attributes: { id: 'ze-snippet' } }],
    hosts: {
      script: ['https://static.zdassets.com'],
      connect: [
        'https://ekr.zdassets.com',
        'https://*.zendesk.com',
        'https://*.zopim.com',
        'wss://*.zendesk.com',
        'wss://*.zopim.com',
      ],
      img: ['https://*.zendesk.com', 'https://static.zdassets.com'],
      media: ['https://static.zdassets.com'],
    },
    consent: {
      update: ({ globals, decision }) => callVendor(globals, 'zE', ...cookies(decision('analytics'))),
      deny: ({ globals }) => callVendor(globals, 'zE', 'messenger:set', 'cookies', 'none'),
    },
    // Its function exists from the end of its script on, at every later grant too.
    onGrant: ({ globals, decision }) => callVendor(globals, 'zE', ...cookies(decision('analytics'))),
    chat: {
      ready: 'zE',
      open: [
        ['zE', 'messenger', 'show'],
        ['zE', 'messenger', 'open'],
      ],
    },
    withdrawal: 'clean',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://developer.zendesk.com/api-reference/widget-messaging/web/core/',
            'https://support.zendesk.com/hc/en-us/articles/4408824378650',
          ],
        }),
  })
}

function cookies(analytics: string): readonly string[] {
  return ['messenger:set', 'cookies', analytics === 'granted' ? 'all' : 'functional']
}
