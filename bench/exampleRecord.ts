import { createRecord, type ConsentRecord } from 'fluxconsent/core'
import { startStore } from '../test/core/exampleConfig.ts'

/** The record of somebody who accepted everything: about 850 bytes as JSON. */
export function exampleRecord(at: number = Date.now()): ConsentRecord {
  const store = startStore(undefined, { now: () => at })
  store.actions.acceptAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was chosen')
  return createRecord(choice, { config: store.config, state: store.getState(), origin: 'https://shop.example' })
}
