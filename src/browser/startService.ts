import type { ConsentStore, Service } from '../core/index.js'
import { createGuard } from './createGuard.js'
import { announceStart, loadScript, markFailed, markRunning, markStopped } from './scriptRegistry.js'

/**
 * Starts a service that is granted: tells its vendor, loads its scripts, calls `onGrant`. Waits with whoever has started
 * it already. Without the grant only the scripts are loaded, and only in the limited mode of its vendor.
 *
 * Resolves with whether its scripts are there. Of each service only its own failure is its business: it is reported, and
 * everything else goes on.
 */
export async function startService(
  store: ConsentStore,
  { id, consent, onGrant, scripts = [], beforeConsent }: Service,
  nonce: string | undefined,
): Promise<boolean> {
  const { inlet } = store
  const guard = createGuard(store)
  const isGranted = (): boolean => store.getState().permissions[id] === 'granted'
  const run = isGranted() ? markRunning(id) : null
  // Whatever was withdrawn while a script was on its way has another run, or none.
  const goesOn = run ?? ((): boolean => isGranted() || beforeConsent === 'limited')
  if (run) {
    guard(consent?.grant)
    announceStart(id)
  }
  let mark = consent ? markFailed : markStopped
  try {
    for (const [index, script] of scripts.entries()) {
      if (!goesOn() || !(await loadScript(`${id}:${index}`, script, nonce, inlet.kit))) return false
      mark = markFailed
    }
    if (run?.()) guard(onGrant)
    return true
  } catch (error) {
    if (run?.()) mark(id)
    // Who only waits leaves the report to who has started it.
    if (run || !isGranted()) inlet.fail(error)
    return false
  }
}
