import type { ConsentStore } from '../core/index.js'

const DAY = 86_400_000

/** The longest time that a timer can wait. Milliseconds. */
const LONGEST = 2 ** 31 - 1

/**
 * Looks at the clock again when the grants of a choice run out, so that an open page closes what it had opened. Returns
 * the way to stop.
 */
export function watchExpiry(store: ConsentStore): () => void {
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
      Math.min(rest + 1, LONGEST),
    )
  }
  plan()
  const unsubscribe = store.subscribe(({ choice }, before) => {
    if (choice !== before.choice) plan()
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
