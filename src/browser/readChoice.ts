import {
  decodeChoice,
  newestChoice,
  readCookies,
  readSignals,
  type Choice,
  type ConsentStore,
  type Signals,
} from '../core/index.js'

/** What was read, and the way to read again. */
export interface FoundChoice {
  /** What the store took. */
  readonly taken: Choice | null
  /** The newest choice in the storage now. */
  readonly find: () => Choice | null
  /** What the storage holds now, as it was written. Throws where storage is blocked. */
  readonly read: () => readonly string[]
  readonly decode: typeof decodeChoice
  /** What the browser signals. */
  readonly signals: Signals
}

/**
 * Tells a store what this browser holds and signals: from here on permissions may open.
 *
 * Blocked, foreign or corrupt storage holds no choice. The server's copy counts as well: the newest wins.
 */
export function readChoice({ config, inlet }: ConsentStore): FoundChoice {
  const { name } = config.cookie
  const read = (): readonly string[] => {
    if (config.storage) return config.storage.read()
    // Once: each time another process is asked, and a press of a button waits for it.
    const { cookie } = document
    return [name, `${name}_s`].flatMap((which) => readCookies(cookie, which))
  }
  const find = (): Choice | null => {
    try {
      return newestChoice(read().map(decodeChoice))
    } catch {
      // That it throws is all there is to know about blocked storage.
      return null
    }
  }
  const taken = find()
  const signals = readSignals(
    { header: () => null, navigator: (key): unknown => Reflect.get(navigator, key) },
    config.signals,
  )
  // A banner must not flash at somebody who answered another tool; its choice is looked for in lazy code.
  if (taken || !config.import) inlet.hydrate([taken], signals)
  return { taken, find, read, decode: decodeChoice, signals }
}
