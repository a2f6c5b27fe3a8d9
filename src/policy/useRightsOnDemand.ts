'use client'

import type { ConsentRights } from '../core/index.js'
import { useConsentStore } from '../index.js'

/** Uses the rights of a person; their code comes with the first use. */
export function useRightsOnDemand(): (use: (rights: ConsentRights) => void) => void {
  const store = useConsentStore()
  return (use) => {
    const { inlet } = store
    // Whether somebody is at it counts when they press, not when the code has come.
    const isActive = window.navigator.userActivation?.isActive
    const perform: typeof inlet.perform = (run) => inlet.perform(run, isActive)
    import('./lazy.js')
      .then(({ createRights }) => use(createRights({ inlet: { ...inlet, perform } })))
      .catch(inlet.fail)
  }
}
