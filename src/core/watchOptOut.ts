import type { ConsentStore } from './ConsentStore.js'
import { optOutOf, type OptOutState } from './optOutOf.js'

/**
 * Tells the app what the person opted out of, so that it reaches what is sold or used on a server: once when the
 * storage was read, and whenever it changed, in this tab, in another one, or by the age of the person.
 *
 * Carries the state, not the click: call it as often as you like with the same result. Returns the way to stop.
 *
 * @example
 * watchOptOut(store, ({ of }) => {
 *   void fetch('/api/sale', { method: 'PUT', body: JSON.stringify({ allowed: !of.includes('sale') }) })
 * })
 */
export function watchOptOut(store: ConsentStore, onOptOut: (optOut: OptOutState) => void): () => void {
  let told: string | null = null
  const look = (): void => {
    if (!store.isHydrated()) return
    const optOut = optOutOf(store.config, store.getState())
    const text = JSON.stringify(optOut)
    const isNews = told === null ? optOut.by !== null : text !== told
    told = text
    if (isNews) onOptOut(optOut)
  }
  look()
  return store.subscribe(look)
}
