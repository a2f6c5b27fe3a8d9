import type { DecisionState } from './Decision.js'

/** All that a service may touch of the page. Manifests get it handed in, so they run in tests and on servers too. */
export interface ServiceContext {
  /** The page's global object, where vendors keep their queues. */
  readonly globals: Record<string, unknown>
  /** The decision on any category or service, `undecided` included. */
  readonly decision: (id: string) => DecisionState
  /**
   * Puts facts into a vendor's queue: an array until its script has loaded, an object with a `push` of its own
   * afterwards. The array is made when there is none.
   */
  readonly push: (queue: string, ...facts: readonly unknown[]) => void
  /** Drops what a vendor's queue holds and counts people, as long as it is an array. Settings stay. */
  readonly forget: (queue: string) => void
  /**
   * Silences a vendor: what the page lets it count from now on reaches nobody, at no later grant either. Everything
   * else goes on. Returns the way back.
   */
  readonly mute: (vendor: string) => () => void
  /**
   * An address, by default the page's own, without click ids and campaign parameters; `null` when it may be used as it
   * is, because it has none or because `marketing` is granted.
   */
  readonly withoutCampaign: (address?: string) => string | null
}
