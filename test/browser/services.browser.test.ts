import { guardedCall, type PageConsent } from 'fluxconsent/browser'
import type { ConsentConfig, Service } from 'fluxconsent/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { startService } from '../../src/browser/startService.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { startStore } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { closePages, configOf, item, open, tracker } from './tracker.js'

const elements = ({ id }: Service): number => document.querySelectorAll(`script[data-consent-script^="${id}:"]`).length

beforeEach(clearBrowser)
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  closePages()
  clearBrowser()
})

describe('services', () => {
  it('R1 loads no script before the grant, and none after a refusal', async () => {
    const service = tracker()
    const consent = open(configOf(service))
    consent.actions.rejectAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent')
    expect(elements(service)).toBe(0)
    consent.actions.acceptAll()
    await expect.poll(() => elements(service)).toBe(1)
  })

  it('R78 gives every script that it injects the nonce of the page', async () => {
    const service = tracker({
      scripts: [{ src: '/test/browser/stubs/tracker.js' }, { src: '/test/browser/stubs/tracker.js?second' }],
    })
    open(configOf(service), { nonce: 'r4nd0m' }).actions.acceptAll()
    const scripts = `script[data-consent-script^="${service.id}:"]`
    const nonces = (): readonly string[] =>
      [...document.querySelectorAll<HTMLScriptElement>(scripts)].map(({ nonce }) => nonce)
    await expect.poll(nonces).toEqual(['r4nd0m', 'r4nd0m'])
  })

  it('R32 makes one element and one call per service, for two providers and three restarts', async () => {
    const onGrant = vi.fn()
    const service = tracker({ onGrant })
    const config = configOf(service)
    const consent = open(config)
    open(config)
    consent.actions.acceptAll()
    await expect.poll(() => onGrant.mock.calls.length).toBe(1)
    for (let restart = 0; restart < 3; restart += 1) {
      consent.stop()
      const next = open(config)
      await expect.poll(() => next.getState().permissions[service.id]).toBe('granted')
    }
    const last = tracker({ onGrant: vi.fn() })
    open(configOf(service, last)).actions.acceptAll()
    await expect.poll(() => elements(last)).toBe(1)
    expect(elements(service)).toBe(1)
    expect(onGrant).toHaveBeenCalledOnce()
  })

  it('R41 goes on when one service throws, and reports it', async () => {
    const onGrant = vi.fn()
    const broken = tracker({
      consent: {
        grant: () => {
          throw new Error('broken vendor')
        },
      },
    })
    const blocked = tracker({ scripts: [{ src: '/test/browser/stubs/missing.js' }] })
    const fine = tracker({ onGrant })
    const consent = open(configOf(broken, blocked, fine))
    const errors: string[] = []
    consent.onError((error) => errors.push(String(error)))
    consent.actions.acceptAll()
    await expect.poll(() => onGrant.mock.calls.length).toBe(1)
    await expect.poll(() => errors.join()).toMatch(/broken vendor.*FC301/)
  })

  it('R136 tells the vendor and sweeps in the change itself, before any task or paint', async () => {
    const calls: string[] = []
    const service = tracker({
      consent: { grant: () => calls.push('grant'), deny: () => calls.push('deny') },
      onGrant: () => calls.push('loaded'),
      onRevoke: () => calls.push(`revoked ${document.cookie.includes('_track')}`),
    })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => calls).toEqual(['grant', 'loaded'])
    expect(document.cookie).toContain('_track')
    consent.actions.withdraw()
    // Microtasks only: no timer, no frame, nothing that a background tab would hold back.
    for (let hop = 0; hop < 5; hop += 1) await Promise.resolve()
    expect(calls).toEqual(['grant', 'loaded', 'deny', 'revoked true'])
    expect(document.cookie).not.toContain('_track')
    expect(consent.getState().withdrawal).toMatchObject({
      services: [service.id],
      removed: [{ service: service.id, name: '_track', kind: 'cookie' }],
      left: [],
      needsReload: false,
    })
  })

  it('R136 starts what was granted where no frame is ever painted', async () => {
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0)
    const service = tracker()
    open(configOf(service)).actions.acceptAll()
    await expect.poll(() => elements(service)).toBe(1)
  })

  it('R80 tells no vendor of its grant and loads nothing before the next paint', async () => {
    // Nothing but the frame moves time on: not even the wait for pages that are never painted.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const frames: FrameRequestCallback[] = []
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame))
    const paint = (): void => frames.splice(0).forEach((frame) => frame(performance.now()))
    // After all that is ready to run.
    const idle = (): Promise<unknown> => scheduler.postTask(() => undefined, { priority: 'background' })
    const grant = vi.fn()
    const service = tracker({ consent: { grant } })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await vi.waitFor(() => {
      vi.advanceTimersByTime(0)
      expect(consent.getState().permissions[service.id]).toBe('granted')
      expect(frames).not.toEqual([])
    }, 10_000)
    await idle()
    expect(grant).not.toHaveBeenCalled()
    expect(elements(service)).toBe(0)
    // A frame is called back before its paint.
    paint()
    await idle()
    expect(grant).not.toHaveBeenCalled()
    expect(elements(service)).toBe(0)
    await vi.waitFor(() => {
      paint()
      vi.advanceTimersByTime(0)
      expect(grant).toHaveBeenCalledOnce()
      expect(elements(service)).toBe(1)
    }, 10_000)
  })

  it('R136 does not start what was withdrawn before the paint', async () => {
    const grant = vi.fn()
    const service = tracker({ consent: { grant } })
    const other = tracker()
    const consent = open(configOf(service, other))
    consent.actions.acceptAll()
    await expect.poll(() => grant.mock.calls.length).toBe(1)
    consent.actions.withdraw()
    consent.actions.acceptAll()
    consent.actions.withdraw([service.id])
    await expect.poll(() => elements(other)).toBe(1)
    expect(grant).toHaveBeenCalledOnce()
  })

  it.each(['DE', 'US-CA'])('R18 starts in %s what has but an `onGrant`, without a choice too', async (jurisdiction) => {
    const onGrant = vi.fn()
    const { scripts: _, ...service } = tracker({ onGrant })
    const consent = open(configOf(service), { jurisdiction })
    const ran = vi.fn()
    if (jurisdiction === 'DE') consent.actions.grantForSession(service.id)
    guardedCall(consent, service.id)(ran)
    await expect.poll(() => onGrant.mock.calls.length).toBe(1)
    await expect.poll(() => ran.mock.calls.length).toBe(1)
    expect(consent.getState().choice).toBeNull()
  })

  it('R1 does not load what is withdrawn while others start', async () => {
    const next = tracker()
    const first = tracker({ consent: { grant: () => consent.actions.withdraw([next.id]) } })
    const last = tracker()
    const consent = open(configOf(first, next, last))
    consent.actions.acceptAll()
    await expect.poll(() => elements(last)).toBe(1)
    expect(elements(next)).toBe(0)
  })

  it('R80 starts one service in each task, and lets in between whatever is more urgent', async () => {
    const order: string[] = []
    const urgent = (name: string): void => {
      // As urgent as a press of a button.
      void scheduler.postTask(() => order.push(`answer to ${name}`), { priority: 'user-blocking' })
    }
    const services = ['first', 'second', 'third'].map((name) => {
      const grant = (): void => {
        order.push(name)
        urgent(name)
      }
      return tracker({ consent: { grant } })
    })
    open(configOf(...services)).actions.acceptAll()
    await expect.poll(() => order.length).toBe(6)
    expect(order).toEqual(['first', 'answer to first', 'second', 'answer to second', 'third', 'answer to third'])
  })

  it('tells a service of no change that it starts with', async () => {
    const [grant, update] = [vi.fn(), vi.fn()]
    const first = tracker()
    const service = tracker({ consent: { grant, update } })
    const consent = open(configOf(first, service))
    consent.actions.save({ [first.id]: 'granted' })
    await expect.poll(() => elements(first)).toBe(1)
    consent.actions.grantAlways(service.id)
    await expect.poll(() => grant.mock.calls.length).toBe(1)
    expect(update).not.toHaveBeenCalled()
  })

  it('tells a service that goes on running of what changed around it', async () => {
    const seen: string[] = []
    const ads = tracker({ category: 'marketing', scripts: [] })
    const service = tracker({ consent: { update: ({ decision }) => seen.push(decision(ads.id)) } })
    const consent = open(configOf(service, ads))
    consent.actions.save({ [service.id]: 'granted' })
    await expect.poll(() => elements(service)).toBe(1)
    consent.actions.grantAlways(ads.id)
    consent.actions.withdraw([ads.id])
    expect(seen).toEqual(['granted', 'denied'])
  })

  it('R104 tells a service in the limited mode of its vendor of what changed around it, granted or not', async () => {
    const seen: string[] = []
    const ads = tracker({ category: 'marketing', scripts: [] })
    const update: NonNullable<Service['consent']>['update'] = ({ decision }) =>
      seen.push([decision(service.id), decision(ads.id)].join(' '))
    const service: Service = tracker({ beforeConsent: 'limited', consent: { hold: () => undefined, update } })
    const consent = open(configOf(service, ads))
    await expect.poll(() => elements(service)).toBe(1)
    consent.actions.save({ [ads.id]: 'granted' })
    consent.actions.withdraw([ads.id])
    expect(seen).toEqual(['denied granted', 'denied denied'])
    // Its own decision it hears by itself.
    consent.actions.grantAlways(service.id)
    consent.actions.withdraw([service.id])
    expect(seen).toHaveLength(2)
  })

  it('R47 sweeps neither its own cookie nor what a granted service declares too', async () => {
    document.cookie = '_track_kept=1; Path=/'
    document.cookie = 'cookie_consent_other=1; Path=/'
    const keeping = tracker({ scripts: [], stores: [{ name: '_track_kept', lifetime: 'P1Y', purpose: 'statistics' }] })
    const greedy = tracker({ stores: [{ name: '', match: 'prefix', lifetime: 'P1Y', purpose: 'statistics' }] })
    const consent = open(configOf(keeping, greedy))
    consent.actions.acceptAll()
    await expect.poll(() => document.cookie).toMatch(/_track=1/)
    consent.actions.withdraw([greedy.id])
    await expect.poll(() => document.cookie).not.toMatch(/_track=1/)
    expect(document.cookie).toContain('_track_kept=1')
    expect(document.cookie).toContain('cookie_consent=1')
  })

  it('R45 says within 5 s of the withdrawal that a cookie is written again and again', async () => {
    const service = tracker({ scripts: [], stores: [item('_again')], onGrant: vi.fn() })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => vi.mocked(service.onGrant)?.mock.calls.length).toBe(1)
    // Waits of seconds are added up and not waited for, so that no slow machine changes the sum.
    let waited = 0
    const later = window.setTimeout.bind(window)
    vi.stubGlobal('setTimeout', (call: () => void, delay = 0): number => {
      if (delay < 1000 || delay > 60_000) return later(call, delay)
      waited += delay
      return later(() => {
        document.cookie = '_again=1; Path=/'
        call()
      })
    })
    document.cookie = '_again=1; Path=/'
    consent.actions.withdraw()
    await expect
      .poll(() => consent.getState().withdrawal)
      .toMatchObject({ left: [{ name: '_again', kind: 'cookie', reason: 'rewritten' }], needsReload: true })
    expect(waited).toBeGreaterThan(0)
    expect(waited).toBeLessThan(5000)
  })

  it('sweeps at the next visit what a refused service left behind', async () => {
    const service = tracker({
      stores: [{ name: 'tracker-state', kind: 'local', lifetime: 'P1Y', purpose: 'statistics' }],
    })
    open(configOf(service)).actions.rejectAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    localStorage.setItem('tracker-state', 'still here')
    open(configOf(service))
    await expect.poll(() => localStorage.getItem('tracker-state')).toBeNull()
  })

  it('does not start a required third party by itself', async () => {
    const payment = tracker({ category: 'necessary', flow: 'on-use', purposes: ['payment'] })
    const fine = tracker()
    open(configOf(payment, fine)).actions.acceptAll()
    await expect.poll(() => elements(fine)).toBe(1)
    expect(elements(payment)).toBe(0)
  })

  it('R116 stops and sweeps only the one service that is refused, and revokes it once', async () => {
    const onRevoke = vi.fn()
    const neverRan = vi.fn()
    const kept = tracker({ scripts: [], stores: [item('_kept')], onRevoke: neverRan })
    const refused = tracker({ scripts: [], stores: [item('_refused')], onRevoke })
    // The services start one after the other.
    const last = tracker({ stores: 'nothing', onGrant: vi.fn() })
    const consent = open(configOf(kept, refused, last))
    consent.actions.acceptAll()
    await expect.poll(() => vi.mocked(last.onGrant)?.mock.calls.length).toBe(1)
    document.cookie = '_kept=1; Path=/'
    document.cookie = '_refused=1; Path=/'
    consent.actions.withdraw([refused.id])
    await expect.poll(() => document.cookie).not.toContain('_refused')
    expect(document.cookie).toContain('_kept=1')
    expect(consent.getState().permissions).toMatchObject({ [kept.id]: 'granted', analytics: 'denied' })
    expect(consent.getState().withdrawal?.removed.map(({ name }) => name)).toEqual(['_refused'])
    consent.actions.withdraw([refused.id])
    consent.actions.rejectAll()
    expect(onRevoke).toHaveBeenCalledOnce()
  })

  it('R116 revokes nothing of a service that never ran', async () => {
    const onRevoke = vi.fn()
    const service = tracker({ scripts: [{ src: '/test/browser/stubs/missing.js' }], onRevoke })
    const consent = open(configOf(service))
    const failed = new Promise((resolve) => consent.onError(resolve))
    consent.actions.acceptAll()
    await failed
    consent.actions.withdraw()
    await expect.poll(() => consent.getState().withdrawal?.services).toEqual([service.id])
    expect(onRevoke).not.toHaveBeenCalled()
  })

  it('holds every vendor once, before the script of any of them, as soon as one may run', async () => {
    const calls: string[] = []
    const held = tracker({ consent: { hold: () => calls.push('hold'), grant: () => calls.push('granted') } })
    const first = tracker({
      consent: { grant: () => calls.push(`first grant, ${elements(held)} scripts`) },
      onGrant: () => calls.push('first runs'),
    })
    const config = configOf(first, held)
    const consent = open(config)
    consent.actions.rejectAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent')
    expect(calls).toEqual([])
    consent.actions.save({ [first.id]: 'granted', [held.id]: 'denied' })
    await expect.poll(() => calls).toEqual(['hold', 'first grant, 0 scripts', 'first runs'])
    open(config)
    consent.actions.acceptAll()
    await expect.poll(() => calls).toEqual(['hold', 'first grant, 0 scripts', 'first runs', 'granted'])
  })

  it('holds every vendor too before something that has neither a script nor consent of its own, as an embed', async () => {
    const hold = vi.fn()
    const { scripts: _, ...embed } = tracker()
    const held = tracker({ consent: { hold } })
    open(configOf(embed, held)).actions.save({ [embed.id]: 'granted', [held.id]: 'denied' })
    await expect.poll(() => hold.mock.calls.length).toBe(1)
  })

  it('R44 takes out of the page what a denied service leaves there, and nothing else', async () => {
    const service = tracker({ scripts: [], leaves: ['.tracker-badge', '#tracker-bar'] })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => hasStarted(service.id)).toBe(true)
    const place = document.createElement('div')
    const names = ['tracker-badge', 'tracker-badge', 'tracker-badges', 'tracker-bar']
    for (const name of names) place.append(Object.assign(document.createElement('i'), { className: name, id: name }))
    document.body.append(place)
    consent.actions.withdraw()
    await expect.poll(() => [...place.children].map(({ id }) => id)).toEqual(['tracker-badges'])
    place.remove()
  })

  it('R1 R44 loads no further script of a service that is withdrawn between two of them', async () => {
    const calls: string[] = []
    const scripts = ['', '?second', '?third'].map((query) => ({ src: `/test/browser/stubs/tracker.js${query}` }))
    const grant = (): void => {
      calls.push('grant')
      // Two scripts are there from the first time: what it takes to get to the third one is as short as a withdrawal.
      if (calls.length > 1) consent.actions.withdraw()
    }
    const service = tracker({ scripts, consent: { grant, deny: () => calls.push('deny') } })
    const third = (): Element | null => document.querySelector(`script[data-consent-script="${service.id}:2"]`)
    const consent = open(configOf(service))
    const observer = new MutationObserver(() => third() && consent.actions.withdraw())
    observer.observe(document.head, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(() => calls).toEqual(['grant', 'deny'])
    observer.disconnect()
    consent.actions.acceptAll()
    await expect.poll(() => calls).toEqual(['grant', 'deny', 'grant', 'deny'])
    expect(third()).toBeNull()
  })

  it('R44 calls no `onGrant` of a service that is withdrawn after its last script', async () => {
    const calls: string[] = []
    const scripts = ['', '?second'].map((query) => ({ src: `/test/browser/stubs/tracker.js${query}` }))
    const grant = (): void => {
      calls.push('grant')
      // Its scripts are there from the first time.
      if (calls.length > 1) consent.actions.withdraw()
    }
    const service = tracker({
      scripts,
      consent: { grant, deny: () => calls.push('deny') },
      onGrant: () => calls.push('loaded'),
    })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => calls).toEqual(['grant', 'loaded'])
    consent.actions.withdraw()
    await expect.poll(() => calls).toEqual(['grant', 'loaded', 'deny'])
    consent.actions.acceptAll()
    await expect.poll(() => calls.length).toBeGreaterThan(4)
    expect(calls).toEqual(['grant', 'loaded', 'deny', 'grant', 'deny'])
  })

  it.each([
    ['at once, by a vendor that is told to hold', (stop: () => void) => stop()],
    ['before what cleans up arrived', queueMicrotask],
  ])('sweeps nothing on a page that was stopped %s', async (_, soon) => {
    const kept = tracker({ scripts: [], stores: [item('_kept')] })
    const hold = vi.fn(() => soon(() => consent.stop()))
    const held = tracker({ scripts: [], consent: { hold } })
    const consent = open(configOf(kept, held))
    document.cookie = '_kept=1; Path=/'
    consent.actions.save({ [held.id]: 'granted' })
    await expect.poll(() => hold.mock.calls.length).toBe(1)
    // Nothing starts there before its own code that cleans up has arrived, which was asked for later.
    const other = tracker()
    open(configOf(other)).actions.acceptAll()
    await expect.poll(() => elements(other)).toBe(1)
    expect(document.cookie).toContain('_kept=1')
  })

  it('loads no further script of a service that is withdrawn while one is loading', async () => {
    const scripts = [{ src: '/test/browser/stubs/tracker.js' }, { src: '/test/browser/stubs/tracker.js?second' }]
    const onGrant = vi.fn()
    const service = tracker({ scripts, onGrant })
    const consent = open(configOf(service))
    const observer = new MutationObserver(() => elements(service) && consent.actions.withdraw())
    observer.observe(document.head, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().withdrawal?.services).toEqual([service.id])
    observer.disconnect()
    expect(elements(service)).toBe(0)
    const last = tracker()
    open(configOf(last)).actions.acceptAll()
    await expect
      .poll(() => document.querySelectorAll(`script[data-consent-script^="${last.id}:"][data-consent-loaded]`).length)
      .toBe(1)
    expect(elements(service)).toBe(0)
    expect(onGrant).not.toHaveBeenCalled()
  })
})

describe('a script that somebody takes out of the page while it is on its way', () => {
  it('R1 R136 does not run after the withdrawal', async () => {
    Reflect.set(window, 'ran', [])
    const address = (name: string): string => `/test/browser/stubs/ran.js?name=${name}`
    const service = tracker({ scripts: [{ src: address('taken-out') }] })
    const consent = open(configOf(service))
    const observer = new MutationObserver(() => {
      const script = document.head.querySelector(`script[data-consent-script^="${service.id}:"]`)
      if (!script) return
      script.remove()
      consent.actions.withdraw()
    })
    observer.observe(document.head, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().withdrawal?.services).toEqual([service.id])
    observer.disconnect()
    const came = new URL(address('taken-out'), location.href).href
    await expect.poll(() => performance.getEntriesByName(came).length).toBe(1)
    open(configOf(tracker({ scripts: [{ src: address('last') }] }))).actions.acceptAll()
    await expect.poll(() => Reflect.get(window, 'ran')).toContain('last')
    expect(Reflect.get(window, 'ran')).toEqual(['last'])
  })
})

describe('services whose start went wrong half-way', () => {
  const missing = { src: '/test/browser/stubs/missing.js' }

  it('R44 R46 are stopped as a whole where one script ran and the next one failed', async () => {
    const calls: string[] = []
    const service = tracker({
      scripts: [{ src: '/test/browser/stubs/tracker.js' }, missing],
      withdrawal: 'reload',
      consent: { grant: () => calls.push('grant'), deny: () => calls.push('deny') },
      onGrant: () => calls.push('loaded'),
      onRevoke: () => calls.push('revoked'),
    })
    const consent = open(configOf(service))
    const failed = new Promise((resolve) => consent.onError(resolve))
    consent.actions.acceptAll()
    await failed
    consent.actions.withdraw()
    await expect.poll(() => consent.getState().withdrawal).toMatchObject({ needsReload: true })
    expect(calls).toEqual(['grant', 'deny', 'revoked'])
  })

  it('R44 are told no where they were told yes and nothing came', async () => {
    const calls: string[] = []
    const service = tracker({
      scripts: [missing],
      consent: { grant: () => calls.push('grant'), deny: () => calls.push('deny') },
    })
    const consent = open(configOf(service))
    const failed = new Promise((resolve) => consent.onError(resolve))
    consent.actions.acceptAll()
    await failed
    consent.actions.withdraw()
    await expect.poll(() => calls).toEqual(['grant', 'deny'])
  })

  it('R41 are reported once, and not by another provider that waits for the same script', async () => {
    const service = tracker({ scripts: [missing] })
    const consent = open(configOf(service))
    const other = startStore(consent.config)
    other.actions.acceptAll()
    const errors: unknown[] = []
    for (const store of [consent, other]) store.onError((error) => errors.push(error))
    const waiting = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (elements(service) === 0) return
        observer.disconnect()
        resolve(startService(other, service, undefined))
      })
      observer.observe(document.head, { childList: true })
    })
    consent.actions.acceptAll()
    expect(await waiting).toBe(false)
    await expect.poll(() => errors).toEqual([expect.objectContaining({ message: expect.stringContaining('FC301') })])
  })

  it('R41 start again with the next provider', async () => {
    const grant = vi.fn()
    const config = configOf(tracker({ scripts: [missing], consent: { grant } }))
    const consent = open(config)
    const failed = new Promise((resolve) => consent.onError(resolve))
    consent.actions.acceptAll()
    await failed
    const next = open(config)
    const failedAgain = new Promise((resolve) => next.onError(resolve))
    await failedAgain
    expect(grant).toHaveBeenCalledTimes(2)
  })
})

describe('a withdrawal while no provider is there', () => {
  /** A service that runs, and the page that started it and is gone. */
  async function left(change: Partial<Service> = {}): Promise<{ config: ConsentConfig; id: string; calls: string[] }> {
    const calls: string[] = []
    const service = tracker({
      consent: { deny: () => calls.push('deny') },
      onGrant: () => calls.push('loaded'),
      onRevoke: () => calls.push('revoked'),
      ...change,
    })
    const config = configOf(service)
    const consent = open(config)
    consent.actions.acceptAll()
    await expect.poll(() => calls).toEqual(['loaded'])
    consent.stop()
    return { config, id: service.id, calls }
  }
  /** What another tab writes. */
  function withdrawElsewhere(config: ConsentConfig): void {
    const other = startStore(config, { now: () => Date.now() + 1 })
    other.actions.withdraw()
    const { choice } = other.getState()
    document.cookie = `cookie_consent=${choice ? encodeChoice(choice) : ''}; Path=/`
  }

  it('R44 R51 is carried out and reported by the next one', async () => {
    const { config, id, calls } = await left({ withdrawal: 'reload' })
    withdrawElsewhere(config)
    const next = open(config)
    await expect.poll(() => next.getState().withdrawal).toMatchObject({ services: [id], needsReload: true })
    expect(calls).toEqual(['loaded', 'deny', 'revoked'])
  })

  it('R44 R52 is carried out too where the choice was forgotten', async () => {
    const { config, calls } = await left()
    document.cookie = 'cookie_consent=; Max-Age=0; Path=/'
    open(config)
    await expect.poll(() => calls).toEqual(['loaded', 'deny', 'revoked'])
  })

  it('R55 stops nothing that another provider has allowed for itself', async () => {
    const deny = vi.fn()
    const service = tracker({ consent: { deny }, onGrant: vi.fn() })
    const other = tracker({ onGrant: vi.fn() })
    const config = configOf(service, other)
    const first = open(config)
    first.actions.rejectAll()
    first.actions.grantForSession(service.id)
    await expect.poll(() => vi.mocked(service.onGrant)?.mock.calls.length).toBe(1)
    const second = open(config)
    second.actions.grantForSession(other.id)
    await expect.poll(() => vi.mocked(other.onGrant)?.mock.calls.length).toBe(1)
    expect(second.getState().permissions[service.id]).toBe('denied')
    expect(deny).not.toHaveBeenCalled()
  })
})

describe('a page that stops', () => {
  it('R55 leaves alone what another one has allowed for itself, and so does the next page', async () => {
    const deny = vi.fn()
    const service = tracker({ consent: { deny }, onGrant: vi.fn() })
    const [own, next] = [tracker({ onGrant: vi.fn() }), tracker({ onGrant: vi.fn() })]
    const config = configOf(service, own, next)
    /** A page that runs, with one thing allowed for its session. */
    const allowing = async ({ id, onGrant }: Service): Promise<PageConsent> => {
      const page = open(config)
      page.actions.grantForSession(id)
      await expect.poll(() => onGrant).toHaveBeenCalledOnce()
      return page
    }
    const first = await allowing(own)
    const second = await allowing(service)
    expect(first.getState().permissions[service.id]).toBe('denied')
    first.stop()
    await allowing(next)
    expect(second.getState().permissions[service.id]).toBe('granted')
    expect(hasStarted(service.id)).toBe(true)
    expect(deny).not.toHaveBeenCalled()
  })
})

describe('services, under a hostile hand', () => {
  it('R1 R41 loads nothing of what is withdrawn while the services before it start', async () => {
    const consentOf: { actions?: { withdraw: () => void } } = {}
    const first = tracker({ scripts: [], consent: { grant: () => consentOf.actions?.withdraw() } })
    const hold = vi.fn()
    const grant = vi.fn()
    const second = tracker({ consent: { hold, grant } })
    const last = tracker()
    const consent = open(configOf(first, second))
    consentOf.actions = consent.actions
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().withdrawal?.services).toContain(second.id)
    open(configOf(last)).actions.acceptAll()
    await expect.poll(() => elements(last)).toBe(1)
    expect(elements(second)).toBe(0)
    expect(grant).not.toHaveBeenCalled()
  })

  it('R41 starts nothing any more once the page was stopped in the middle of it', async () => {
    const stopOf: { stop?: () => void } = {}
    const first = tracker({ scripts: [], consent: { grant: () => stopOf.stop?.() } })
    const second = tracker()
    const last = tracker()
    const consent = open(configOf(first, second))
    stopOf.stop = consent.stop
    consent.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent')
    const other = open(configOf(last))
    other.actions.acceptAll()
    await expect.poll(() => elements(last)).toBe(1)
    expect(elements(second)).toBe(0)
  })

  it('R41 gives up a script that hangs after 30 seconds, reports it, and never lets it run', async () => {
    const service = tracker({ onGrant: vi.fn() })
    const other = tracker({ onGrant: vi.fn() })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const consent = open(configOf(service, other))
    const errors: string[] = []
    consent.onError((error) => errors.push(String(error)))
    // Out of the document before it arrives: nothing ever answers for it.
    const observer = new MutationObserver(() => {
      const element = document.querySelector(`script[data-consent-script^="${service.id}:"]`)
      if (element) document.implementation.createHTMLDocument().adoptNode(element)
    })
    observer.observe(document.head, { childList: true })
    consent.actions.acceptAll()
    await vi.waitFor(() => {
      vi.advanceTimersByTime(100)
      expect(other.onGrant).toHaveBeenCalledOnce()
    }, 10_000)
    observer.disconnect()
    expect(errors).toEqual([])
    vi.advanceTimersByTime(30_000)
    await vi.waitFor(() => expect(errors).toEqual([expect.stringContaining('FC301')]), 10_000)
    expect(service.onGrant).not.toHaveBeenCalled()
    consent.actions.withdraw()
    await vi.waitFor(() => {
      vi.advanceTimersByTime(100)
      expect(consent.getState().withdrawal?.services).toContain(service.id)
    }, 10_000)
    consent.actions.acceptAll()
    await vi.waitFor(() => {
      vi.advanceTimersByTime(100)
      expect(service.onGrant).toHaveBeenCalledOnce()
    }, 10_000)
  })

  it('R46 asks every provider of a page for the reload that one service needs, until it is granted again', async () => {
    const onGrant = vi.fn()
    const service = tracker({ withdrawal: 'reload', onGrant })
    const config = configOf(service)
    const [one, two] = [open(config), open(config)]
    one.actions.acceptAll()
    await expect.poll(() => onGrant.mock.calls.length).toBe(1)
    await expect.poll(() => two.getState().permissions[service.id]).toBe('granted')
    two.actions.withdraw()
    await expect.poll(() => two.getState().withdrawal?.needsReload).toBe(true)
    await expect.poll(() => one.getState().withdrawal?.needsReload).toBe(true)
    one.actions.acceptAll()
    await expect.poll(() => one.getState().withdrawal?.needsReload).toBe(false)
    await expect.poll(() => two.getState().withdrawal?.needsReload).toBe(false)
  })
})
