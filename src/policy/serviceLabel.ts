import type { Service } from '../core/index.js'
import type { PolicyTexts } from './PolicyTexts.js'

/** What a service is called: the app's word, its own name, or what it is for. */
export function serviceLabel({ id, name, purposes }: Service, { details }: PolicyTexts): string {
  return details.services?.[id] ?? name ?? details.purposes[purposes[0]]
}
