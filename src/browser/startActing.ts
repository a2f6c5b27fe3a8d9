// The chunk for deciding and remembering: loaded once the own storage was read.
import type { ConsentStore } from '../core/index.js'
import { createActs, encodeChoice } from '../core/lazy.js'
import { keepChoice } from './keepChoice.js'
import type { FoundChoice } from './readChoice.js'

/** Starts to remember, then brings the acts, so that the first one is remembered too; then follows what is outside. */
export function start(store: ConsentStore, found: FoundChoice): () => void {
  const stops = [keepChoice(store, found)]
  let isStopped = false
  store.inlet.equip(createActs)
  import('./followPage.js').then(({ followPage }) => {
    if (!isStopped) stops.push(followPage(store, found, encodeChoice))
  }, store.inlet.fail)
  return () => {
    isStopped = true
    for (const stop of stops) stop()
  }
}
