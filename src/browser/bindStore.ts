import type { ConsentStore } from '../core/index.js'

/** Makes a running store known to the storage that was made with its config at module level. Returns the way back. */
export function bindStore(store: ConsentStore): () => void {
  const { sources, followers } = store.config.binding
  const tell = (): void => {
    for (const follow of followers) follow()
  }
  sources.add(store)
  tell()
  return () => {
    sources.delete(store)
    tell()
  }
}
