import type { Choice } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { Decisions } from './Decision.js'
import type { ConsentData } from './ConsentState.js'
import type { Kit } from './kit.js'
import type { Situation } from './ruleFor.js'

/** What the browser says of the person at one moment; it may say nothing. */
interface Activation {
  /** Whether they have just pressed something. */
  readonly isActive: boolean | undefined
}

/** What the acts work on. */
export interface ActHost {
  readonly config: ConsentConfig
  readonly kit: Kit
  /** The state as it is now, with the time, and whether the person was at it when the act was called. */
  readonly get: () => ConsentData & Situation & Activation
  readonly set: (change: Partial<ConsentData>) => void
  /** The draft in which nothing was moved: always the same, so that nothing renders for it. */
  readonly noDraft: Decisions
  /** Tells that a choice was made here. */
  readonly emit: (choice: Choice) => void
  /** Whether another tab has decided since the acts were called that are carried out: nothing that grants counts then. */
  isOvertaken?: boolean
}
