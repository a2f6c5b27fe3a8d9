import type { PageConsent } from 'fluxconsent/browser'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as cleaning from '../../src/browser/cleaning.js'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { clearBrowser } from '../react/renderConsent.js'
import { closePages, configOf, item, open, tracker } from './tracker.js'

const way = vi.hoisted(() => {
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  return { arrived, arrive: () => arrive(), isBlocked: false }
})
vi.mock('../../src/browser/cleaning.js', async (importOriginal) => {
  await way.arrived
  const { cleanUp } = await importOriginal<typeof cleaning>()
  return {
    cleanUp: (...page: Parameters<typeof cleanUp>) => {
      if (way.isBlocked) throw new TypeError('blocked')
      return cleanUp(...page)
    },
  }
})

/** A page where a service runs, and what cleans up behind it was blocked. */
async function blocked(): Promise<PageConsent & { readonly id: string }> {
  way.arrive()
  way.isBlocked = true
  const service = tracker({ scripts: [], stores: [item('_kept')] })
  const consent = open(configOf(service))
  const onError = vi.fn()
  consent.onError(onError)
  consent.actions.acceptAll()
  await expect.poll(() => hasStarted(service.id)).toBe(true)
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError))
  document.cookie = '_kept=1; Path=/'
  return { ...consent, id: service.id }
}

beforeEach(clearBrowser)
afterEach(() => {
  way.isBlocked = false
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

test('R46 where what cleans up is blocked nothing is reported before something is withdrawn', async () => {
  const consent = await blocked()
  expect(consent.getState().withdrawal).toBeNull()
})

test('R46 where what cleans up is blocked a withdrawal says that only a reload helps', async () => {
  const consent = await blocked()
  consent.actions.withdraw()
  await expect
    .poll(() => consent.getState().withdrawal)
    .toEqual({ services: [consent.id], removed: [], left: [], needsReload: true })
  expect(document.cookie).toContain('_kept=1')
})

test('R44 what cleans up is asked for again at a withdrawal, where it was blocked before', async () => {
  const consent = await blocked()
  way.isBlocked = false
  consent.actions.withdraw()
  await expect.poll(() => document.cookie).not.toContain('_kept=1')
  expect(consent.getState().withdrawal).toMatchObject({ removed: [{ name: '_kept' }], left: [], needsReload: false })
})
