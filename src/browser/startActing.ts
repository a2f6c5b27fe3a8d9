// The chunk for deciding, remembering and following the page: loaded once the own storage was looked at. In one, so that
// nothing ever opens where what hears of a withdrawal is missing.
import type { Choice, ConsentStore } from '../core/index.js'
import { createActs, createChoice, decide } from '../core/lazy.js'
import { decodeChoice, gesturedChoice, newestChoice } from '../core/codec.js'
import { bindStore } from './bindStore.js'
import { followPage } from './followPage.js'
import { keepChoice } from './keepChoice.js'
import type { FoundStorage } from './readStorage.js'
import { watchExpiry } from './watchExpiry.js'

/**
 * Reads the choice that this browser holds and starts to remember, then brings the acts, so that the first one is
 * remembered too: from here on things may open. Then follows what is outside.
 *
 * Foreign or corrupt storage holds no choice. The server's copy counts as well: the newest wins. Where no own choice is
 * found and the config has importers, another tool's choice is taken over before that.
 */
export function start(store: ConsentStore, { held, read, signals }: FoundStorage, life: AbortSignal): void {
  const { config, inlet, getState, isHydrated } = store
  const { known } = inlet
  /** The newest choice in the storage. A copy of what was forgotten here, which a late answer may bring, is none. */
  const find = (values: readonly string[] = read()): Choice | null => {
    const isNews = (choice: Choice | null): unknown => choice && (getState().choice ?? !known.has(choice.id))
    return gesturedChoice(config, newestChoice(values.map(decodeChoice).filter(isNews), Date.now()))
  }
  const begin = (answer?: Choice | null | void): void => {
    if (life.aborted) return
    const imported = answer && gesturedChoice(config, answer)
    // Before the acts that wait: it is the older one.
    if (imported) inlet.emit(imported)
    const stored = find()
    const { choice, persistence } = getState()
    // Until the storage was read, or known to be empty, it may be another person's, whom a server showed.
    const isOurs = isHydrated() || (!held.length && !config.import)
    // What was kept, and is in no storage now, was forgotten elsewhere meanwhile.
    const isGone = !stored && persistence === 'stored' && known.has(choice?.id)
    const own = isOurs && !isGone ? choice : null
    const keeper = keepChoice(store, life, read)
    // Another tab has decided while this code was on its way, and nobody knows what came first: of the acts that wait
    // only refusals count.
    inlet.isOvertaken = stored?.id !== find(held)?.id
    inlet.hydrate(imported ?? newestChoice([stored, own], Date.now()), signals)
    inlet.equip(createActs)
    inlet.isOvertaken = false
    // Whoever heard of what the acts did may have stopped the page.
    if (life.aborted) return
    if (own) keeper.keep()
    followPage(store, life, { ...keeper, find, read, stored })
    watchExpiry(store, life)
    life.addEventListener('abort', bindStore(store))
  }
  const importer = !find() && !isHydrated() && config.import?.[0]
  if (importer)
    importer
      .load()
      .then(({ importChoice }) =>
        // Another tab may have been faster.
        find()
          ? null
          : importChoice(config, self, inlet.get(), { decide, createChoice: createChoice.bind(null, inlet.kit) }),
      )
      .catch(inlet.fail)
      .then(begin, inlet.fail)
  else begin()
}
