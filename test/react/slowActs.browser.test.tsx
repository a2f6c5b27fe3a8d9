import { ConsentGate, ConsentProvider } from 'fluxconsent'
import { createStoreShell, readConsent } from 'fluxconsent/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from './renderConsent.js'

const way = vi.hoisted(() => {
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  return { arrived, arrive: () => arrive() }
})
vi.mock('../../src/browser/startActing.js', async (importOriginal) => {
  await way.arrived
  return importOriginal()
})

beforeEach(clearBrowser)
afterEach(clearBrowser)

const text = (): string => document.body.textContent ?? ''

test('R25 R136 a gate with `ssr` closes at a withdrawal whose code is on its way, and at nothing else', async () => {
  const lastVisit = startStore(exampleConfig, { now: () => Date.now() - 1000 })
  lastVisit.actions.acceptAll()
  const { choice } = lastVisit.getState()
  const cookie = `cookie_consent=${choice ? encodeChoice(choice) : ''}`
  document.cookie = `${cookie}; Path=/`
  const store = createStoreShell(exampleConfig, { initial: readConsent(cookie, exampleConfig) })
  const onBlocked = vi.fn()
  await render(
    <ConsentProvider store={store}>
      <ConsentGate service="video" ssr>
        private
      </ConsentGate>
      <ConsentGate service="video" onBlocked={onBlocked}>
        public
      </ConsentGate>
    </ConsentProvider>,
  )
  store.actions.open('preferences')
  await new Promise((resolve) => setTimeout(resolve))
  expect(text()).toContain('private')
  store.actions.withdraw()
  await expect.poll(text).not.toContain('private')
  expect(onBlocked).not.toHaveBeenCalled()
  way.arrive()
  await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
  await expect.poll(() => onBlocked.mock.calls.length).toBe(1)
  expect(text()).not.toContain('private')
})
