import { readCookies, readSignals, type ConsentStore, type Signals } from '../core/index.js'

/** What the first paint knows of this browser, and the way to read again. */
export interface FoundStorage {
  /** Whether there was anything to read: then the store waits for the code that can. */
  readonly isEmpty: boolean
  /** What the storage holds now, as it was written. Throws where storage is blocked. */
  readonly read: () => readonly string[]
  /** What the browser signals. */
  readonly signals: Signals
}

/**
 * Looks whether this browser holds a choice. Where it holds none the store is told, so that the question comes with the
 * first paint; whoever has answered sees no banner, so the code that reads answers comes later, with the acts.
 *
 * Blocked storage holds no choice. Nor is one looked for in the storage of another tool yet.
 */
export function readStorage({ config, inlet }: ConsentStore): FoundStorage {
  const { name } = config.cookie
  const read = (): readonly string[] => {
    if (config.storage) return config.storage.read()
    // Once: each time another process is asked, and a press of a button waits for it.
    const { cookie } = document
    return [name, `${name}_s`].flatMap((which) => readCookies(cookie, which))
  }
  const signals = readSignals(
    { header: () => null, navigator: (key): unknown => Reflect.get(navigator, key) },
    config.signals,
  )
  let isEmpty = !config.import
  try {
    isEmpty &&= !read().length
  } catch {
    // That it throws is all there is to know about blocked storage.
  }
  if (isEmpty) inlet.hydrate(null, signals)
  return { isEmpty, read, signals }
}
