import type { Later, Refused } from './Asked.js'
import { fieldOf } from './fieldOf.js'

// Too early, too many, or a wait that was too long: the same request may succeed.
const PASSING = [408, 421, 425, 429]
// What a proxy, a bot check or a server without the API answers: not the word of the API, which names its problems.
const FOREIGN = [401, 403, 404, 405, 410]

/** What it means that an answer is none of success. */
export async function readProblem(response: Response): Promise<Refused | Later> {
  const { status, headers } = response
  const body: unknown = await response.json().catch(() => null)
  const named = fieldOf(body, 'code')
  const code = typeof named === 'number' ? named : null
  if (status >= 500 || PASSING.includes(status) || (code === null && FOREIGN.includes(status)))
    return { outcome: 'later', after: waitIn(headers.get('retry-after')) }
  return { outcome: 'refused', status, code, body }
}

/** The wait that `Retry-After` asks for, in seconds or until a date, as milliseconds. */
function waitIn(value: string | null): number | null {
  if (value === null) return null
  const wait = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}
