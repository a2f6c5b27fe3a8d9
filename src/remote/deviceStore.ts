/** Texts by key that outlast the page; those of a browser that keeps nothing live as long as the page. */
export interface DeviceStore {
  readonly get: (key: string) => string | null
  readonly set: (key: string, value: string) => void
  readonly remove: (key: string) => void
  /** The keys that begin like this. */
  readonly keys: (prefix: string) => readonly string[]
}

/** Keeps texts in `localStorage`, and in memory where that is blocked, full or throws. */
export function deviceStore(): DeviceStore {
  const memory = new Map<string, string>()
  const attempt = <Result>(run: (storage: Storage) => Result): Result | null => {
    try {
      // Merely naming it throws where storage is blocked.
      return run(localStorage)
    } catch {
      return null
    }
  }
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)),
    set: (key, value) => {
      const isKept = attempt((storage) => {
        storage.setItem(key, value)
        return true
      })
      // What could not be written once must not hide what is written now.
      if (isKept) memory.delete(key)
      else memory.set(key, value)
    },
    remove: (key) => {
      memory.delete(key)
      attempt((storage) => storage.removeItem(key))
    },
    keys: (prefix) =>
      [...new Set([...memory.keys(), ...(attempt(Object.keys) ?? [])])].filter((key) => key.startsWith(prefix)),
  }
}
