'use client'

import type { ConsentRights } from '../core/index.js'
import { useConsent, useConsentStore, useRights } from '../index.js'

/** How a notice is answered. Neither grants anything. */
export type NoticeAnswers = Pick<ConsentRights, 'acknowledge' | 'dismiss'>

/**
 * The answers to the notice of an editorial version of the policy; `null` while there is nothing to tell: to people who
 * never chose, of a version that they chose or were told under, of a material one, which asks again by itself, and while
 * something else is asked.
 */
export function useNotice(): NoticeAnswers | null {
  const { version, material = true } = useConsentStore().config.policy
  const rights = useRights()
  const isDue = useConsent(
    ({ choice, prompt, status }) =>
      !material && status !== 'loading' && !prompt.required && choice !== null && choice.policyVersion !== version,
  )
  return isDue ? rights : null
}
