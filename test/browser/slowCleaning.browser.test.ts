import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { clearBrowser } from '../react/renderConsent.js'
import { closePages, configOf, item, open, tracker } from './tracker.js'

const way = vi.hoisted(() => {
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  return { arrived, arrive: () => arrive() }
})
vi.mock('../../src/browser/cleaning.js', async (importOriginal) => {
  await way.arrived
  return importOriginal()
})

beforeEach(clearBrowser)
afterEach(() => {
  closePages()
  clearBrowser()
})

test('R46 lists what was removed also where the code that cleans up came after the withdrawal', async () => {
  const service = tracker({ scripts: [], stores: [item('_kept'), item('_kept', { kind: 'local' })] })
  const consent = open(configOf(service))
  consent.actions.acceptAll()
  await expect.poll(() => hasStarted(service.id)).toBe(true)
  document.cookie = '_kept=1; Path=/'
  localStorage.setItem('_kept', '1')
  consent.actions.withdraw()
  await expect.poll(() => hasStarted(service.id)).toBe(false)
  expect(document.cookie).toContain('_kept=1')
  way.arrive()
  await expect
    .poll(() => consent.getState().withdrawal)
    .toEqual({
      services: [service.id],
      removed: [
        { service: service.id, name: '_kept', kind: 'cookie' },
        { service: service.id, name: '_kept', kind: 'local' },
      ],
      left: [],
      needsReload: false,
    })
  expect(document.cookie).not.toContain('_kept')
})
