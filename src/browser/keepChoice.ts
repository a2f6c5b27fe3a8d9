import type { Choice, ConsentStore } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { cookieStorage } from './cookieStorage.js'
import type { FoundChoice } from './findChoice.js'

/**
 * The effect that remembers: writes the choice in the change itself, unless the storage holds it already, for example
 * because another tab has written it, and looks in a task of its own whether it is there.
 *
 * Storage that is blocked, full or throws is no error: the choice lives in memory then.
 */
export function keepChoice(
  { config, inlet, getState, subscribe }: ConsentStore,
  { taken, read }: FoundChoice,
): () => void {
  const storage = config.storage ?? cookieStorage(config.cookie)
  let timer: ReturnType<typeof setTimeout> | null = null
  let value: string | null = null
  const check = (): void => {
    timer = null
    let persistence: 'stored' | 'memory' = 'memory'
    try {
      if (value === null || read().includes(value)) persistence = 'stored'
    } catch {
      // That it throws is all there is to know about blocked storage.
    }
    if (persistence !== getState().persistence) inlet.set({ persistence })
  }
  const keep = (choice: Choice | null): void => {
    value = choice && encodeChoice(choice)
    try {
      if (value === null) storage.clear()
      else {
        const values = read()
        // Two cookies of one name can exist. The newest was taken, and writing it drops the other one.
        if (!values.length || values.some((other) => other !== value)) storage.write(value)
      }
    } catch {
      try {
        // A full one still holds the former choice, which would count at the next visit.
        storage.clear()
      } catch {
        // What throws holds nothing, which is seen below.
      }
    }
    if (timer) clearTimeout(timer)
    // Later: to read what was just written waits for another process, and a press of a button would wait with it.
    timer = setTimeout(check)
  }
  const { choice } = getState()
  // While this code was on its way, the person may have chosen or forgotten.
  if (choice ?? taken) keep(choice)
  const unsubscribe = subscribe((state, before) => {
    if (state.choice !== before.choice) keep(state.choice)
  })
  return () => {
    unsubscribe()
    // Whoever starts again has to know whether memory alone has what was written just now.
    if (timer) {
      clearTimeout(timer)
      check()
    }
  }
}
