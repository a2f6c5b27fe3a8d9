/** Counts requests by key. */
export interface RateLimiter {
  /** Takes one request: 0 when it may pass, else the seconds to wait. */
  readonly take: (key: string) => number
}

/** Keys that are remembered at once: about 5 MB. The one that was seen first is forgotten first. */
const MAX_KEYS = 50_000
const MANY_KEYS = 40_000
const FEW_KEYS = 1_000
const MINUTE = 60_000

/**
 * Makes a limiter that lets `perMinute` requests of a key pass at once, and refills steadily.
 *
 * It lives in this process: behind several servers each counts for itself, and protects itself. Of a key it keeps one number, the time at which
 * the key has its full allowance again, and forgets it when that time has come.
 *
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export function createRateLimiter(perMinute: number, now: () => number): RateLimiter {
  const fullAt = new Map<string, number>()
  const cost = MINUTE / perMinute
  let most = FEW_KEYS

  function makeRoom(time: number): void {
    for (const [key, at] of fullAt) if (at <= time) fullAt.delete(key)
    for (const key of fullAt.keys()) {
      if (fullAt.size <= MANY_KEYS) break
      fullAt.delete(key)
    }
    // Far enough away that a sweep costs each request no more than a few steps.
    most = Math.max(FEW_KEYS, Math.min(2 * fullAt.size, MAX_KEYS))
  }
  return {
    take: (key) => {
      const time = now()
      const known = fullAt.get(key)
      if (known === undefined && fullAt.size >= most) makeRoom(time)
      // A clock that was set back would otherwise lock everybody out until it has caught up.
      const full = Math.min(Math.max(known ?? time, time), time + MINUTE)
      const wait = full + cost - time - MINUTE
      fullAt.set(key, wait > 0 ? full : full + cost)
      return wait > 0 ? Math.ceil(wait / 1_000) : 0
    },
  }
}
