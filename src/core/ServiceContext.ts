import type { DecisionState } from './Decision.js'

/** All that a service may touch of the page. Manifests get it handed in, so they run in tests and on servers too. */
export interface ServiceContext {
  /** The page's global object, where vendors keep their queues. */
  readonly globals: Record<string, unknown>
  /** The decision on any category or service, `undecided` included. */
  readonly decision: (id: string) => DecisionState
}
