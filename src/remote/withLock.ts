/**
 * Runs work under a lock of the tabs of a site. Where a browser has no locks, or refuses them to a sandboxed page, at once.
 *
 * @param name under which the tabs agree
 * @param work gets `null` where it shall not wait and another tab has the lock
 */
export async function withLock(
  name: string,
  options: LockOptions,
  work: (lock?: Lock | null) => Promise<unknown>,
): Promise<void> {
  let hasBegun = false
  const begin = async (lock?: Lock | null): Promise<unknown> => {
    hasBegun = true
    return work(lock)
  }
  try {
    await navigator.locks.request(name, options, begin)
  } catch (error) {
    if (hasBegun) throw error
    await work()
  }
}
