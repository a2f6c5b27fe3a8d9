import { createConsent, guardedCall, loadOnUse, type PageConsent } from 'fluxconsent/browser'
import { defineService, type ConsentConfig, type Service } from 'fluxconsent/core'
import { matomo, matomoHeld, metaPixel, stripe } from 'fluxconsent/services'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exampleWith, session } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'

const STUB = '/test/browser/stubs/tracker.js'
const pages: PageConsent[] = []
let count = 0

/** The Meta pixel under an id of its own, with a script that comes from here. */
function pixel(change: Partial<Service> = {}): Service {
  count += 1
  return { ...metaPixel({ id: `pixel${count}`, pixelId: '1234567890' }), scripts: [{ src: STUB }], ...change }
}

const configOf = (...services: readonly Service[]): ConsentConfig => exampleWith({ services: [session, ...services] })

function open(...services: readonly Service[]): PageConsent {
  const consent = createConsent(configOf(...services))
  pages.push(consent)
  return consent
}

/** What the page's own code would do: throws while there is no pixel. */
function track(name: string): void {
  const fbq: unknown = Reflect.get(window, 'fbq')
  if (typeof fbq !== 'function') throw new Error('fbq is not defined')
  Reflect.apply(fbq, window, ['track', name])
}

/** What the pixel was told to count, but for the page itself. */
function tracked(): readonly unknown[] {
  const queue: unknown = Reflect.get(Object(Reflect.get(window, 'fbq')), 'queue')
  const calls: unknown[] = Array.isArray(queue) ? queue : []
  return calls
    .map((call): unknown[] => Array.from(Object(call)))
    .filter(([verb, name]) => verb === 'track' && name !== 'PageView')
    .map(([, name]) => name)
}

beforeEach(clearBrowser)
afterEach(() => {
  for (const page of pages.splice(0)) {
    page.actions.withdraw()
    page.stop()
  }
  document.querySelectorAll('script[data-consent-script]').forEach((element) => element.remove())
  Reflect.deleteProperty(window, 'fbq')
  clearBrowser()
})

describe('guardedCall', () => {
  it('R39 is silent before an answer and after a refusal, and never replays what it dropped', async () => {
    const service = pixel()
    const consent = open(service)
    const call = guardedCall(consent, service.id)
    await expect.poll(() => consent.getState().status).toBe('undecided')
    call(() => track('before'))
    consent.actions.rejectAll()
    call(() => track('refused'))
    call(() => track('refused, queued'), { beforeConsent: 'queue' })
    consent.actions.acceptAll()
    call(() => track('granted'))
    await expect.poll(tracked).toEqual(['granted'])
  })

  it('keeps what is queued for the grant, in its order, and until the vendor is there', async () => {
    const service = pixel()
    const consent = open(service)
    const call = guardedCall(consent, service.id)
    call(() => track('first'), { beforeConsent: 'queue' })
    call(() => track('second'), { beforeConsent: 'queue' })
    await expect.poll(() => consent.getState().status).toBe('undecided')
    call(() => track('third'), { beforeConsent: 'queue' })
    consent.actions.acceptAll()
    call(() => track('fourth'))
    await expect.poll(tracked).toEqual(['first', 'second', 'third', 'fourth'])
  })

  it('R39 forgets what is queued at a refusal, for every later grant', async () => {
    const service = pixel()
    const consent = open(service)
    const call = guardedCall(consent, service.id)
    call(() => track('queued'), { beforeConsent: 'queue' })
    consent.actions.rejectAll()
    await expect.poll(() => consent.getState().status).toBe('decided')
    consent.actions.acceptAll()
    call(() => track('granted'))
    await expect.poll(tracked).toEqual(['granted'])
  })

  it('R39 drops what was called between a grant and its withdrawal when the vendor never came', async () => {
    const service = pixel()
    const consent = open(service)
    const call = guardedCall(consent, service.id)
    await expect.poll(() => consent.getState().status).toBe('undecided')
    consent.actions.acceptAll()
    call(() => track('too early'))
    consent.actions.withdraw()
    consent.actions.acceptAll()
    call(() => track('granted'))
    await expect.poll(tracked).toEqual(['granted'])
  })

  it('loses no call of a returning visitor who had agreed, made before the choice was read', async () => {
    const service = pixel()
    open(service).actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent')
    const other = pixel({ id: service.id })
    const config = configOf(other)
    const consent = createConsent(config)
    pages.push(consent)
    guardedCall(consent, service.id)(() => track('at once'))
    await expect.poll(tracked).toEqual(['at once'])
  })

  it('gives back what it returns once the vendor is there', async () => {
    const service = pixel()
    const consent = open(service)
    const call = guardedCall(consent, service.id)
    consent.actions.acceptAll()
    await expect.poll(() => call(() => typeof Reflect.get(window, 'fbq'))).toBe('function')
    consent.actions.withdraw()
    expect(call(() => 'never')).toBeUndefined()
  })

  it('R41 reports what a held call throws, and runs the next one', async () => {
    const service = pixel()
    const consent = open(service)
    const errors: string[] = []
    consent.onError((error) => errors.push(String(error)))
    const call = guardedCall(consent, service.id)
    const broken = (): void => {
      throw new Error('broken call')
    }
    call(broken, { beforeConsent: 'queue' })
    call(() => track('next'), { beforeConsent: 'queue' })
    consent.actions.acceptAll()
    await expect.poll(tracked).toEqual(['next'])
    expect(errors).toEqual(['Error: broken call'])
  })
})

describe('guardedCall, in a page that calls without end', () => {
  it('R41 runs the first hundred of what is queued before an answer', async () => {
    const service = pixel()
    const consent = open(service)
    const call = guardedCall(consent, service.id)
    const run = vi.fn()
    for (let index = 0; index < 150; index += 1) call(() => run(index), { beforeConsent: 'queue' })
    consent.actions.acceptAll()
    await expect.poll(() => run.mock.calls.flat()).toEqual(Array.from({ length: 100 }, (_, index) => index))
  })
})

describe('loadOnUse', () => {
  const atCheckout = (change: Partial<Service> = {}): Service => {
    count += 1
    return { ...stripe({ id: `stripe${count}` }), scripts: [{ src: STUB }], ...change }
  }
  const elements = (id: string): number => document.querySelectorAll(`script[data-consent-script^="${id}"]`).length

  it('R90 loads a required third party in the act of the person, once, and never by itself', async () => {
    const service = atCheckout()
    const other = pixel()
    const consent = open(service, other)
    consent.actions.acceptAll()
    await expect.poll(() => elements(other.id)).toBe(1)
    expect(elements(service.id)).toBe(0)
    await expect(Promise.all([loadOnUse(consent, service.id), loadOnUse(consent, service.id)])).resolves.toEqual([
      true,
      true,
    ])
    expect(elements(service.id)).toBe(1)
  })

  it('R38 loads nothing of an optional one without its grant', async () => {
    const service = atCheckout({ category: 'functional' })
    const consent = open(service)
    await expect(loadOnUse(consent, service.id)).resolves.toBe(false)
    consent.actions.rejectAll()
    await expect(loadOnUse(consent, service.id)).resolves.toBe(false)
    expect(elements(service.id)).toBe(0)
    consent.actions.acceptAll()
    await expect(loadOnUse(consent, service.id)).resolves.toBe(true)
  })

  it('R41 reports a script that does not come, and tries again', async () => {
    const service = atCheckout({ scripts: [{ src: '/test/browser/stubs/missing.js' }] })
    const consent = open(service)
    const onError = vi.fn()
    consent.onError(onError)
    await expect(loadOnUse(consent, service.id)).resolves.toBe(false)
    await expect(loadOnUse(consent, service.id)).resolves.toBe(false)
    expect(onError).toHaveBeenCalledTimes(2)
  })

  it('R38 loads nothing when it is withdrawn before its code has come, and says so', async () => {
    const service = atCheckout({ category: 'functional', scripts: [{ src: STUB }, { src: `${STUB}?second` }] })
    const consent = open(service)
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    const loading = loadOnUse(consent, service.id)
    consent.actions.withdraw()
    await expect(loading).resolves.toBe(false)
    expect(elements(service.id)).toBe(0)
  })

  it('R38 ends with no when it is withdrawn on the way, and loads no further script', async () => {
    const onRevoke = vi.fn()
    const service = atCheckout({
      category: 'functional',
      scripts: [{ src: STUB }, { src: `${STUB}?second` }],
      onRevoke,
    })
    const consent = open(service)
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    const observer = new MutationObserver(() => elements(service.id) && consent.actions.withdraw())
    observer.observe(document.head, { childList: true })
    await expect(loadOnUse(consent, service.id)).resolves.toBe(false)
    observer.disconnect()
    expect(elements(service.id)).toBe(0)
    expect(onRevoke).not.toHaveBeenCalled()
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    await expect(loadOnUse(consent, service.id)).resolves.toBe(true)
    expect(elements(service.id)).toBe(2)
  })

  it('R90 tells the vendor of the grant, then of the withdrawal, and the app of both', async () => {
    const calls: string[] = []
    const call = (name: string) => () => void calls.push(name)
    const service = atCheckout({
      category: 'functional',
      consent: { grant: call('grant'), deny: call('deny') },
      onGrant: call('onGrant'),
      onRevoke: call('onRevoke'),
    })
    const consent = open(service)
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    expect(calls).toEqual([])
    await expect(loadOnUse(consent, service.id)).resolves.toBe(true)
    await expect(loadOnUse(consent, service.id)).resolves.toBe(true)
    expect(calls).toEqual(['grant', 'onGrant'])
    consent.actions.withdraw()
    await expect.poll(() => calls).toEqual(['grant', 'onGrant', 'deny', 'onRevoke'])
  })

  it('R32 waits for what starts by itself, and starts nothing twice', async () => {
    const onGrant = vi.fn()
    const service = pixel({ onGrant })
    const consent = open(service)
    await expect(loadOnUse(consent, service.id)).resolves.toBe(false)
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    await expect(loadOnUse(consent, service.id)).resolves.toBe(true)
    expect(elements(service.id)).toBe(1)
    await expect.poll(() => onGrant.mock.calls.length).toBe(1)
  })

  it('R41 starts again what did not come by itself: it is told everything, and of a withdrawal too', async () => {
    const calls: string[] = []
    const script = { src: '/test/browser/stubs/missing.js' }
    const service = pixel({
      scripts: [script],
      consent: { grant: () => calls.push('grant'), deny: () => calls.push('deny') },
      onGrant: () => calls.push('loaded'),
    })
    const consent = open(service)
    const failed = new Promise((resolve) => consent.onError(resolve))
    consent.actions.acceptAll()
    await failed
    script.src = STUB
    await expect(loadOnUse(consent, service.id)).resolves.toBe(true)
    consent.actions.withdraw()
    await expect.poll(() => calls).toEqual(['grant', 'grant', 'loaded', 'deny'])
  })
})

describe('a service in a limited mode', () => {
  it('R38 holds and loads before an answer, once, and is told of the grant', async () => {
    count += 1
    const service: Service = {
      ...matomo({ id: `matomo${count}`, url: '/stats', siteId: 1, mode: matomoHeld() }),
      scripts: [{ src: STUB }],
    }
    Reflect.set(window, '_paq', [])
    const consent = open(service)
    const names = (): readonly unknown[] => {
      const queue: unknown = Reflect.get(window, '_paq')
      return Array.isArray(queue) ? queue.map((command: unknown) => Reflect.get(Object(command), 0)) : []
    }
    const elements = (): number => document.querySelectorAll(`script[data-consent-script^="${service.id}"]`).length
    await expect.poll(elements).toBe(1)
    expect(names()[0]).toBe('requireConsent')
    expect(names()).not.toContain('setConsentGiven')
    consent.actions.acceptAll()
    await expect.poll(names).toContain('setConsentGiven')
    expect(names().filter((name) => name === 'requireConsent')).toHaveLength(1)
    expect(elements()).toBe(1)
  })

  it('R38 is told of nothing, and loads nothing, in its usual mode', async () => {
    count += 1
    Reflect.deleteProperty(window, '_paq')
    const service: Service = { ...matomo({ id: `matomo${count}`, url: '/stats', siteId: 1 }), scripts: [{ src: STUB }] }
    const other = defineService({ ...pixel(), id: `other${count}`, category: 'marketing' })
    const consent = open(service, other)
    consent.actions.grantAlways(other.id)
    await expect.poll(() => document.querySelectorAll(`script[data-consent-script^="${other.id}"]`).length).toBe(1)
    expect(document.querySelectorAll(`script[data-consent-script^="${service.id}"]`)).toHaveLength(0)
    expect(Reflect.get(window, '_paq')).toBeUndefined()
  })
})
