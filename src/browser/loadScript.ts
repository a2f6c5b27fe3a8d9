import { consentError, type ServiceScript } from '../core/index.js'
import { httpAddress } from './httpAddress.js'
import { loadWork } from './loadWork.js'

/**
 * Loads a script once per id: see the registry, whose code comes with the work chunk. Resolves with whether it runs:
 * `false` when it was cancelled by a withdrawal. Rejects with the numbered error 305 when its address is none of http or
 * https: `data:` and `javascript:` hold the code themselves.
 *
 * @param isWanted asked once that code is there, because a withdrawal may have been faster
 */
export async function loadScript(
  id: string,
  script: ServiceScript,
  nonce?: string,
  isWanted: () => boolean = () => true,
): Promise<boolean> {
  if (httpAddress(script.src) === null) throw consentError(305, 'script', id.replace(/:.*/s, ''), script.src)
  const work = await loadWork()
  return isWanted() && work.loadScript(id, script, nonce, { consentError })
}
