import type { Decision } from './Decision.js'

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
