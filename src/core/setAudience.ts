import type { ConsentStore } from './ConsentStore.js'
import type { Refinement } from './Jurisdiction.js'

/**
 * Tells a store how old the person is, for example after the sign-in. What that age forbids stops in the same call,
 * whatever was granted before; it is not stored, so it has to be told at every visit.
 *
 * In React call it in an effect of a component inside the provider: that runs before the storage is read.
 *
 * @param audience made by {@link audienceRule}, for an adult too; `undefined` for that of the config
 *
 * @example
 * setAudience(store, audienceRule('minor'))
 */
export function setAudience(store: Pick<ConsentStore, 'config' | 'inlet'>, audience: Refinement | undefined): void {
  const { config, inlet } = store
  const state = inlet.get()
  if (audience === state.audience) return
  inlet.set({ audience, jurisdiction: config.jurisdictionOf(state.jurisdiction.code, state.now, audience) })
}
