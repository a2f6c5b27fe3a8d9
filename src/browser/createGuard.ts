import type { ConsentStore, ServiceContext } from '../core/index.js'
import { createServiceContext } from './createServiceContext.js'

/** Runs one piece of a service's work; what it throws is reported, and everything else goes on. */
export type Guard = (work: ((context: ServiceContext) => void) | undefined) => void

/** Makes the guard of a store. */
export function createGuard(store: ConsentStore): Guard {
  const context = createServiceContext(store)
  return (work) => {
    try {
      work?.(context)
    } catch (error) {
      store.inlet.fail(error)
    }
  }
}
