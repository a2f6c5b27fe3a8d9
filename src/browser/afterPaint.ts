/** Longest wait for a paint: background tabs never paint. Milliseconds. */
const NO_PAINT = 100

/** Runs work after the next paint, or after 100 ms where none comes. Returns the way to cancel it. */
export function afterPaint(work: () => void): () => void {
  let done = false
  const run = (): void => {
    if (done) return
    done = true
    work()
  }
  const timer = setTimeout(run, NO_PAINT)
  // A frame callback runs before the paint; the task behind it runs after.
  const frame = requestAnimationFrame(() => setTimeout(run))
  return () => {
    done = true
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}

/** Lets the browser handle input before the next piece of work. */
export function nextTask(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, 'scheduler')
  return isYielding(scheduler) ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve))
}

function isYielding(value: unknown): value is { yield: () => Promise<void> } {
  return typeof value === 'object' && value !== null && 'yield' in value
}
