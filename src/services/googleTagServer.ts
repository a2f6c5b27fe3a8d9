import type { StoredItem } from '../core/index.js'

/** What a tagging server of your own keeps; made by {@link googleTagServer}. */
export type GoogleTagServer = readonly StoredItem[]

/**
 * For the option `tagServer` of `googleAnalytics`: what is counted goes through a tagging server of your own. It keeps the
 * visitor's id in cookies that no script can read, so only that server can remove them: the report of a withdrawal names
 * them as left.
 *
 * @see https://developers.google.com/tag-platform/tag-manager/server-side/ga4-setup
 *
 * @example
 * googleAnalytics({ measurementId: 'G-1A2B3C4D5E', tagServer: googleTagServer() })
 */
export function googleTagServer(): GoogleTagServer {
  return [
    { name: 'FPID', lifetime: 'P2Y', purpose: 'visitor-id', httpOnly: true },
    { name: 'FPLC', lifetime: 'PT20H', purpose: 'visitor-id', httpOnly: true },
  ]
}
