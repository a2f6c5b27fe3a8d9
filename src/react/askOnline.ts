/**
 * Asks for a chunk, and again each time the browser comes back online, until it is there. Returns the way to stop, after
 * which nothing is handed over any more.
 */
export function askOnline<Chunk>(
  load: () => Promise<Chunk>,
  take: (chunk: Chunk) => void,
  fail: (error: unknown) => void,
): () => void {
  const ask = (): void => {
    load().then((chunk) => {
      if (!isOver) take(chunk)
      stop()
    }, fail)
  }
  let isOver = false
  const stop = (): void => {
    isOver = true
    removeEventListener('online', ask)
  }
  addEventListener('online', ask)
  ask()
  return stop
}
