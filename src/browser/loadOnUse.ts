import type { ConsentStore, ServiceId } from '../core/index.js'
import { loadWork } from './loadWork.js'

/** How long what starts by itself is waited for: it does so after the next paint. Milliseconds. */
const OWN_START = 500

/**
 * Loads the scripts of a service in the person's own act, never when a page is shown: what starts `on-use`, as a payment
 * or a check at a form. What starts by itself is waited for, and started again where its script did not come.
 *
 * Resolves with whether they are there. `false` without permission, also when it is withdrawn meanwhile, and when a
 * script could not be loaded, which is reported; the next call tries again.
 *
 * @example
 * if (await loadOnUse(store, 'stripe')) window.Stripe('pk_...')
 */
export async function loadOnUse(store: ConsentStore, id: ServiceId, nonce?: string): Promise<boolean> {
  const { config, inlet, getState } = store
  const service = config.services.find((one) => one.id === id)
  const isWanted = (): boolean => getState().permissions[id] === 'granted'
  try {
    if (!service || !isWanted()) return false
    const work = await loadWork()
    const isOnUse = service.flow === 'on-use'
    if (!isOnUse) {
      await new Promise<void>((resolve) => {
        work.whenStarted(id, resolve)
        setTimeout(resolve, OWN_START)
      })
    }
    // Whoever hears of the withdrawal hears of the grant.
    if (!isOnUse || service.consent || service.onGrant) {
      return isWanted() && (await work.startService(store, service, nonce)) && isWanted()
    }
    for (const [index, script] of (service.scripts ?? []).entries()) {
      // A withdrawal may come in between, and ends what is on its way.
      if (!isWanted() || !(await work.loadScript(`${id}:${index}`, script, nonce, inlet.kit))) return false
      // So that a withdrawal knows that it ran.
      work.markRunning(id)
    }
    if (!isWanted()) return false
    work.markRunning(id)
    return true
  } catch (error) {
    inlet.fail(error)
    return false
  }
}
