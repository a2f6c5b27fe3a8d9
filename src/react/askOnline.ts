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
      wanted?.(chunk)
      stop()
    }, fail)
  }
  let wanted: typeof take | null = take
  const stop = (): void => {
    wanted = null
    removeEventListener('online', ask)
  }
  addEventListener('online', ask)
  ask()
  return stop
}
