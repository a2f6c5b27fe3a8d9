import { afterEach, beforeEach, expect, test } from 'vitest'
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
