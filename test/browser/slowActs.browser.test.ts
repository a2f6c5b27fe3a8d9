import { browserEffects } from 'fluxconsent/browser'
import { createStoreShell } from 'fluxconsent/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { comeBack } from './missingActs.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

test('R136 a withdrawal that comes before its code is carried out with it, and nothing opens in between', async () => {
  const { store, id, onGrant, onError, seen, stop } = comeBack()
  // The code cannot have arrived: no module arrives within a call.
  store.actions.withdraw()
  expect(store.getState()).toMatchObject({ choice: null, permissions: { [id]: 'denied' } })
  await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
  await expect.poll(() => document.cookie).toContain(`!${id}`)
  // What the service had left at the last visit goes too.
  await expect.poll(() => document.cookie).not.toContain('_kept')
  expect(seen).not.toHaveBeenCalledWith('granted')
  expect(onGrant).not.toHaveBeenCalled()
  expect(onError).not.toHaveBeenCalled()
  stop()
})

test('R4 a grant that waits for its code does not count against a refusal that another tab made meanwhile', async () => {
  const other = startStore(exampleConfig, { now: Date.now })
  other.actions.rejectAll()
  const { choice } = other.getState()
  const store = createStoreShell(exampleConfig)
  const stop = browserEffects()(store)
  store.actions.acceptAll()
  document.cookie = `cookie_consent=${choice && encodeChoice(choice)}; Path=/`
  await expect.poll(() => store.getState().status).toBe('decided')
  expect(store.getState().choice?.id).toBe(choice?.id)
  // What is granted afterwards counts.
  store.actions.acceptAll()
  expect(store.getState().choice?.action).toBe('accept-all')
  stop()
})

test('R136 what was allowed at the last visit opens and starts once that code is there', async () => {
  const { store, id, onGrant, onError, seen, stop } = comeBack()
  expect(store.getState()).toMatchObject({ status: 'loading', permissions: { [id]: 'denied' } })
  await expect.poll(() => store.getState().permissions[id]).toBe('granted')
  await expect.poll(() => onGrant.mock.calls.length).toBe(1)
  store.actions.withdraw()
  expect(store.getState().permissions[id]).toBe('denied')
  await expect.poll(() => document.cookie).not.toContain('_kept')
  expect(seen.mock.calls.flat().filter((one, index, all) => one !== all[index - 1])).toEqual([
    'denied',
    'granted',
    'denied',
  ])
  expect(onError).not.toHaveBeenCalled()
  stop()
})
