import type { Choice, ConsentStore } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { cookieStorage } from './cookieStorage.js'
import type { FoundChoice } from './readChoice.js'

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
  const note = (persistence: 'stored' | 'memory'): void => {
    if (persistence !== getState().persistence) inlet.set({ persistence })
  }
  let timer: ReturnType<typeof setTimeout>
  const keep = (choice: Choice | null): void => {
    const value = choice && encodeChoice(choice)
    const isStored = (): boolean => value === null || read().includes(value)
    try {
      if (value === null) storage.clear()
      else {
        const values = read()
        // Two cookies of one name can exist. The newest was taken, and writing it drops the other one.
        if (!values.length || values.some((other) => other !== value)) storage.write(value)
      }
    } catch {
      note('memory')
    }
    clearTimeout(timer)
    // Later: to read what was just written waits for another process, and a press of a button would wait with it.
    timer = setTimeout(() => {
      try {
        note(isStored() ? 'stored' : 'memory')
      } catch {
        // That it throws is all there is to know about blocked storage, and was known by then.
      }
    })
  }
  const { choice } = getState()
  // While this code was on its way, the person may have chosen or forgotten.
  if (choice ?? taken) keep(choice)
  return subscribe((state, before) => {
    if (state.choice !== before.choice) keep(state.choice)
  })
}
