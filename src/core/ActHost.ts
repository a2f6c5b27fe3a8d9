import type { Choice } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { ConsentData } from './ConsentState.js'
import type { Kit } from './kit.js'
import type { Situation } from './ruleFor.js'

/** What the acts work on. */
export interface ActHost {
  readonly config: ConsentConfig
  readonly kit: Kit
  /** The state as it is now, with the time. */
  readonly get: () => ConsentData & Situation
  readonly set: (change: Partial<ConsentData>) => void
  /** Makes a choice the current one, and tells that it was made here. */
  readonly record: (choice: Choice, change: Partial<ConsentData>) => void
  /** Tells of an act that leaves the stored choice as it is. */
  readonly emit: (choice: Choice) => void
}
