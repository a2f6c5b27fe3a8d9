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

test('R136 R46 nothing starts before what cleans up is there, which lists what was withdrawn meanwhile', async () => {
  const hold = vi.fn()
  const service = tracker({
    scripts: [],
    consent: { hold },
    stores: [item('_kept'), item('_kept', { kind: 'local' })],
  })
  const other = tracker({ scripts: [] })
  const consent = open(configOf(service, other))
  consent.actions.acceptAll()
  // The runner is there.
  await expect.poll(() => hold.mock.calls.length).toBe(1)
  document.cookie = '_kept=1; Path=/'
  localStorage.setItem('_kept', '1')
  consent.actions.withdraw([service.id])
  expect(document.cookie).toContain('_kept=1')
  expect(hasStarted(other.id)).toBe(false)
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
  await expect.poll(() => hasStarted(other.id)).toBe(true)
  expect(hasStarted(service.id)).toBe(false)
})
