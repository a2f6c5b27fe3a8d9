import type { RemoteOptions } from './RemoteOptions.js'
import { requestOf } from './requestOf.js'

/**
 * Takes the key back, which is where no script can reach it, and the server's copy of the choice. Never rejects: without a
 * network the key stays until another one takes its place.
 */
export async function dropKey(remote: RemoteOptions): Promise<void> {
  const request = { ...requestOf(remote, null), method: 'DELETE', keepalive: true }
  await fetch(`${remote.url}/v1/subjects/me/key`, request).catch(() => undefined)
}
