'use client'

import type { MouseEvent } from 'react'
import { useConsent, useConsentActions, useConsentStore } from '../index.js'
import { createAgreementActs, isStanding, lastOf } from './createAgreementActs.js'
import { useAgreementRecords } from './useAgreementRecords.js'

/** All that a person has said yes to: the choice, and the agreements at forms. */
interface Consents {
  /** Whether there is anything to take back. */
  readonly isAny: boolean
  /** Takes all of it back, each with a record of its own. */
  readonly withdrawAll: (event: MouseEvent) => void
  /** Removes the agreements from this device. */
  readonly forgetAgreements: () => void
}

/** @see GDPR article 7(3) */
export function useConsents(): Consents {
  const { config } = useConsentStore()
  const { agreements = [] } = config
  const { withdraw } = useConsentActions()
  const hasChosen = useConsent(({ choice }) => choice !== null)
  const [store, records] = useAgreementRecords()
  return {
    isAny: hasChosen || agreements.some((one) => isStanding(one, lastOf(records, one.id))),
    withdrawAll: (event) => {
      const cause = { event, method: 'page' } as const
      withdraw(null, cause)
      for (const one of agreements) createAgreementActs(config, store, one).withdraw(cause)
    },
    forgetAgreements: store.forget,
  }
}
