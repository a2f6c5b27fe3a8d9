import {
  createConsentStore,
  type ConsentStore,
  type ConsentStoreOptions,
  type RegisteredConfig,
} from '../core/index.js'
import { browserEffects } from './browserEffects.js'
import type { WorkOptions } from './runServices.js'

/** A running store of a page without React. */
export interface PageConsent extends ConsentStore {
  /** Stops all effects. What runs goes on running: stopping is not withdrawing. */
  readonly stop: () => void
}

/**
 * Makes a store and starts its effects, for a page without React.
 *
 * @example
 * const consent = createConsent(config)
 * document.querySelector('#accept').addEventListener('click', consent.actions.acceptAll)
 */
export function createConsent(config: RegisteredConfig, options: ConsentStoreOptions & WorkOptions = {}): PageConsent {
  const store = createConsentStore(config, options)
  return { ...store, stop: browserEffects(options)(store) }
}
