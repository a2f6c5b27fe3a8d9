import type { Choice, ConsentStore } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { cookieStorage } from './cookieStorage.js'
import type { FoundChoice } from './findChoice.js'

/**
 * The effect that remembers: writes the choice in the change itself, unless the storage holds it already, for example
 * because another tab has written it.
 *
 * Storage that is blocked, full or throws is no error: the choice lives in memory then.
 */
export function keepChoice(
  { config, inlet, getState, subscribe }: ConsentStore,
  { taken, read }: FoundChoice,
): () => void {
  const storage = config.storage ?? cookieStorage(config.cookie)
  const keep = (choice: Choice | null): void => {
    const value = choice && encodeChoice(choice)
    let isStored = false
    try {
      if (value === null) storage.clear()
      else {
        const values = read()
        // Two cookies of one name can exist. The newest was taken, and writing it drops the other one.
        if (!values.length || values.some((other) => other !== value)) storage.write(value)
      }
      isStored = value === null || read().includes(value)
    } catch {
      // That it throws is all there is to know about blocked storage.
    }
    const persistence = isStored ? 'stored' : 'memory'
    if (persistence !== getState().persistence) inlet.set({ persistence })
  }
  const { choice } = getState()
  // While this code was on its way, the person may have chosen or forgotten.
  if (choice ?? taken) keep(choice)
  return subscribe((state, before) => {
    if (state.choice !== before.choice) keep(state.choice)
  })
}
