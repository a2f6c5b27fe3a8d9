import { audienceRule, setAudience } from 'fluxconsent/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { clearBrowser } from '../react/renderConsent.js'
import { closePages, configOf, item, open, tracker } from './tracker.js'

beforeEach(clearBrowser)
afterEach(() => {
  closePages()
  clearBrowser()
})

test('R97 an age that becomes known later stops what had been allowed, tells the vendor, and removes what it left', async () => {
  const [deny, onRevoke] = [vi.fn(), vi.fn()]
  const service = tracker({ scripts: [], stores: [item('_kept')], consent: { deny }, onRevoke })
  const consent = open(configOf(service), { jurisdiction: 'DE' })
  consent.actions.acceptAll()
  await expect.poll(() => hasStarted(service.id)).toBe(true)
  document.cookie = '_kept=1; Path=/'
  setAudience(consent, audienceRule('minor'))
  expect(consent.getState().permissions[service.id]).toBe('denied')
  await expect.poll(() => onRevoke.mock.calls.length).toBe(1)
  expect(deny).toHaveBeenCalledOnce()
  await expect
    .poll(() => consent.getState().withdrawal)
    .toEqual({
      services: [service.id],
      removed: [{ service: service.id, name: '_kept', kind: 'cookie' }],
      left: [],
      needsReload: false,
    })
  expect(document.cookie).not.toContain('_kept')
})
