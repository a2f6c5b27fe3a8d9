import type { RemoteOptions, ShownNotice } from './RemoteOptions.js'

/** In milliseconds. */
const PATIENCE = 10_000

/**
 * Waits for what an app tells of its words, but not for ever, nor for what it cannot tell: a record without words is better
 * than none.
 *
 * @param fail hears what the app could not tell
 */
export function patient(options: RemoteOptions, fail: (error: unknown) => void): RemoteOptions {
  const { notice } = options
  const wait = async (): Promise<ShownNotice> => {
    try {
      const late = new Promise<ShownNotice>((end) => setTimeout(end, PATIENCE, {}))
      return await Promise.race([notice?.() ?? {}, late])
    } catch (error) {
      fail(error)
      return {}
    }
  }
  return notice ? { ...options, notice: wait } : options
}
