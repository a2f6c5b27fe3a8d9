import type { Condition, ConsentStore } from '../core/index.js'
import { gatedItems, type GatedStorage, type GatedStorageOptions } from './gatedItems.js'

/**
 * A `Storage` that keeps its items in memory until the condition is granted, writes them down then, and removes them
 * when it is withdrawn. Storage that is blocked or full leaves them in memory.
 *
 * Its keys have to stand in the config. One that does not is named in a warning, as nobody is told of it and a
 * withdrawal at the next visit cannot find it.
 */
export function gatedStorage(
  store: ConsentStore,
  condition: Condition,
  options: GatedStorageOptions = {},
): GatedStorage {
  return gatedItems(store.config, condition, options, () => store)
}
