/**
 * Runs work unless another tab does it now. Where a browser has no locks, or refuses them to a sandboxed page, always.
 *
 * @param name under which the tabs of the site agree
 */
export async function unlessElsewhere(name: string, work: () => Promise<void>): Promise<void> {
  let hasAnswered = false
  const begin = async (lock: Lock | null): Promise<void> => {
    hasAnswered = true
    if (lock) await work()
  }
  try {
    await navigator.locks.request(name, { ifAvailable: true }, begin)
  } catch (error) {
    if (hasAnswered) throw error
    await work()
  }
}
