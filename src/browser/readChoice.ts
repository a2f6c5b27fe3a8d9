import { decodeChoice, newestChoice, readCookies, readSignals, type Choice, type ConsentStore } from '../core/index.js'

/** What was read, and the way to read again. */
export interface FoundChoice {
  /** What the store took. */
  readonly taken: Choice | null
  /** Every choice in the storage now. */
  readonly find: () => readonly Choice[]
}

/**
 * Tells a store what this browser holds and signals: from here on permissions may open.
 *
 * Blocked, foreign or corrupt storage holds no choice.
 */
export function readChoice({ config, inlet }: ConsentStore): FoundChoice {
  const find = (): readonly Choice[] => {
    try {
      const values = config.storage ? config.storage.read() : readCookies(document.cookie, config.cookie.name)
      return values.flatMap((value) => decodeChoice(value) ?? [])
    } catch {
      // That it throws is all there is to know about blocked storage.
      return []
    }
  }
  const found = find()
  const signals = readSignals(
    { header: () => null, navigator: (name): unknown => Reflect.get(navigator, name) },
    config.signals,
  )
  inlet.hydrate(found, signals)
  return { find, taken: newestChoice(found) }
}
