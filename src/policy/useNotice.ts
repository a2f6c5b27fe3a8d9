'use client'

import { useMemo } from 'react'
import type { Cause } from '../core/index.js'
import { useConsent, useConsentStore } from '../index.js'

/** How a notice is answered. Neither grants anything. */
export interface NoticeAnswers {
  /** Records that the person has read it. */
  readonly acknowledge: (cause?: Cause) => void
  /** Records that the person has seen it. */
  readonly dismiss: (cause?: Cause) => void
}

/**
 * The answers to the notice of an editorial version of the policy; `null` while there is nothing to tell: to people who
 * never chose, of a version that they chose or were told under, of a material one, which asks again by itself, and while
 * something else is asked.
 */
export function useNotice(): NoticeAnswers | null {
  const { config, inlet } = useConsentStore()
  const { version, material = true } = config.policy
  const isDue = useConsent(
    ({ choice, prompt, status }) =>
      !material && status !== 'loading' && !prompt.required && choice !== null && choice.policyVersion !== version,
  )
  return useMemo(() => {
    if (!isDue) return null
    const note = (action: 'seen' | 'acknowledged') => (cause?: Cause) =>
      inlet.perform((acts) => acts.note(action, cause))
    return { acknowledge: note('acknowledged'), dismiss: note('seen') }
  }, [isDue, inlet])
}
