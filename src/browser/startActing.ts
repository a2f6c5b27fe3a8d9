// The chunk for deciding and remembering: loaded once the own storage was read.
import type { ConsentStore } from '../core/index.js'
import { createActs } from '../core/lazy.js'
import { keepChoice } from './keepChoice.js'
import type { FoundChoice } from './readChoice.js'

/** Starts to remember, then brings the acts, so that the first one is remembered too. */
export function startActing(store: ConsentStore, found: FoundChoice): () => void {
  const stop = keepChoice(store, found)
  store.inlet.equip(createActs)
  return stop
}
