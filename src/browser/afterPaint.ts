/** Longest wait for a paint: background tabs never paint. Milliseconds. */
const NO_PAINT = 100

/** Runs work after the next paint, or after 100 ms where none comes. Returns the way to cancel it. */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame)
    work()
  }, NO_PAINT)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    // A frame callback runs before the paint; the task behind it runs after.
    timer = setTimeout(work)
  })
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}

/** Lets the browser handle input before the next piece of work. */
export function nextTask(): Promise<void> {
  // Not every browser has it, not every one that has it can yield, and a page may call something else so.
  return globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve))
}
