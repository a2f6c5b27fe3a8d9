import type { Choice, ConsentStore } from '../core/index.js'
import { decodeChoice, gesturedChoice, newestChoice } from '../core/codec.js'
import type { FoundStorage } from './readStorage.js'

/** What was found, and the way to look again. */
export interface FoundChoice extends Pick<FoundStorage, 'read'> {
  /** What the store takes. */
  readonly taken: Choice | null
  /** The newest choice in the storage now. */
  readonly find: () => Choice | null
}

/**
 * Reads the choice that this browser holds. Blocked, foreign or corrupt storage holds none. The server's copy counts as
 * well: the newest wins.
 */
export function findChoice({ config, getState }: ConsentStore, { isEmpty, read }: FoundStorage): FoundChoice {
  const find = (): Choice | null => {
    try {
      return gesturedChoice(config, newestChoice(read().map(decodeChoice), Date.now()))
    } catch {
      // That it throws is all there is to know about blocked storage.
      return null
    }
  }
  const { choice, persistence } = getState()
  // What came into an empty storage since is for whoever follows the page: the store has begun without it.
  const taken = isEmpty ? null : newestChoice([find(), persistence === 'memory' ? choice : null], Date.now())
  return { taken, find, read }
}
