import type { ConsentConfig } from '../core/index.js'
import type { LogEntry } from './LogEntry.js'
import type { RecordStorage } from './RecordStorage.js'

/** How many requests pass. Each process counts for itself: a limit for all servers together belongs into the proxy. */
export interface RateLimits {
  /** Requests of one subject key in a minute. @default 60 */
  readonly subject?: number
  /** Requests of one network (IPv4 /24, IPv6 /48) in a minute. @default 600 */
  readonly address?: number
  /**
   * The header in which your own edge names the visitor's address, for example `cf-connecting-ip`. Of a list the last
   * entry counts: it is the one that the nearest proxy wrote. Name none that visitors can send themselves. A request
   * that names no address there counts by its connection.
   * @default none: the address of the connection, where {@link toNodeListener} knows it
   */
  readonly addressHeader?: string
}

/** Who may read everything, and where that is written down. */
export interface AdminAccess {
  /** Bearer tokens, each of at least 32 characters. */
  readonly tokens: readonly string[]
  /** Keeps a note of each access. It is awaited: what cannot be noted is not answered. */
  readonly onAccess: (access: AdminEntry) => void | Promise<void>
}

/** One access of an admin. */
export interface AdminEntry {
  /** ISO 8601. */
  readonly at: string
  readonly method: string
  /** The route's pattern, for example `/v1/records`. */
  readonly route: string
  /** Which token: its place in the list of tokens, from 0. */
  readonly token: number
}

/** What {@link createConsentApi} needs. */
export interface ConsentApiOptions {
  /** The same config that the browser has. */
  readonly config: ConsentConfig
  readonly storage: RecordStorage
  /** What links to accounts are signed with, at least 32 characters. Of several the first signs, all verify. */
  readonly secret: string | readonly string[]
  /** The path before `/v1`, for example `/api/consent`. @default '' */
  readonly basePath?: string
  /** Other origins that may call, for example `https://www.example.com`. @default [] */
  readonly origins?: readonly string[]
  /** @default 60 a minute for a subject, 600 for a network */
  readonly rateLimit?: RateLimits
  /** The place of a visitor, an ISO code such as `DE` or `US-CA`. @default the headers of usual edges */
  readonly geo?: (request: Request) => string | null | Promise<string | null>
  /** Without it the admin routes do not exist. */
  readonly admin?: AdminAccess
  /**
   * Whether a grant that was made on one device of an account counts on the others. Only if the text said so.
   * @default 'device'
   */
  readonly accountGrants?: 'device' | 'account'
  /** Ids that a former config had: late records may still name them. @default [] */
  readonly formerIds?: readonly string[]
  /** Takes one entry for each request. It holds no personal data. @default none */
  readonly log?: (entry: LogEntry) => void
  /** Hears of failures that no request is to blame for. Errors of databases may hold data: handle with care. */
  readonly onError?: (error: unknown) => void
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number
}
