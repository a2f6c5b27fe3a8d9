import { ConsentGate, ConsentProvider } from 'fluxconsent'
import { createStoreShell, readConsent } from 'fluxconsent/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from './renderConsent.js'

// The only test here: some browsers never ask again for a module that was missing once, until the page is left.

beforeEach(clearBrowser)
afterEach(async () => {
  await cdp().send('Network.setBlockedURLs', { urls: [] })
  clearBrowser()
})

test('R81 a gate with `ssr` closes where the code that withdraws does not come, which is asked for again at the next act', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*/startActing*'] })
  const lastVisit = startStore(exampleConfig, { now: () => Date.now() - 1000 })
  lastVisit.actions.acceptAll()
  const { choice } = lastVisit.getState()
  const cookie = `cookie_consent=${choice ? encodeChoice(choice) : ''}`
  document.cookie = `${cookie}; Path=/`
  const store = createStoreShell(exampleConfig, { initial: readConsent(cookie, exampleConfig) })
  const onError = vi.fn()
  const text = (): string => document.body.textContent ?? ''
  const { unmount } = await render(
    <ConsentProvider store={store} onError={onError}>
      <ConsentGate service="video" ssr>
        private
      </ConsentGate>
    </ConsentProvider>,
  )
  await expect.poll(() => onError.mock.calls.length).toBe(1)
  await expect.poll(text).not.toContain('private')
  // The next act asks for it again, and nothing has in between.
  store.actions.withdraw()
  await expect.poll(() => onError.mock.calls.length).toBe(2)
  expect(text()).not.toContain('private')
  await unmount()
})
