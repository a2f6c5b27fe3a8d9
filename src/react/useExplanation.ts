'use client'

import { explain, type ConsentId, type Explanation } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useConsent } from './useConsent.js'

/** Why something may run now, or not: the rule behind its permission, and since when. */
export function useExplanation(id: ConsentId): Explanation {
  const { config } = useConsentContext('useExplanation').store
  // Without a choice nothing can have expired, and the clock is not asked: a page that is rendered ahead may not.
  return useConsent((state) => explain(config, state, id, state.choice ? undefined : 0))
}
