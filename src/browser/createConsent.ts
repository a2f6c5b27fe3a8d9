import {
  createConsentStore,
  type ConsentEffect,
  type ConsentStore,
  type ConsentStoreOptions,
  type RegisteredConfig,
} from '../core/index.js'
import { browserEffects } from './browserEffects.js'
import type { WorkOptions } from './runServices.js'

/** How a page without React starts. */
export interface PageConsentOptions extends ConsentStoreOptions, WorkOptions {
  /** What starts and stops with the page, such as `markup()`. */
  readonly effects?: readonly ConsentEffect[]
}

/** A running store of a page without React. */
export interface PageConsent extends ConsentStore {
  /** Stops all effects. What runs goes on running: stopping is not withdrawing. */
  readonly stop: () => void
}

/**
 * Makes a store and starts its effects, for a page without React.
 *
 * @example
 * const consent = createConsent(config, { effects: [markup()] })
 * document.querySelector('#accept').addEventListener('click', consent.actions.acceptAll)
 */
export function createConsent(config: RegisteredConfig, options: PageConsentOptions = {}): PageConsent {
  const store = createConsentStore(config, options)
  const stops = [browserEffects(options), ...(options.effects ?? [])].map((start) => start(store))
  return { ...store, stop: () => stops.forEach((stop) => stop()) }
}
