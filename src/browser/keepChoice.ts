import type { ConsentStore } from '../core/index.js'
import { decodeChoice } from '../core/codec.js'
import { encodeChoice } from '../core/lazy.js'
import { cookieStorage } from './cookieStorage.js'
import type { FoundStorage } from './readStorage.js'
import { watchChoice } from './watchChoice.js'

/** What remembers the choice. */
export interface ChoiceKeeper {
  /** Makes the storage hold what the store does. */
  readonly keep: () => void
  /** Looks at once whether it does, where that is not known yet. */
  readonly flush: () => void
}

/**
 * The effect that remembers: writes the choice in the change itself, unless the storage holds it already, for example
 * because another tab has written it, and looks in a task of its own whether it is there.
 *
 * Storage that is blocked, full or throws is no error: the choice lives in memory then.
 */
export function keepChoice(store: ConsentStore, life: AbortSignal, read: FoundStorage['read']): ChoiceKeeper {
  const { config, inlet, getState } = store
  const storage = config.storage ?? cookieStorage(config.cookie)
  let timer: ReturnType<typeof setTimeout> | undefined
  let value: string | null = null
  const check = (): void => {
    clearTimeout(timer)
    timer = undefined
    const persistence = value === null || read().includes(value) ? 'stored' : 'memory'
    if (persistence !== getState().persistence) inlet.set({ persistence })
  }
  const write = (): void => (value === null ? storage.clear() : storage.write(value))
  const keep = (): void => {
    const { choice } = getState()
    value = choice && encodeChoice(choice)
    const values = read()
    // Two cookies of one name can exist. The newest was taken, and writing it drops the other one.
    if (!values.length || values.some((other) => other !== value)) {
      try {
        write()
      } catch {
        try {
          // A full one still holds the former choice, which would count at the next visit. Without it there may be room.
          storage.clear()
          write()
        } catch {
          // What throws holds nothing, which is seen below.
        }
      }
    }
    // What outlives the clearing is out of reach, and would count at the next look.
    for (const held of value === null ? read() : [value]) inlet.known.add(decodeChoice(held)?.id)
    clearTimeout(timer)
    // Later: to read what was just written waits for another process, and a press of a button would wait with it.
    timer = setTimeout(check)
  }
  const flush = (): void => {
    if (timer) check()
  }
  watchChoice(store, life, keep)
  // Whoever starts again has to know whether memory alone has what was written just now.
  life.addEventListener('abort', flush)
  return { keep, flush }
}
