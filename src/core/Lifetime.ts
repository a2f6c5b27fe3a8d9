/** An ISO 8601 duration such as `P12M` or `PT24H`; `P1M` and `PT1M` are a month and a minute. */
export type Duration = `P${string}`

/** How long something is kept: a duration, or `session` for "until the browser is closed". */
export type Lifetime = Duration | 'session'

const ISO_DURATION =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

// A year is 365 days and a month a twelfth of it, so that `P12M` and `P1Y` are the same time.
const SECONDS = [31_536_000, 2_628_000, 604_800, 86_400, 3_600, 60, 1]

/** The seconds of an ISO 8601 duration, 0 for `session`, `null` when it is neither. Never throws. */
export function lifetimeSeconds(lifetime: string): number | null {
  if (lifetime === 'session') return 0
  const parts = ISO_DURATION.exec(lifetime)
  if (!parts) return null
  return SECONDS.reduce((sum, seconds, index) => sum + seconds * Number(parts[index + 1] ?? 0), 0)
}
