import { readCookies, readSignals, type ConsentStore, type Signals } from '../core/index.js'

/** What the first paint knows of this browser, and the way to read again. */
export interface FoundStorage {
  /** What the storage held at first, as it was written: where that is nothing, the store waits for nobody who can read. */
  readonly held: readonly string[]
  /** What the storage holds now; nothing where it is blocked. */
  readonly read: () => readonly string[]
  /** What the browser signals. */
  readonly signals: Signals
}

/**
 * Looks whether this browser holds a choice. Where it holds none the store is told, so that the question comes with the
 * first paint; whoever has answered sees no banner, so the code that reads answers comes later, with the acts.
 *
 * Nor is one looked for in the storage of another tool yet. When effects start again, that code alone knows what was
 * decided in between.
 */
export function readStorage({ config, inlet, isHydrated }: ConsentStore): FoundStorage {
  const { name } = config.cookie
  const read = (): readonly string[] => {
    try {
      if (config.storage) return config.storage.read()
      // Once: each time another process is asked, and a press of a button waits for it.
      const { cookie } = document
      return [name, `${name}_s`].flatMap((which) => readCookies(cookie, which))
    } catch {
      // That it throws is all there is to know about blocked storage.
      return []
    }
  }
  const signals = readSignals(
    { header: () => null, navigator: (key): unknown => Reflect.get(navigator, key) },
    config.signals,
  )
  const held = read()
  if (!held.length && !config.import && !isHydrated()) inlet.hydrate(null, signals)
  return { held, read, signals }
}
