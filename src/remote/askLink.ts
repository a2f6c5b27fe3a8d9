import { fieldOf } from './fieldOf.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { requestOf } from './requestOf.js'

/** Why the API did not join or part a device. */
export interface LinkProblem {
  /** HTTP status. */
  readonly status: number
  /** Number of the problem, when the API named one. */
  readonly code: number | null
}

/**
 * Joins this device to the account that a token names, or parts it without one. `null` when that is done.
 *
 * @throws TypeError when the server cannot be reached
 */
export async function askLink(
  remote: RemoteOptions,
  key: string | null,
  token: string | null,
): Promise<LinkProblem | null> {
  const response = await fetch(`${remote.url}/v1/subjects/me/link`, {
    ...requestOf(remote, key),
    ...(token === null ? { method: 'DELETE' } : { method: 'POST', body: JSON.stringify({ token }) }),
  })
  if (response.ok) return null
  const code = fieldOf(await response.json().catch(() => null), 'code')
  return { status: response.status, code: typeof code === 'number' ? code : null }
}
