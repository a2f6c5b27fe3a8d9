import type { PageConsent } from 'fluxconsent/browser'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { DAY, exampleConfig, exampleWith, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { closePages, configOf, item, open, tracker } from './tracker.js'

beforeEach(clearBrowser)
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  closePages()
  clearBrowser()
})

const permission = (consent: PageConsent): unknown => consent.getState().permissions['stats']

describe('an open page', () => {
  it.each([
    ['before the code came that watches it', 0],
    ['after that', 1],
  ])('R12 closes, revokes and sweeps what a grant %s had opened, when the grant runs out', async (_, watching) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 2, 1) })
    const onRevoke = vi.fn()
    const onGrant = vi.fn()
    const service = tracker({ scripts: [], stores: [item('_kept')], onGrant, onRevoke })
    const config = configOf(service)
    const consent = open(config)
    await vi.waitFor(() => expect(config.binding.sources.size).toBeGreaterThanOrEqual(watching), 10_000)
    consent.actions.acceptAll()
    // Timers stand still, so the paint is what starts services, and chunks come when they come.
    await vi.waitFor(() => {
      vi.advanceTimersByTime(100)
      expect(onGrant).toHaveBeenCalledOnce()
      expect(document.cookie).toContain('cookie_consent=1')
      // The one that waits for the end of the grant.
      expect(vi.getTimerCount()).toBe(1)
    }, 10_000)
    document.cookie = '_kept=1; Path=/'
    const { at, validDays } = consent.getState().choice ?? { at: 0, validDays: 0 }
    const rest = at + validDays * DAY - Date.now()
    await vi.advanceTimersByTimeAsync(rest - 1000)
    expect(consent.getState().permissions[service.id]).toBe('granted')
    await vi.advanceTimersByTimeAsync(2000)
    expect(consent.getState().permissions[service.id]).toBe('denied')
    expect(consent.getState().prompt.reason).toBe('expired')
    expect(consent.getState().surface).toBe('banner')
    expect(onRevoke).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(document.cookie).not.toContain('_kept'), 10_000)
  })

  it('R12 looks at the clock when the person comes back, as timers stand still while a device sleeps', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 1) })
    const onRevoke = vi.fn()
    const service = tracker({ scripts: [], onRevoke })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => hasStarted(service.id)).toBe(true)
    vi.setSystemTime(Date.now() + 185 * DAY)
    expect(consent.getState().permissions[service.id]).toBe('granted')
    // What hears of it is a chunk of its own.
    await expect
      .poll(() => {
        window.dispatchEvent(new Event('focus'))
        return consent.getState().permissions[service.id]
      })
      .toBe('denied')
    await expect.poll(() => onRevoke.mock.calls.length).toBe(1)
  })

  it('R19 reads the signal of the browser once, whatever it would say later on this page', async () => {
    const read = vi.fn().mockReturnValueOnce(true).mockReturnValue(false)
    Object.defineProperty(navigator, 'globalPrivacyControl', { get: read, configurable: true })
    const config = configOf(tracker({ scripts: [] }))
    const consent = open(config, { jurisdiction: 'US-CA' })
    // Whoever follows the life of the page is there.
    await expect.poll(() => config.binding.sources.size).toBe(1)
    for (const type of ['focus', 'pageshow']) window.dispatchEvent(new Event(type))
    document.dispatchEvent(new Event('visibilitychange'))
    consent.actions.withdraw()
    expect(consent.getState()).toMatchObject({ signals: { gpc: true }, choice: { gpc: true } })
    expect(read).toHaveBeenCalledOnce()
    Reflect.deleteProperty(navigator, 'globalPrivacyControl')
  })

  it('R51 opens nothing and asks nothing while it is prerendered, and everything once somebody looks', async () => {
    open(exampleConfig).actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
    const consent = open(exampleConfig)
    const listener = vi.fn()
    consent.subscribe(listener)
    // As long as it takes to load what a page that somebody looks at loads.
    await expect.poll(() => permission(open(configOf(tracker({ scripts: [] }))))).toBeUndefined()
    expect(consent.getState()).toMatchObject({ status: 'loading', surface: 'none' })
    expect(permission(consent)).toBe('denied')
    expect(listener).not.toHaveBeenCalled()
    Object.defineProperty(document, 'prerendering', { value: false, configurable: true })
    document.dispatchEvent(new Event('prerenderingchange'))
    await expect.poll(() => permission(consent)).toBe('granted')
    Reflect.deleteProperty(document, 'prerendering')
  })

  it('R51 never begins when it was stopped while it was prerendered', () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
    const consent = open(exampleConfig)
    consent.stop()
    document.dispatchEvent(new Event('prerenderingchange'))
    expect(consent.getState().status).toBe('loading')
    Reflect.deleteProperty(document, 'prerendering')
  })

  // The real way back is in test/consumers/pageLife; a page is restored in a background tab too.
  it.each([
    ['visible', false],
    ['hidden', true],
  ] as const)(
    'R51 lets go of its channel when it is left, and catches up when it is restored %s',
    async (_, isHidden) => {
      const closed = vi.spyOn(BroadcastChannel.prototype, 'close')
      let isFrozen = false
      const freeze = (event: Event): void => {
        if (isFrozen) event.stopImmediatePropagation()
      }
      window.cookieStore.addEventListener('change', freeze)
      const page = open(exampleConfig)
      page.actions.acceptAll()
      await expect.poll(() => document.cookie).toContain('cookie_consent=1')
      await expect
        .poll(() => {
          window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
          return closed.mock.calls.length
        })
        .toBe(1)
      // It goes out of sight after that.
      const sight = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
      document.dispatchEvent(new Event('visibilitychange'))
      sight.mockRestore()
      isFrozen = true
      const config = exampleWith({})
      const [other, witness] = [open(exampleConfig), open(config)]
      await expect.poll(() => permission(other)).toBe('granted')
      await expect.poll(() => config.binding.sources.size).toBe(1)
      other.actions.withdraw()
      // A tab with a channel has heard of it.
      await expect.poll(() => permission(witness)).toBe('denied')
      expect(permission(page)).toBe('granted')
      isFrozen = false
      vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      expect(permission(page)).toBe('denied')
      // And it hears again what other tabs say.
      other.actions.acceptAll()
      await expect.poll(() => permission(page)).toBe('granted')
      window.cookieStore.removeEventListener('change', freeze)
    },
  )

  /** Writes a refusal of everything, as a page of another host of the site does: nobody is told. */
  const refuseElsewhere = (): void => {
    const elsewhere = startStore(exampleConfig, { now: Date.now })
    elsewhere.actions.rejectAll()
    const { choice } = elsewhere.getState()
    document.cookie = `cookie_consent=${choice ? encodeChoice(choice) : ''}; Path=/`
  }
  async function following(): Promise<PageConsent> {
    const config = exampleWith({})
    const consent = open(config)
    await expect.poll(() => config.binding.sources.size).toBe(1)
    consent.actions.acceptAll()
    return consent
  }

  it('R51 follows what another host of the site wrote as soon as the browser tells', async () => {
    const consent = await following()
    refuseElsewhere()
    await expect.poll(() => permission(consent)).toBe('denied')
  })

  it.each([
    ['focus', () => window],
    ['pageshow', () => window],
    ['visibilitychange', () => document],
  ])(
    'R51 follows what another host of the site wrote at the next %s, where the browser does not tell',
    async (type, target) => {
      const deafen = (event: Event): void => event.stopImmediatePropagation()
      window.cookieStore.addEventListener('change', deafen)
      const consent = await following()
      refuseElsewhere()
      expect(permission(consent)).toBe('granted')
      target().dispatchEvent(new Event(type))
      expect(permission(consent)).toBe('denied')
      window.cookieStore.removeEventListener('change', deafen)
    },
  )

  it('R52 asks again when the person is back and the storage is empty, stops services and sweeps', async () => {
    const onRevoke = vi.fn()
    const onGrant = vi.fn()
    const service = tracker({ scripts: [], stores: [item('kept', { kind: 'local' })], onGrant, onRevoke })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => onGrant.mock.calls.length).toBe(1)
    localStorage.setItem('kept', '1')
    document.cookie = 'cookie_consent=; Max-Age=0; Path=/'
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(() => consent.getState().status).toBe('undecided')
    expect(consent.getState().surface).toBe('banner')
    await expect.poll(() => localStorage.getItem('kept')).toBeNull()
    expect(onRevoke).toHaveBeenCalledOnce()
  })

  it('R51 takes over a newer choice that the server has put into its own copy, and forgets both', async () => {
    const consent = open(exampleConfig)
    consent.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    const granted = document.cookie.split('=')[1] ?? ''
    consent.actions.rejectAll()
    await expect.poll(() => document.cookie).not.toContain(granted)
    const refused = document.cookie.split('=')[1] ?? ''
    document.cookie = `cookie_consent=${granted}; Path=/`
    document.cookie = `cookie_consent_s=${refused}; Path=/`
    const next = open(exampleConfig)
    expect(permission(next)).toBe('denied')
    await expect.poll(() => document.cookie).toContain(`cookie_consent=${refused}`)
    next.actions.forget()
    await expect.poll(() => document.cookie).toBe('')
  })

  it.each(['here', 'in another tab'])(
    'R51 takes no copy of a choice that was forgotten %s, when a late answer brings one',
    async (where) => {
      const consent = open(exampleConfig)
      consent.actions.acceptAll()
      await expect.poll(() => document.cookie).toContain('cookie_consent=1')
      const granted = document.cookie.split('=')[1] ?? ''
      const channel = new BroadcastChannel('fluxconsent.cookie_consent')
      onTestFinished(() => channel.close())
      if (where === 'here') consent.actions.forget()
      else channel.postMessage(consent.getState().choice?.id)
      await expect.poll(() => consent.getState().choice).toBeNull()
      document.cookie = `cookie_consent_s=${granted}; Path=/`
      const states: unknown[] = []
      onTestFinished(consent.subscribe(({ choice }) => states.push(choice)))
      window.dispatchEvent(new Event('focus'))
      expect(states).toEqual([null])
      expect(consent.getState().surface).toBe('banner')
      // Nor does the next visit find it.
      expect(document.cookie).toBe('')
      // What is chosen afterwards counts as ever.
      const other = open(exampleConfig)
      other.actions.rejectAll()
      await expect.poll(() => consent.getState().choice?.action).toBe('reject-all')
    },
  )
})
