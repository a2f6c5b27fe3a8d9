import type { ConsentStore, ServiceId } from '../core/index.js'

/**
 * Loads the scripts of a service that starts `on-use`: a payment, a check at a form. To be called in the person's own
 * act, never when a page is shown.
 *
 * Resolves with whether they are there. `false` without permission, for a service that starts by itself, and when a
 * script could not be loaded, which is reported; the next call tries again.
 *
 * @example
 * if (await loadOnUse(store, 'stripe')) window.Stripe('pk_...')
 */
export async function loadOnUse(store: ConsentStore, id: ServiceId, nonce?: string): Promise<boolean> {
  const { config, inlet, getState } = store
  const service = config.services.find((one) => one.id === id)
  const isWanted = (): boolean => service?.flow === 'on-use' && getState().permissions[id] === 'granted'
  try {
    if (!isWanted()) return false
    const work = await import('./work.js')
    for (const [index, script] of (service?.scripts ?? []).entries()) {
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
