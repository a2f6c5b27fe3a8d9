import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { methodConsent } from './methodConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Options of {@link segment}. */
export interface SegmentOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** Letters and digits, from the source's settings. */
  readonly writeKey: string
}

const METHODS =
  'trackSubmit trackClick trackLink trackForm pageview identify reset group track ready alias debug page screen once off on addSourceMiddleware addIntegrationMiddleware setAnonymousId addDestinationMiddleware register'

/**
 * Segment, which hands data on to whatever destinations its settings name: each of them is a service of its own that
 * people have to be told of. A withdrawal resets it; only a reload ends it.
 *
 * @throws error 113 when the write key is none
 * @see https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/
 *
 * @example
 * segment({ writeKey: 'abcdefghijklmnopqrstuvwxyz012345' })
 */
export function segment<const Id extends string = 'segment', const Category extends string = 'analytics'>(
  options: SegmentOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const writeKey = checkedOption('segment', 'writeKey', options.writeKey, /^[A-Za-z\d]{16,64}$/)
  return catalogueEntry(options, 'segment', 'analytics', {
    name: 'Segment',
    provider: {
      name: 'Twilio Ireland Limited',
      country: 'IE',
      privacyUrl: 'https://www.twilio.com/en-us/legal/privacy',
    },
    purposes: ['statistics', 'visitor-id'],
    stores: [
      { name: 'ajs_', match: 'prefix', lifetime: 'P1Y', purpose: 'visitor-id' },
      { name: 'ajs_', match: 'prefix', kind: 'local', lifetime: 'P1Y', purpose: 'visitor-id' },
      {
        name: `persisted-queue:v1:${writeKey}`,
        match: 'prefix',
        kind: 'local',
        lifetime: 'P1Y',
        purpose: 'session-state',
      },
      { name: 'analytics_session_id', match: 'prefix', lifetime: 'P1Y', purpose: 'session-state' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'identifiers', 'interactions', 'account'],
    identifies: true,
    retention: null,
    recipients: ['Twilio Inc.'],
    transfer: { country: 'US', safeguard: 'bcr', url: 'https://www.twilio.com/en-us/legal/bcr' },
    sharing: 'share',
    scripts: [
      {
        src: `https://cdn.segment.com/analytics.js/v1/${writeKey}/analytics.min.js`,
        attributes: { 'data-global-segment-analytics-key': 'analytics' },
      },
    ],
    hosts: { script: ['https://cdn.segment.com'], connect: ['https://cdn.segment.com', 'https://api.segment.io'] },
    consent: methodConsent({
      name: 'analytics',
      methods: METHODS,
      properties: () => ({ _writeKey: writeKey, SNIPPET_VERSION: '5.2.1', initialize: false }),
      first: ['page'],
      deny: ['reset'],
    }),
    withdrawal: 'reload',
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/cookie-validity-update/',
            'https://www.twilio.com/en-us/legal/bcr',
            'https://github.com/segmentio/analytics-next/blob/master/packages/browser/src/lib/priority-queue/persisted.ts',
            'unverified: how long its queue stays',
          ],
        }),
  })
}
