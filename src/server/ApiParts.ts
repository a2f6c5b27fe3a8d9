import type { ConsentConfig } from '../core/index.js'
import type { ConsentApiOptions } from './ConsentApiOptions.js'
import type { Secrets } from './createSecrets.js'
import type { ProblemCode } from './Problem.js'
import type { RecordStorage } from './RecordStorage.js'
import type { RequestHead } from './RequestHead.js'
import type { SubjectKey } from './subjectKey.js'

/** What all routes work with: the options, checked and with their defaults. */
export interface ApiParts {
  readonly config: ConsentConfig
  readonly storage: RecordStorage
  readonly secrets: Secrets
  readonly origins: readonly string[]
  readonly accountGrants: 'device' | 'account'
  readonly now: () => number
  readonly geo: ConsentApiOptions['geo']
  readonly admin: ConsentApiOptions['admin']
  /** Whether a record may decide about this id. */
  readonly isKnown: (id: string) => boolean
  /** The subject key of a request, which is counted. @throws Problem 446, 447 or 457 */
  readonly keyOf: (request: RequestHead) => Promise<SubjectKey>
  /** Counts a request of a network. @throws Problem 457 */
  readonly limitNetwork: (network: string) => void
}

/** What is known of the connection that a request came by. */
interface Connection {
  readonly address: string | null
}

/** What the routes keep while they handle one request. */
export interface ApiEnv {
  readonly Bindings: Connection
  readonly Variables: { code: ProblemCode }
}
