'use client'

import type { ConsentRights } from '../core/index.js'
import { useConsentStore } from '../index.js'

/** Uses the rights of a person; their code comes with the first use. */
export function useRightsOnDemand(): (use: (rights: ConsentRights) => void) => void {
  const store = useConsentStore()
  return (use) => void import('./lazy.js').then(({ createRights }) => use(createRights(store))).catch(store.inlet.fail)
}
