import type { Decision } from '../core/index.js'

/** Why the server will never take a record: what is wrong has to be mended in the app or the API. */
export interface SyncFailure {
  readonly record: string
  /** HTTP status. */
  readonly status: number
  /** Number of the problem, when the API named one. */
  readonly code: number | null
}

/** Something on which this device and the others of the account were answered differently. */
export interface AccountConflict {
  /** Category or service. */
  readonly id: string
  readonly here: Decision
  /** The strictest answer of the other devices. */
  readonly elsewhere: Decision
  /** Which of the two counts. */
  readonly counts: Decision
}

/** What the devices of a signed-in person decided together. */
export interface AccountState {
  /** `stricter`: nobody chose since the devices were joined, so each refusal counts. `picked`: the last choice counts. */
  readonly basis: 'stricter' | 'picked'
  /** What to show until the person picks, which is any choice from here on. */
  readonly conflicts: readonly AccountConflict[]
  /** What is permitted here only because it was granted on another device: the person has to be told. */
  readonly granted: readonly string[]
  /** How many devices of the account chose. */
  readonly devices: number
  /** Whether one of them signals GPC, which opts out all of them. */
  readonly gpc: boolean
}

/** How the sync stands. */
export interface SyncState {
  /** `idle`: everything arrived. `sending`: something is on its way. `waiting`: it is tried again later. */
  readonly status: 'idle' | 'sending' | 'waiting'
  /** Records that have not arrived yet. */
  readonly pending: number
  /** The last record that was refused for good; `null` when none was. */
  readonly failure: SyncFailure | null
  /** While somebody is signed in; `null` otherwise. */
  readonly account: AccountState | null
}

/** Nothing to do. */
export const IDLE: SyncState = { status: 'idle', pending: 0, failure: null, account: null }
