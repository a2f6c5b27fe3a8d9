import { ConsentGate } from 'fluxconsent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { configOf, tracker } from '../browser/tracker.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

test('R44 a withdrawal unmounts the gates before the vendor is told', async () => {
  const told: boolean[] = []
  const isShown = (): boolean => document.body.textContent.includes('Film')
  const service = tracker({ scripts: [], consent: { deny: () => void told.push(isShown()) } })
  const started: boolean[] = []
  const { store } = await renderConsent(<ConsentGate category="analytics">Film</ConsentGate>, {
    config: configOf({ ...service, onGrant: () => void started.push(true) }),
  })
  store.actions.acceptAll()
  await expect.poll(() => started).toEqual([true])
  expect(isShown()).toBe(true)
  store.actions.withdraw()
  await expect.poll(() => told).toEqual([false])
})
