/** Why the person is asked, the most important first: when several apply, the first one counts. */
export const PROMPT_REASONS = ['first-visit', 'policy', 'added', 'expired', 'jurisdiction'] as const
/** One of {@link PROMPT_REASONS}. */
export type PromptReason = (typeof PROMPT_REASONS)[number]

/** Whether something has to be asked. */
export interface Prompt {
  readonly required: boolean
  readonly reason: PromptReason | null
  /** The services that are new or changed since the last choice: only they are asked. */
  readonly added: readonly string[]
}
