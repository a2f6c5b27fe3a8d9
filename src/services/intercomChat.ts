import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { functionConsent } from './functionConsent.js'
import type { ChatEntry, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link intercom}. */
export interface IntercomOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Lower-case letters and digits, from the workspace's settings. */
  readonly appId: string
  /** Where the workspace's data is stored. @default 'us' */
  readonly region?: 'us' | 'eu' | 'au'
}

/**
 * Intercom's messenger. The withdrawal shuts it down and removes it from the page; only a reload ends its script.
 *
 * @throws error 113 when the app id is none
 * @see https://www.intercom.com/legal/cookie-policy
 *
 * @example
 * intercom({ appId: 'abc12345', region: 'eu' })
 */
export function intercom<const Id extends string = 'intercom', const Category extends string = 'functional'>(
  options: IntercomOptions<Id, Category>,
): ChatEntry<Id, Category> {
  const region = checkedOption('intercom', 'region', options.region ?? 'us', /^(us|eu|au)$/)
  const appId = checkedOption('intercom', 'appId', options.appId, /^[a-z\d]{6,16}$/)
  const settings = { app_id: appId, api_base: `https://api-iam.${region === 'us' ? '' : `${region}.`}intercom.io` }
  const boot = (): readonly (readonly [string, object])[] => [['boot', settings]]
  const consent = functionConsent({ name: 'Intercom', queue: 'q', first: boot, again: boot, deny: [['shutdown']] })
  return catalogueEntry(options, 'intercom', 'functional', {
    name: 'Intercom',
    provider: {
      name: 'Intercom R&D Unlimited Company',
      country: 'IE',
      privacyUrl: 'https://www.intercom.com/legal/privacy',
    },
    purposes: ['chat'],
    stores: [
      { name: 'intercom-id-', match: 'prefix', lifetime: 'P9M', purpose: 'visitor-id' },
      { name: 'intercom-session-', match: 'prefix', lifetime: 'P7D', purpose: 'session-state' },
      { name: 'intercom-device-id-', match: 'prefix', lifetime: 'P9M', purpose: 'security' },
      { name: 'intercom.intercom-state', match: 'prefix', kind: 'local', lifetime: 'P9M', purpose: 'chat' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'messages', 'contact'],
    identifies: true,
    retention: null,
    recipients: ['Intercom, Inc.'],
    transfer: { country: 'US', safeguard: 'dpf', url: 'https://www.intercom.com/legal/data-processing-agreement' },
    scripts: [{ src: `https://widget.intercom.io/widget/${appId}` }],
    hosts: {
      script: ['https://widget.intercom.io', 'https://js.intercomcdn.com'],
      connect: [settings.api_base, 'https://*.intercom.io', 'wss://*.intercom.io'],
      frame: ['https://intercom-sheets.com'],
      img: ['https://*.intercomcdn.com', 'https://static.intercomassets.com'],
      font: ['https://fonts.intercomcdn.com'],
      media: ['https://js.intercomcdn.com'],
    },
    consent: {
      ...consent,
      grant: (context) => {
        context.globals['intercomSettings'] = settings
        consent.grant?.(context)
      },
      deny: (context) => {
        // It starts by itself some time after its script, with what it finds there.
        context.globals['intercomSettings'] = undefined
        consent.deny?.(context)
      },
    },
    chat: { ready: 'Intercom', open: [['Intercom', 'show']] },
    leaves: ['#intercom-container', '#intercom-frame', '.intercom-lightweight-app'],
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://www.intercom.com/legal/cookie-policy',
            'https://developers.intercom.com/installing-intercom/web/methods',
            'https://www.intercom.com/help/en/articles/3894-using-intercom-with-content-security-policy',
          ],
        }),
  })
}
