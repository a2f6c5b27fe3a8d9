import type { ConsentStore } from './ConsentStore.js'
import type { RegisteredConfig } from './Register.js'
import { createActs } from './createActs.js'
import { createStoreShell, type ConsentStoreOptions } from './createStoreShell.js'

/**
 * Makes the headless store of one provider or page. Nothing is shared between two stores.
 *
 * Until `inlet.hydrate` is called everything optional stays closed: a page that was cached with somebody's grants
 * opens nothing for others.
 *
 * @example
 * const store = createConsentStore(consent)
 * store.subscribe((state) => console.log(state.permissions))
 */
export function createConsentStore(config: RegisteredConfig, options?: ConsentStoreOptions): ConsentStore {
  const store = createStoreShell(config, options)
  store.inlet.equip(createActs)
  return store
}
