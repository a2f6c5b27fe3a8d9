import { LATER, type Asked } from './Asked.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { requestOf } from './requestOf.js'

/** Milliseconds after which a server counts as gone. */
const PATIENCE = 30_000

/** Asks the API for something that it may take its time for. Never rejects: what goes wrong on the way is an outcome. */
export async function askApi(
  remote: RemoteOptions,
  method: 'POST' | 'DELETE',
  path: string,
  key: string | null,
  body: string | null,
): Promise<Asked> {
  try {
    const response = await fetch(`${remote.url}/v1/${path}`, {
      ...requestOf(remote, key),
      method,
      body,
      // Outlives the page. Browsers allow it for 64 KiB at a time.
      keepalive: true,
      // Browsers that have no such signal have a patience of their own.
      signal: AbortSignal.timeout?.(PATIENCE) ?? null,
    })
    // What has no body of the API was answered by something on the way.
    if (response.ok) return { outcome: 'done', body: await response.json() }
    // Few ever get another answer, so what reads it is loaded when it comes.
    return await (await import('./rare.js')).readProblem(response)
  } catch {
    return LATER
  }
}
