import type { ProblemCode } from './Problem.js'

/** What is logged of a request: no address, no user agent, no path, no query, no id. */
export interface LogEntry {
  /** ISO 8601. */
  readonly at: string
  readonly method: string
  /** The route's pattern, for example `/v1/notices/:hash`; `*` when there is none. */
  readonly route: string
  readonly status: number
  /** The number of the problem, if it was refused. */
  readonly code: ProblemCode | null
  /** How long it took until the answer began, in milliseconds. */
  readonly duration: number
}
