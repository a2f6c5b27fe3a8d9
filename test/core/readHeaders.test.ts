import { readConsent } from 'fluxconsent/core'
import { expect, it } from 'vitest'
import { exampleConfig } from './exampleConfig.js'

it('R56 reads headers that have a field called `headers` themselves, as those of Next do', () => {
  const source = { headers: new Headers(), get: (name: string) => (name === 'sec-gpc' ? '1' : null) }
  expect(readConsent(source, exampleConfig).signals.gpc).toBe(true)
})
