import type { ConsentStorage } from '../core/index.js'

/**
 * Keeps the choice in `localStorage` under any key. The server cannot read it.
 *
 * @example
 * defineConsent({ ..., storage: localChoiceStorage('public.cookie.choice') })
 */
export function localChoiceStorage(key: string): ConsentStorage {
  // `localStorage` is looked up at each call: merely naming it throws where storage is blocked.
  return {
    read: () => [localStorage.getItem(key)].filter((value) => value !== null),
    write: (value) => localStorage.setItem(key, value),
    clear: () => localStorage.removeItem(key),
  }
}
