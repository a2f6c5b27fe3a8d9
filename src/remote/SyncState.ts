import type { AccountState } from '../core/index.js'

/** Why the server will never take a record: what is wrong has to be mended in the app or the API. */
export interface SyncFailure {
  readonly record: string
  /** HTTP status. */
  readonly status: number
  /** Number of the problem, when the API named one. */
  readonly code: number | null
}

/** How the sync stands. */
export interface SyncState {
  /** `idle`: everything arrived. `sending`: something is on its way. `waiting`: it is tried again later. */
  readonly status: 'idle' | 'sending' | 'waiting'
  /** What has not arrived yet: records, and that the browser is to be rid of the key of who forgot everything. */
  readonly pending: number
  /** The last record that was refused for good; `null` when none was. */
  readonly failure: SyncFailure | null
  /** While somebody is signed in; `null` otherwise. */
  readonly account: AccountState | null
}

/** Nothing to do. */
export const IDLE: SyncState = { status: 'idle', pending: 0, failure: null, account: null }
