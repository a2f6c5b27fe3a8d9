import { consentError, type ServiceScript } from '../core/index.js'
import { httpAddress } from './httpAddress.js'
import { loadWork } from './loadWork.js'

/**
 * Loads a script once per id: see the registry, whose code comes with the work chunk. Resolves with whether it runs:
 * `false` when it was cancelled by a withdrawal. Rejects with the numbered error 305 when its address is none of http or
 * https: `data:` and `javascript:` hold the code themselves.
 *
 * @param isWanted asked once that code is there, because a withdrawal may have been faster
 * @param isLasting whether a reload alone can end what it does, which the report of a withdrawal then says
 */
export async function loadScript(
  id: string,
  script: ServiceScript,
  nonce?: string,
  isWanted: () => boolean = () => true,
  isLasting = false,
): Promise<boolean> {
  const service = id.replace(/:.*/s, '')
  if (httpAddress(script.src) === null) throw consentError(305, 'script', service, script.src)
  const work = await loadWork()
  const runs = isWanted() && (await work.loadScript(id, script, nonce, { consentError }))
  if (runs && isLasting) work.markLasting(service)
  return runs
}
