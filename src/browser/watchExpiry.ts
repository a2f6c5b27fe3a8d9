import type { ConsentStore } from '../core/index.js'
import { watchChoice } from './watchChoice.js'

const DAY = 86_400_000

/**
 * Looks at the clock again when the grants of a choice run out, so that an open page closes what it had opened.
 */
export function watchExpiry(store: ConsentStore, life: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const plan = (): void => {
    clearTimeout(timer)
    const { choice } = store.getState()
    const rest = choice ? choice.at + choice.validDays * DAY - Date.now() : -1
    if (rest < 0) return
    timer = setTimeout(
      () => {
        store.inlet.set({})
        plan()
      },
      // Longer than some weeks no timer can wait.
      Math.min(rest + 1, DAY),
    )
  }
  plan()
  watchChoice(store, life, plan)
  life.addEventListener('abort', () => clearTimeout(timer))
}
