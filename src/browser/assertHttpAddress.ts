import { consentError, type ServiceId } from '../core/index.js'
import { loadWork } from './loadWork.js'

/**
 * Rejects with the numbered error 305 when what a service would load is none of http or https: a `data:` or
 * `javascript:` address holds the code itself. The code that tells comes with the work chunk.
 */
export async function assertHttpAddress(element: 'img', service: ServiceId, src: string): Promise<void> {
  const { httpAddress } = await loadWork()
  if (httpAddress(src) === null) throw consentError(305, element, service, src)
}
