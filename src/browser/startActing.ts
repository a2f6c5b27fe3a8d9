// The chunk for deciding, remembering and following the page: loaded once the own storage was looked at. In one, so that
// nothing ever opens where what hears of a withdrawal is missing.
import type { Choice, ConsentStore } from '../core/index.js'
import { createActs, createChoice, decide } from '../core/lazy.js'
import { gesturedChoice } from '../core/codec.js'
import { findChoice } from './findChoice.js'
import { followPage } from './followPage.js'
import { keepChoice } from './keepChoice.js'
import type { FoundStorage } from './readStorage.js'

/**
 * Reads the choice and starts to remember, then brings the acts, so that the first one is remembered too: from here on
 * things may open. Then follows what is outside.
 *
 * Where no own choice was found and the config has importers, another tool's choice is taken over before that.
 */
export function start(store: ConsentStore, storage: FoundStorage): () => void {
  const { config, inlet } = store
  const found = findChoice(store, storage)
  const stops: (() => void)[] = []
  let isStopped = false
  const begin = (answer?: Choice | null | void): void => {
    if (isStopped) return
    const imported = answer && gesturedChoice(config, answer)
    // Before the acts that wait: it is the older one.
    if (imported) inlet.emit(imported)
    if (found.taken || !storage.isEmpty) inlet.hydrate(imported ?? found.taken ?? found.find(), storage.signals)
    stops.push(keepChoice(store, found))
    // Another tab has decided while this code was on its way, and nobody knows what came first: nothing that grants counts.
    let mayGrant = !storage.isEmpty || !found.taken
    inlet.equip((host) => createActs(host, () => mayGrant))
    mayGrant = true
    stops.push(followPage(store, found))
  }
  const importer = !found.taken && !store.isHydrated() && config.import?.[0]
  if (importer)
    importer
      .load()
      .then(({ importChoice }) => {
        // Another tab may have been faster.
        if (found.find()) return null
        const page = { cookies: document.cookie, local: (key: string) => localStorage.getItem(key) }
        const here = { jurisdiction: store.getState().jurisdiction, now: Date.now() }
        return importChoice(config, page, here, { decide, createChoice: (...made) => createChoice(inlet.kit, ...made) })
      })
      .catch(inlet.fail)
      .then(begin, inlet.fail)
  else begin()
  return () => {
    isStopped = true
    for (const stop of stops) stop()
  }
}
