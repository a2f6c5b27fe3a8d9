import type { RecordStorage } from '../server/index.js'

const DAY = 86_400_000

/**
 * Deletes what is past its retention, now and once a day.
 *
 * @param tell hears how many records went, if any, and what went wrong: the next day tries again
 * @returns ends it
 */
export function retainDaily(
  storage: Pick<RecordStorage, 'retain'>,
  tell: { readonly deleted: (count: number) => void; readonly failed: (error: unknown) => void },
): () => void {
  let state: 'on' | 'ended' = 'on'
  const run = async (): Promise<void> => {
    try {
      const count = await storage.retain(Date.now())
      if (count > 0) tell.deleted(count)
    } catch (error) {
      // A storage that is closed gives up what it can do another day.
      if (state === 'on') tell.failed(error)
    }
  }
  void run()
  const timer = setInterval(() => void run(), DAY)
  timer.unref()
  return () => {
    state = 'ended'
    clearInterval(timer)
  }
}
