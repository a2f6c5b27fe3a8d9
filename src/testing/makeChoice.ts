import { createConsentStore, type Choice, type RegisteredConfig } from '../core/index.js'
import type { TestChoice } from './TestChoice.js'

/** Where and when a person in a test answers. */
export interface ChoiceCircumstances {
  /** ISO code of the place. @default the config's, or unknown */
  readonly jurisdiction?: string | undefined
  /** Signals by name; `gpc` is the browser's opt-out. @default none is on */
  readonly signals?: Readonly<Record<string, boolean>> | undefined
  /** The clock, in epoch milliseconds. @default the real one */
  readonly now?: number | undefined
}

/** The choice that the real actions make of an answer. Nothing is stored. */
export function makeChoice(
  config: RegisteredConfig,
  answer: TestChoice,
  { jurisdiction, signals, now }: ChoiceCircumstances = {},
): Choice | null {
  const { actions, inlet, getState } = createConsentStore(
    // Nobody presses anything here.
    { ...config, trustedGesture: false },
    { jurisdiction, ...(now !== undefined && { now: () => now }) },
  )
  inlet.hydrate(null, { gpc: false, ...signals })
  if (answer === 'accept-all') actions.acceptAll()
  else if (answer === 'reject-all') actions.rejectAll()
  else if (answer) {
    const granted: readonly string[] = answer.grants
    const decisions = config.decidables.map(({ id }) => [id, granted.includes(id) ? 'granted' : 'denied'] as const)
    actions.rejectAll()
    actions.save(Object.fromEntries(decisions.filter(([, decision]) => decision === 'granted')))
  }
  const { choice } = getState()
  // Only a gesture grants there, and it stands for one.
  return choice && config.trustedGesture ? { ...choice, method: 'banner' } : choice
}
