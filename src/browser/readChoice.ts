import { decodeChoice, newestChoice, readCookies, readSignals, type Choice, type ConsentStore } from '../core/index.js'

/** What was read, and the way to read again. */
export interface FoundChoice {
  /** What the store took. */
  readonly taken: Choice | null
  /** The newest choice in the storage now. */
  readonly find: () => Choice | null
  /** What the storage holds now, as it was written. Throws where storage is blocked. */
  readonly read: () => readonly string[]
  readonly decode: typeof decodeChoice
}

/**
 * Tells a store what this browser holds and signals: from here on permissions may open.
 *
 * Blocked, foreign or corrupt storage holds no choice.
 */
export function readChoice({ config, inlet }: ConsentStore): FoundChoice {
  const read = (): readonly string[] =>
    config.storage ? config.storage.read() : readCookies(document.cookie, config.cookie.name)
  const find = (): Choice | null => {
    try {
      return newestChoice(read().map((value) => decodeChoice(value)))
    } catch {
      // That it throws is all there is to know about blocked storage.
      return null
    }
  }
  const taken = find()
  const signals = readSignals(
    { header: () => null, navigator: (name): unknown => Reflect.get(navigator, name) },
    config.signals,
  )
  inlet.hydrate([taken], signals)
  return { taken, find, read, decode: decodeChoice }
}
