import { isGranted, type Condition, type ConsentStore } from '../core/index.js'

/** Storage that needs permission. */
export interface GatedStorage extends Storage {
  /** Follows the store from now on; returns the way to stop. What is stored stays. */
  readonly start: () => () => void
}

/** Where gated items are kept once they may be. */
export interface GatedStorageOptions {
  /** @default 'local' */
  readonly kind?: 'local' | 'session'
}

/**
 * A `Storage` that keeps its items in memory until the condition is granted, writes them down then, and removes them
 * when it is withdrawn. Storage that is blocked or full leaves them in memory.
 */
export function gatedStorage(
  store: ConsentStore,
  condition: Condition,
  { kind = 'local' }: GatedStorageOptions = {},
): GatedStorage {
  const items = new Map<string, string>()
  const granted = (): boolean => isGranted(store.getState().permissions, condition)
  const attempt = <Result>(use: (backing: Storage) => Result): Result | null => {
    try {
      return use(kind === 'local' ? localStorage : sessionStorage)
    } catch {
      return null
    }
  }
  const flush = (): void => items.forEach((value, key) => attempt((backing) => backing.setItem(key, value)))
  const withdraw = (): void => {
    for (const key of items.keys()) attempt((backing) => backing.removeItem(key))
    items.clear()
  }
  const start = (): (() => void) => {
    // What was written between the first use and the start.
    if (granted()) flush()
    return store.subscribe((state, before) => {
      if (state.permissions === before.permissions) return
      const was = isGranted(before.permissions, condition)
      if (!was && granted()) flush()
      if (was && !granted()) withdraw()
    })
  }
  return {
    start,
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => {
      const kept = items.get(key) ?? (granted() ? attempt((backing) => backing.getItem(key)) : null)
      // Known keys are the ones that a withdrawal removes.
      if (kept !== null) items.set(key, kept)
      return kept
    },
    setItem: (key, value) => {
      items.set(key, value)
      if (granted()) attempt((backing) => backing.setItem(key, value))
    },
    removeItem: (key) => {
      items.delete(key)
      attempt((backing) => backing.removeItem(key))
    },
    clear: withdraw,
  }
}
