import type { Choice, ChoiceMethod } from './Choice.js'
import type { Decision, Decisions, Permissions } from './Decision.js'
import type { Jurisdiction, Refinement } from './Jurisdiction.js'
import type { Prompt } from './Prompt.js'
import type { ConsentId, ServiceId } from './Register.js'
import type { Signals } from './Signals.js'
import type { WithdrawalReport } from './WithdrawalReport.js'

/** `loading` until the own storage was read; then whether everything that is asked was answered. */
export type ConsentStatus = 'loading' | 'undecided' | 'decided'

/** Which layer is open. */
export type Surface = 'none' | 'banner' | 'preferences'

/** What the store knows. Every part keeps its identity until it changes. */
export interface ConsentData {
  readonly status: ConsentStatus
  /** The last choice; `null` when the person was never asked. */
  readonly choice: Choice | null
  /** What may run now. */
  readonly permissions: Permissions<ConsentId>
  readonly prompt: Prompt
  readonly surface: Surface
  /** Switches that were moved but not saved. Nothing ever runs on a draft. */
  readonly draft: Decisions<ConsentId>
  /** Services that are allowed until the page is left. */
  readonly sessionGrants: readonly ServiceId[]
  readonly jurisdiction: Jurisdiction
  readonly signals: Signals
  /** What the age of the person changes; `undefined` for adults. A function, so that nothing can store or send it. */
  readonly audience: Refinement | undefined
  /** What the last withdrawal did; `null` before the first one. */
  readonly withdrawal: WithdrawalReport | null
  /** `memory` when the browser keeps nothing: the choice is lost with the page. */
  readonly persistence: 'stored' | 'memory'
}

/** A browser or React event, as far as it says whether a person made it. */
export interface EventLike {
  readonly isTrusted?: boolean
  /** What was used to point; empty for a key. */
  readonly pointerType?: string
  readonly nativeEvent?: { readonly isTrusted?: boolean }
}

/** Who or what stands behind an action. */
export interface NamedCause {
  readonly event: EventLike | undefined
  /** Where it happened; proves something only with a trusted event. @default the open layer, or the page */
  readonly method?: ChoiceMethod
}

/** An event as it is (`onClick={acceptAll}`), or an event with the place where it happened. */
export type Cause = EventLike | NamedCause

/** What can be done. The functions never change, need no `this` and never throw. */
export interface ConsentActions {
  /** Grants everything that is asked; at a banner that asks about additions, only those. */
  readonly acceptAll: (cause?: Cause) => void
  /** Denies everything that is asked; at a banner that asks about additions, only those. */
  readonly rejectAll: (cause?: Cause) => void
  /** Records the given decisions or the draft. What was never switched on is denied. */
  readonly save: (decisions?: Decisions<ConsentId> | null, cause?: Cause) => void
  /** Denies what was granted: all of it, or some ids. */
  readonly withdraw: (ids?: readonly ConsentId[] | null, cause?: Cause) => void
  /**
   * Closes the first layer by its close button. Where consent is asked for it records a refusal, where people are only
   * told, it records that the notice was seen. Never a grant.
   */
  readonly refuseByClosing: (cause?: Cause) => void
  /** Allows a service until the page is left. Nothing is stored. After an opt-out of sale, what shares takes two steps. */
  readonly grantForSession: (service: ServiceId, cause?: Cause) => void
  /** Records a grant for one service; what else has to be asked stays open. */
  readonly grantAlways: (service: ServiceId, cause?: Cause) => void
  /** Moves a switch without saving it. A category moves its services along. */
  readonly setDraft: (id: ConsentId, decision: Decision) => void
  readonly discardDraft: () => void
  readonly open: (surface: 'banner' | 'preferences') => void
  /** Leaves the open layer and its draft. Nothing is recorded. */
  readonly close: () => void
  /** Sets the place, for example when it is known late. A stored refusal stays one everywhere. */
  readonly setJurisdiction: (code: string | null) => void
  /** Forgets the choice on this device and asks again. */
  readonly forget: () => void
}

/** All that `useConsent` returns: data and actions side by side. */
export interface ConsentState extends ConsentData, ConsentActions {}
