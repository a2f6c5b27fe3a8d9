import { afterEach, beforeEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { clearBrowser } from '../react/renderConsent.js'
import { comeBack } from './missingActs.js'

// The only test here: some browsers never ask again for a module that was missing once, until the page is left.

beforeEach(clearBrowser)
afterEach(async () => {
  await cdp().send('Network.setBlockedURLs', { urls: [] })
  clearBrowser()
})

test('R51 where the code that hears of a withdrawal in another tab is blocked, nothing opens', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*/followPage*'] })
  const { store, id, onError, onGrant, seen, stop } = comeBack()
  await expect.poll(() => onError.mock.calls.length).toBe(1)
  store.actions.acceptAll()
  // It asks for it again.
  await expect.poll(() => onError.mock.calls.length).toBe(2)
  expect(store.getState().permissions).toMatchObject({ [id]: 'denied' })
  expect(seen).not.toHaveBeenCalledWith('granted')
  expect(onGrant).not.toHaveBeenCalled()
  stop()
})
