import type { ConsentStore, ServiceId } from '../core/index.js'

/** How long what starts by itself is waited for: it does so after the next paint. Milliseconds. */
const OWN_START = 500

/**
 * Loads the scripts of a service in the person's own act, never when a page is shown: what starts `on-use`, as a payment
 * or a check at a form. What starts by itself is waited for, and started again where its script did not come.
 *
 * Resolves with whether they are there. `false` without permission, and when a script could not be loaded, which is
 * reported; the next call tries again. Stays pending when it is withdrawn meanwhile.
 *
 * @example
 * if (await loadOnUse(store, 'stripe')) window.Stripe('pk_...')
 */
export async function loadOnUse(store: ConsentStore, id: ServiceId, nonce?: string): Promise<boolean> {
  const service = store.config.services.find((one) => one.id === id)
  const isGranted = (): boolean => store.getState().permissions[id] === 'granted'
  if (!service || !isGranted()) return false
  try {
    const { startService, whenStarted } = await import('./work.js')
    if (service.flow !== 'on-use') {
      await new Promise<void>((resolve) => {
        whenStarted(id, resolve)
        setTimeout(resolve, OWN_START)
      })
    }
    return isGranted() && (await startService(store, service, nonce))
  } catch (error) {
    store.inlet.fail(error)
    return false
  }
}
