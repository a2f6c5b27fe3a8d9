import type { Choice, ConsentStore } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { cookieStorage } from './cookieStorage.js'
import type { FoundChoice } from './readChoice.js'

/**
 * The effect that remembers: writes the choice in the change itself, and agrees with the other tabs.
 *
 * Storage that is blocked, full or throws is no error: the choice lives in memory then.
 */
export function keepChoice(store: ConsentStore, { taken, find, read, decode }: FoundChoice): () => void {
  const { config, inlet } = store
  const storage = config.storage ?? cookieStorage(config.cookie)
  const channel = openChannel(`fluxconsent.${config.cookie.name}`)
  let isReceiving = false

  const keep = (value: string | null): void => {
    let isStored = false
    try {
      if (value === null) storage.clear()
      else storage.write(value)
      isStored = value === null || read().includes(value)
    } catch {
      // That it throws is all there is to know about blocked storage.
    }
    inlet.set({ persistence: isStored ? 'stored' : 'memory' })
  }
  const tell = (choice: Choice | null): void => {
    const value = choice && encodeChoice(choice)
    keep(value)
    channel?.postMessage(value)
  }
  const stop = store.subscribe(({ choice }, before) => {
    if (!isReceiving && choice !== before.choice) tell(choice)
  })
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const choice = typeof data === 'string' ? decode(data) : null
    if (choice === null && data !== null) return
    isReceiving = true
    inlet.receive(choice)
    isReceiving = false
  })
  // While this code was on its way, the person or another tab may have chosen.
  const { choice } = store.getState()
  const newest = find()
  if (choice !== taken) tell(choice)
  else if (newest) inlet.receive(newest)
  return () => {
    stop()
    channel?.close()
  }
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    // Old browsers have none, sandboxed documents refuse it; the tabs then agree at the next visit.
    return null
  }
}
