'use client'

import { explain, type ConsentId, type Explanation } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useConsent } from './useConsent.js'

/** Why something may run now, or not: the rule behind its permission, and since when. */
export function useExplanation(id: ConsentId): Explanation {
  const { config } = useConsentContext('useExplanation').store
  return useConsent((state) => explain(config, state, id))
}
