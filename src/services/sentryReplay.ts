import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** Sentry's replay, as far as it is told here. */
export interface ReplayClient {
  start: () => void
  stop: () => unknown
}

/** Options of {@link sentryReplay}. */
export interface SentryReplayOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The replay of the app's own Sentry client; made here, so that it does not exist before the grant. */
  readonly replay: () => ReplayClient | undefined
  /** Where reports go: `https://o1.ingest.de.sentry.io`, or a path of the site. */
  readonly ingest: string
}

/**
 * Sentry's session replay. The app brings its own client; the replay starts at the grant and stops at the withdrawal.
 *
 * Keep the replay out of `Sentry.init`: with a sample rate there it records into memory before anybody agreed.
 *
 * @throws error 113 when `ingest` is no address
 * @see https://docs.sentry.io/platforms/javascript/session-replay/privacy/
 *
 * @example
 * sentryReplay({
 *   ingest: 'https://o1.ingest.de.sentry.io',
 *   replay: () => {
 *     if (!Sentry.getReplay()) Sentry.addIntegration(Sentry.replayIntegration({ maskAllText: true }))
 *     return Sentry.getReplay()
 *   },
 * })
 */
export function sentryReplay<const Id extends string = 'sentry-replay', const Category extends string = 'analytics'>(
  options: SentryReplayOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const { replay } = options
  const ingest = checkedOption('sentry-replay', 'ingest', options.ingest, /^(https:\/\/[\w.-]+|\/(?!\/)[\w/-]*)$/)
  return catalogueEntry(options, 'sentry-replay', 'analytics', {
    name: 'Sentry Replay',
    provider: { name: 'Functional Software, Inc. (Sentry)', country: 'US', privacyUrl: 'https://sentry.io/privacy/' },
    purposes: ['recording', 'performance'],
    stores: [{ name: 'sentryReplaySession', kind: 'session', lifetime: 'session', purpose: 'recording' }],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'interactions', 'recording'],
    identifies: false,
    retention: 'P90D',
    transfer: { country: 'US', safeguard: 'dpf', url: 'https://sentry.io/legal/dpa/' },
    hosts: { connect: [ingest.startsWith('/') ? "'self'" : ingest], worker: ['blob:'] },
    consent: {
      grant: () => replay()?.start(),
      deny: () => void replay()?.stop(),
    },
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://docs.sentry.io/platforms/javascript/session-replay/',
            'https://docs.sentry.io/security-legal-pii/security/data-retention-periods/',
          ],
        }),
  })
}
