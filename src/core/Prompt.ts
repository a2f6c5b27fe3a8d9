import type { Model } from './Jurisdiction.js'

/** Why the person is asked, the most important first: when several apply, the first one counts. */
export const PROMPT_REASONS = ['first-visit', 'policy', 'added', 'expired', 'jurisdiction'] as const
/** One of {@link PROMPT_REASONS}. */
export type PromptReason = (typeof PROMPT_REASONS)[number]

/** Whether something has to be asked. */
export interface Prompt {
  readonly required: boolean
  /**
   * The strictest model of what is asked. `opt-in` is a question; elsewhere the first layer is a notice with a way out,
   * that can be dismissed, and `none` asks and tells nothing.
   */
  readonly model: Model
  readonly reason: PromptReason | null
  /** The services that are new or changed since the last choice: only they are asked. */
  readonly added: readonly string[]
}
