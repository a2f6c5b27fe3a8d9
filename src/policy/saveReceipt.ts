import type { ConsentStore } from '../core/index.js'
import { createRecord, toReceipt } from '../core/rights.js'
import { saveJson } from './saveJson.js'

/**
 * Hands the receipt of the choice in force to the person, as a file in the terms of ISO/IEC TS 27560.
 *
 * @throws ConsentError 130 when the choice has more answers than a record holds
 */
export function saveReceipt({ config, getState }: ConsentStore): void {
  const { choice, signals } = getState()
  if (!choice) return
  // Of the time and the place of the choice, not of where it is asked for.
  const jurisdiction = config.jurisdictionOf(choice.jurisdiction, choice.at)
  const record = createRecord(choice, { config, state: { jurisdiction, signals }, origin: location.origin })
  saveJson(`receipt-${choice.id}`, toReceipt(record, config))
}
