'use client'

import { useMemo, useState, useSyncExternalStore } from 'react'
import type { AgreementAction, Cause } from '../core/index.js'
import { methodOf, uuidv7 } from '../core/forms.js'
import { useConsent, useConsentStore } from '../index.js'
import { createAgreementStore } from './createAgreementStore.js'
import { agreementsKey } from './agreementsKey.js'

/** How a notice is answered. Neither grants anything. */
export interface NoticeAnswers {
  /** Records that the person has read it. */
  readonly acknowledge: (cause?: Cause) => void
  /** Records that the person has seen it. */
  readonly dismiss: (cause?: Cause) => void
}

/** Under which name the answers to notices of the policy are recorded. */
const POLICY = 'policy'

/**
 * The answers to the notice of an editorial version of the policy; `null` while there is nothing to tell: to people who
 * never chose, of a version that they chose under, and of a material one, which asks again by itself.
 */
export function useNotice(): NoticeAnswers | null {
  const { config } = useConsentStore()
  const { version, material = true } = config.policy
  const chosenUnder = useConsent(({ choice, status }) =>
    status === 'loading' ? null : (choice?.policyVersion ?? null),
  )
  const [store] = useState(() => createAgreementStore(agreementsKey(config.cookie.name)))
  const records = useSyncExternalStore(store.subscribe, store.records, () => null)
  const isDue =
    !material &&
    chosenUnder !== null &&
    chosenUnder !== version &&
    records?.every((record) => record.agreement !== POLICY || record.version !== version) === true

  return useMemo(() => {
    if (!isDue) return null
    const answer =
      (action: AgreementAction) =>
      (cause?: Cause): void => {
        const at = Date.now()
        const method = methodOf(cause, 'none') === 'api' ? 'api' : 'page'
        const language = document.documentElement.lang || null
        const origin = location.origin === 'null' ? null : location.origin
        const record = { id: uuidv7(at), at, agreement: POLICY, kind: 'acknowledgement', version } as const
        store.add({ ...record, schemaVersion: '1.0', action, method, language, text: '', origin })
      }
    return { acknowledge: answer('given'), dismiss: answer('seen') }
  }, [isDue, store, version])
}
