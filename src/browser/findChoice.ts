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
export function findChoice(
  { config, getState, isHydrated }: ConsentStore,
  { isEmpty, read }: FoundStorage,
): FoundChoice {
  const find = (): Choice | null => {
    try {
      return gesturedChoice(config, newestChoice(read().map(decodeChoice), Date.now()))
    } catch {
      // That it throws is all there is to know about blocked storage.
      return null
    }
  }
  const { choice, persistence } = getState()
  const stored = find()
  // What was decided here before this code came, or between two starts, when nobody heard of it. What was never read
  // from here may be another person's, whom a server showed.
  const own = isEmpty || persistence === 'memory' || (stored && isHydrated()) ? choice : null
  const newest = newestChoice([stored, own], Date.now())
  // An empty storage was answered already: only what another tab has put there since is new.
  const taken = isEmpty && newest === choice ? null : newest
  return { taken, find, read }
}
