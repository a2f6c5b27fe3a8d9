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

test('R136 where the code that withdraws is blocked nothing opens, and what the person refuses asks for it again', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*/startActing*'] })
  const { store, id, stored, onError, onGrant, seen, stop } = comeBack()
  await expect.poll(() => onError.mock.calls.length).toBe(1)
  expect(onError).toHaveBeenCalledWith(expect.any(TypeError))
  // The answer of the last visit is not even read, and nothing runs on it. Nobody is asked again either.
  expect(store.getState()).toMatchObject({ status: 'loading', surface: 'none', permissions: { [id]: 'denied' } })
  store.actions.open('preferences')
  await expect.poll(() => onError.mock.calls.length).toBe(2)
  store.actions.withdraw()
  await expect.poll(() => onError.mock.calls.length).toBe(3)
  // It was not carried out, and nothing pretends that it was.
  expect(store.getState()).toMatchObject({ surface: 'preferences', withdrawal: null })
  expect(seen).not.toHaveBeenCalledWith('granted')
  expect(onGrant).not.toHaveBeenCalled()
  // Nor is anything cleaned up that nobody has refused yet: what would do so is not even loaded.
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('/browser/work'))).toEqual([])
  expect(document.cookie).toContain(stored)
  expect(document.cookie).toContain('_kept=1')
  stop()
})
