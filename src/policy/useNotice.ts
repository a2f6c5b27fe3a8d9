'use client'

import { useMemo } from 'react'
import { newVersions, type Cause, type PolicyVersion } from '../core/index.js'
import { useConsent, useConsentStore } from '../index.js'

/** What a notice tells, and how it is answered. Neither answer grants anything. */
export interface Notice {
  /** What is new since the person's answer, the newest first. */
  readonly versions: readonly PolicyVersion[]
  /** Records that the person has read it. */
  readonly acknowledge: (cause?: Cause) => void
  /** Records that the person has seen it. */
  readonly dismiss: (cause?: Cause) => void
}

/**
 * The notice of editorial versions of the policy; `null` while there is nothing to tell: to people who
 * never chose, of a version that they chose or were told under, of a material one, which asks again by itself, and while
 * something else is asked.
 */
export function useNotice(): Notice | null {
  const { config, inlet } = useConsentStore()
  const { policy } = config
  const answered = useConsent(({ choice, prompt, status }) =>
    policy.material === false && status !== 'loading' && !prompt.required && choice ? choice.policyVersion : null,
  )
  return useMemo(() => {
    if (answered === null || answered === policy.version) return null
    const note = (action: 'seen' | 'acknowledged') => (cause?: Cause) =>
      inlet.perform((acts) => acts.note(action, cause))
    const versions = newVersions(policy, { policyVersion: answered })
    return { versions, acknowledge: note('acknowledged'), dismiss: note('seen') }
  }, [answered, policy, inlet])
}
