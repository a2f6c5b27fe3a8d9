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
  const service = store.config.services.find((one) => one.id === id)
  if (service?.flow !== 'on-use' || store.getState().permissions[id] !== 'granted') return false
  try {
    const work = await import('./work.js')
    // So that a withdrawal knows that it ran.
    work.markRunning(id)
    for (const [index, script] of (service.scripts ?? []).entries()) {
      await work.loadScript(`${id}:${index}`, script, nonce, store.inlet.kit)
    }
    return true
  } catch (error) {
    store.inlet.fail(error)
    return false
  }
}
