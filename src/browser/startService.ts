import type { ConsentStore, Service, ServiceContext } from '../core/index.js'
import { createServiceContext } from './createServiceContext.js'
import { announceStart, isRunning, loadScript, markRunning, markStopped } from './scriptRegistry.js'

/**
 * Starts a service that is granted: tells its vendor, loads its scripts, calls `onGrant`. Waits with whoever has started
 * it already.
 *
 * Resolves with whether its scripts are there. Of each service only its own failure is its business: it is reported,
 * and everything else goes on. Never settles when it was withdrawn while a script was on its way.
 */
export async function startService(
  store: ConsentStore,
  { id, consent, onGrant, scripts = [] }: Service,
  nonce: string | undefined,
): Promise<boolean> {
  const { inlet } = store
  const context = createServiceContext(store)
  const guard = (work: ((context: ServiceContext) => void) | undefined): void => {
    try {
      work?.(context)
    } catch (error) {
      inlet.fail(error)
    }
  }
  const run = markRunning(id)
  // Whatever was withdrawn while a script was on its way has another run, or none.
  const goesOn = (): boolean => (run ? isRunning(id, run) : store.getState().permissions[id] === 'granted')
  if (run) {
    guard(consent?.grant)
    announceStart(id)
  }
  try {
    for (const [index, script] of scripts.entries()) {
      if (goesOn()) await loadScript(`${id}:${index}`, script, nonce, inlet.kit)
    }
    if (run && goesOn()) guard(onGrant)
    return goesOn()
  } catch (error) {
    if (run) {
      if (goesOn()) markStopped(id)
      inlet.fail(error)
    }
    return false
  }
}
