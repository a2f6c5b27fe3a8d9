import type { ConsentConfig } from '../ConsentConfig.js'
import type { ConsentRecord } from './ConsentRecord.js'
import type { Decision } from '../Decision.js'
import type { Service } from '../Service.js'

/** One purpose of a receipt: a category with the services of it that were decided on. */
interface ReceiptPurpose {
  readonly id: string
  readonly decision: Decision
  readonly services: readonly Service[]
}

/**
 * What a record decides, purpose by purpose. A category of which only services were decided on is granted as soon as
 * one of them is; what the config no longer has keeps its name.
 */
export function receiptPurposes(
  { decisions, agreement }: ConsentRecord,
  config: ConsentConfig,
): readonly ReceiptPurpose[] {
  if (agreement) return [{ id: agreement.id, decision: 'granted', services: [] }]
  const decided = config.services.filter(({ id }) => decisions[id])
  const known = new Set(decided.flatMap(({ id, category }) => [id, category]))
  const others = Object.keys(decisions).filter((id) => !known.has(id))
  const categories = unique([...decided.map(({ category }) => category), ...others])
  return categories.map((id) => {
    const services = decided.filter(({ category }) => category === id)
    const isGranted = decisions[id] === 'granted' || services.some((service) => decisions[service.id] === 'granted')
    return { id, decision: isGranted ? 'granted' : 'denied', services }
  })
}

/** Who receives the data of a service beside the controller. */
export function recipientsOf({ provider, recipients = [] }: Service): readonly string[] {
  return unique([...(provider === 'controller' ? [] : [provider.name]), ...recipients])
}

/** Each text once. */
export function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
