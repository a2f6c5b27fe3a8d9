import { consentError } from '../core/index.js'
import { httpAddress } from './httpAddress.js'
import { loadWork } from './loadWork.js'

/**
 * Calls a web beacon of a service once per address on a page, whoever asks how often: the registry, whose code comes with
 * the work chunk, knows. Rejects with the numbered error 305 when the address is none of http or https.
 *
 * @param isWanted asked once that code is there, because a withdrawal may have been faster
 */
export async function callBeacon(service: string, src: string, isWanted: () => boolean): Promise<void> {
  if (httpAddress(src) === null) throw consentError(305, 'img', service, src)
  const { markRan } = await loadWork()
  if (isWanted() && markRan(`${service}:${src}`)) new Image().src = src
}
