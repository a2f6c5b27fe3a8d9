import { decodeChoice } from '../core/codec.js'
import type { ConsentStorage } from '../core/index.js'

// A cookie goes by itself; here somebody has to look. Days and milliseconds.
const LIFETIME = 395
const DAY = 86_400_000

/**
 * Keeps the choice in `localStorage` under any key, for 395 days as a cookie would. The server cannot read it.
 *
 * @example
 * defineConsent({ ..., storage: localChoiceStorage('public.cookie.choice') })
 */
export function localChoiceStorage(key: string): ConsentStorage {
  // `localStorage` is looked up at each call: merely naming it throws where storage is blocked.
  return {
    stores: [{ name: key, kind: 'local', lifetime: `P${LIFETIME}D`, purpose: 'consent-choice' }],
    read: () => {
      const value = localStorage.getItem(key)
      const choice = value === null ? null : decodeChoice(value)
      if (choice && choice.at + LIFETIME * DAY < Date.now()) localStorage.removeItem(key)
      return [localStorage.getItem(key)].filter((kept) => kept !== null)
    },
    write: (value) => localStorage.setItem(key, value),
    clear: () => localStorage.removeItem(key),
  }
}
