/**
 * Runs work while no other tab does. Where a browser has no locks, or refuses them to a sandboxed page, at once: the id of
 * a record makes that harmless.
 *
 * @param name under which the tabs of the site agree
 * @param options with `ifAvailable`, what another tab does now is left to it
 */
export async function inTurn(name: string, work: () => Promise<void>, options: LockOptions = {}): Promise<void> {
  let hasBegun = false
  const begin = async (lock: Lock | null): Promise<void> => {
    hasBegun = true
    if (lock) await work()
  }
  try {
    await navigator.locks.request(name, options, begin)
  } catch (error) {
    if (hasBegun) throw error
    await work()
  }
}
