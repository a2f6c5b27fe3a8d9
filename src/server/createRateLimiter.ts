/** Counts requests by key. */
export interface RateLimiter {
  /** Takes one request: 0 when it may pass, else the seconds to wait. */
  readonly take: (key: string) => number
}

/** Keys that are remembered at once: about 10 MB. The one that was quiet longest is forgotten first. */
const MAX_KEYS = 50_000

interface Bucket {
  readonly tokens: number
  readonly at: number
}

/**
 * Makes a limiter that lets `perMinute` requests of a key pass at once, and refills steadily.
 *
 * It lives in this process: behind several servers each counts for itself.
 */
export function createRateLimiter(perMinute: number, now: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>()
  const refill = perMinute / 60_000
  return {
    take: (key) => {
      const time = now()
      const { tokens, at } = buckets.get(key) ?? { tokens: perMinute, at: time }
      const full = Math.min(perMinute, tokens + Math.max(0, time - at) * refill)
      buckets.delete(key)
      buckets.set(key, { tokens: full >= 1 ? full - 1 : full, at: time })
      if (buckets.size > MAX_KEYS) {
        const [oldest] = buckets.keys()
        if (oldest !== undefined) buckets.delete(oldest)
      }
      return full >= 1 ? 0 : Math.ceil((1 - full) / refill / 1_000)
    },
  }
}
