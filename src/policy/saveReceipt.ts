import type { ConsentStore } from '../core/index.js'
import { createRecord, toReceipt } from '../core/rights.js'
import { saveJson } from './saveJson.js'

/**
 * Hands the receipt of the choice in force to the person, as a file in the terms of ISO/IEC TS 27560.
 *
 * @throws ConsentError 130 when the choice has more answers than a record holds
 */
export function saveReceipt({ config, getState }: ConsentStore, language: string): void {
  const state = getState()
  if (!state.choice) return
  const { origin } = location
  saveJson(
    `receipt-${state.choice.id}`,
    toReceipt(createRecord(state.choice, { config, state, origin, language }), config),
  )
}
