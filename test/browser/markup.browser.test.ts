import { createConsent, loadScript, markup, type MarkupOptions, type PageConsent } from 'fluxconsent/browser'
import { createConsentStore, NO_SIGNALS, type ConsentConfig, type Service } from 'fluxconsent/core'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { exampleWith, session } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { closePages, configOf, item, tracker } from './tracker.js'

const pages: PageConsent[] = []
let place: HTMLElement

beforeEach(() => {
  clearBrowser()
  Reflect.set(window, 'ran', [])
  place = document.createElement('main')
  document.body.append(place)
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const page of pages.splice(0)) {
    page.actions.withdraw()
    page.stop()
  }
  closePages()
  document.querySelectorAll('[data-consent]').forEach((element) => element.remove())
  place.remove()
  clearBrowser()
})

/** A service without scripts of its own, under an id that no other test has. */
const quiet = (change: Partial<Service> = {}): Service => tracker({ scripts: [], stores: 'nothing', ...change })

function open(config: ConsentConfig, options?: MarkupOptions): PageConsent {
  const consent = createConsent(config, { effects: [markup(options)] })
  pages.push(consent)
  return consent
}

/** Puts markup into the page, as a server or a fragment that is fetched would. */
function put(...html: readonly string[]): void {
  place.append(document.createRange().createContextualFragment(html.join('')))
}

const stub = (name: string): string => `/test/browser/stubs/ran.js?name=${name}`
const inline = (id: string, name: string, attributes = ''): string =>
  `<script type="text/plain" data-consent="${id}" ${attributes}>window.ran.push('${name}')</script>`
const external = (id: string, name: string, attributes = ''): string =>
  `<script type="text/plain" data-consent="${id}" data-src="${stub(name)}" ${attributes}></script>`
const ran = (): unknown => Reflect.get(window, 'ran')
/** A site whose only choice is a category. */
function mediaConfig(): ConsentConfig {
  return exampleWith({
    categories: { necessary: { required: true }, media: {} },
    services: [session, quiet({ category: 'media' })],
  })
}

/** Ends the patience of three seconds before anything can come. */
function endAtOnce(): void {
  const later = setTimeout
  onTestFinished(() => void vi.unstubAllGlobals())
  vi.stubGlobal('setTimeout', (work: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) => {
    if (delay !== 3000) return later(work, delay, ...values)
    queueMicrotask(() => work(...values))
    return undefined
  })
}
const frame = (): HTMLIFrameElement | null => place.querySelector('iframe')
/** As long as anything takes that would run: one more script, which comes last. */
async function untilLast(consent: PageConsent): Promise<void> {
  put(inline('necessary', 'last'))
  await expect.poll(ran).toContain('last')
  expect(consent.getState().status).not.toBe('loading')
}

describe('markup', () => {
  it('R128 runs nothing before the grant or after a refusal, and what is required at once', async () => {
    const service = quiet()
    put(inline(service.id, 'optional'), external(service.id, 'address'), inline('necessary', 'required'))
    const consent = open(configOf(service))
    await expect.poll(ran).toEqual(['required'])
    consent.actions.rejectAll()
    await untilLast(consent)
    expect(ran()).toEqual(['required', 'last'])
  })

  it('R128 runs scripts in the order of the page, whatever they wait for, and modules too', async () => {
    const [a, b] = [quiet(), quiet()]
    put(
      external(b.id, '1'),
      inline(a.id, '2'),
      `<script type="text/plain" data-type="module" data-consent="${b.id}" src="/test/browser/stubs/ranModule.js?name=3"></script>`,
      external(a.id, '4', 'defer'),
      inline(b.id, '5'),
    )
    open(configOf(a, b)).actions.acceptAll()
    await expect.poll(ran).toEqual(['1', '2', '3', '4', '5'])
  })

  it('R128 runs a module whose text stands in the page', async () => {
    const service = quiet()
    put(inline(service.id, 'module', 'data-type="module"'))
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['module'])
    expect(place.querySelector('script')?.type).toBe('module')
  })

  it('R128 takes a category in the place of a service', async () => {
    put(inline('media', 'category'))
    const consent = open(mediaConfig())
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['category'])
    consent.actions.withdraw()
    expect(consent.getState().withdrawal?.needsReload).toBe(true)
  })

  it('R128 keeps every attribute, the nonce and the place', async () => {
    const service = quiet()
    const attributes =
      'id="tag" class="a" async crossorigin="anonymous" referrerpolicy="origin" data-account="7" nonce="page" fetchpriority="low"'
    put(`<i></i>${external(service.id, 'kept', attributes)}<b></b>`)
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['kept'])
    const script = document.querySelector<HTMLScriptElement>('#tag')
    const names = script?.getAttributeNames().filter((name) => !/^data-consent|^src$/.test(name))
    expect(names).toEqual([
      'data-src',
      'id',
      'class',
      'async',
      'crossorigin',
      'referrerpolicy',
      'data-account',
      'nonce',
      'fetchpriority',
    ])
    expect(script?.nonce).toBe('page')
    expect(script?.previousElementSibling?.localName).toBe('i')
    await expect.poll(() => script?.nextElementSibling?.localName).toBe('b')
  })

  it('R78 gives a script the nonce that the browser hides from its attributes', async () => {
    const service = quiet()
    put(inline(service.id, 'own', 'nonce'))
    Object.assign(place.querySelector('script') ?? {}, { nonce: 'page' })
    open(configOf(service), { nonce: 'page' }).actions.acceptAll()
    await expect.poll(ran).toEqual(['own'])
    expect(place.querySelector('script')?.nonce).toBe('page')
  })

  it('R78 hands what an attribute of a script runs to the policy of the page for trusted types', async () => {
    const set = vi.spyOn(Element.prototype, 'setAttribute')
    const service = quiet()
    put(external(service.id, 'tag', `onload="window.ran.push('loaded')"`))
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['tag', 'loaded'])
    const handed: unknown[] = set.mock.calls.flatMap(([name, value]) => (name === 'onload' ? [value] : []))
    expect(handed.map((value) => Object.prototype.toString.call(value))).toEqual(['[object TrustedScript]'])
  })

  it('R128 runs nothing whose integrity is another one, reports it, and goes on', async () => {
    const service = quiet()
    put(external(service.id, 'changed', 'integrity="sha256-AAAA" crossorigin="anonymous"'), inline(service.id, 'next'))
    const consent = open(configOf(service))
    const errors: string[] = []
    consent.onError((error) => errors.push(String(error)))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['next'])
    expect(errors.join()).toContain('FC301')
  })

  it('R128 runs what is added later, by whatever way', async () => {
    const service = quiet()
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    put(inline(service.id, 'fragment'))
    await expect.poll(ran).toEqual(['fragment'])
    const section = document.createElement('section')
    section.setHTMLUnsafe(external(service.id, 'nested'))
    place.append(section)
    await expect.poll(ran).toEqual(['fragment', 'nested'])
  })

  it('R128 gets to what is added to a page that changes in every frame', async () => {
    const service = quiet()
    const consent = open(configOf(service))
    let isBusy = true
    const change = (): void => {
      place.dataset['tick'] = ''
      place.append(document.createElement('u'))
      if (isBusy) requestAnimationFrame(change)
    }
    change()
    consent.actions.acceptAll()
    put(inline(service.id, 'busy'))
    await expect.poll(ran).toEqual(['busy'])
    isBusy = false
  })

  it('R32 runs nothing twice: two stores, a restart, a withdrawal with another grant, and the same address again', async () => {
    const service = quiet()
    const config = configOf(service)
    put(external(service.id, 'address'), inline(service.id, 'text'))
    const consent = open(config)
    open(config)
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['address', 'text'])
    consent.stop()
    const next = open(config)
    await expect.poll(() => next.getState().permissions[service.id]).toBe('granted')
    next.actions.withdraw()
    next.actions.acceptAll()
    // As libraries do that exchange the body: the elements that ran are gone, and the markup is back.
    place.replaceChildren()
    put(external(service.id, 'address'))
    await untilLast(next)
    expect(ran()).toEqual(['address', 'text', 'last'])
  })

  it('R32 leaves an address to the service that loads it, and to a script that did', async () => {
    const own = tracker({ stores: 'nothing', scripts: [{ src: new URL(stub('own'), location.href).href }] })
    const service = quiet()
    put(external(own.id, 'own'), external(service.id, 'loaded'))
    const consent = open(configOf(own, service))
    await loadScript(`${service.id}:${stub('loaded')}`, { src: stub('loaded') })
    consent.actions.acceptAll()
    await expect.poll(ran).toContain('own')
    await untilLast(consent)
    expect(ran()).toEqual(['loaded', 'own', 'last'])
  })

  it('R36 runs a script of a service after the service was told, and after what it told others', async () => {
    const told: string[] = []
    const service = quiet({
      consent: { hold: () => told.push(`hold ${String(ran())}`), grant: () => told.push(`grant ${String(ran())}`) },
    })
    put(inline(service.id, 'tag'))
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
    expect(told).toEqual(['hold ', 'grant '])
  })

  it('R136 keeps a script that is on its way from running when it is withdrawn, and runs it at the next grant', async () => {
    const service = quiet()
    put(external(service.id, 'slow'))
    const consent = open(configOf(service))
    const isOnItsWay = (): boolean => place.querySelector('script[src]') !== null
    const observer = new MutationObserver(() => isOnItsWay() && consent.actions.withdraw())
    observer.observe(place, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().choice?.action).toBe('withdraw')
    observer.disconnect()
    expect(isOnItsWay()).toBe(false)
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
    expect(consent.getState().withdrawal?.needsReload).toBe(false)
    expect(place.querySelectorAll(`[data-consent="${service.id}"][type="text/plain"]`)).toHaveLength(1)
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['last', 'slow'])
  })

  it('R1 R136 keeps a script of a category from running that is on its way when that is withdrawn', async () => {
    put(external('media', 'slow'))
    const consent = open(mediaConfig())
    const observer = new MutationObserver(() => place.querySelector('script[src]') && consent.actions.withdraw())
    observer.observe(place, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().choice?.action).toBe('withdraw')
    observer.disconnect()
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
  })

  it('R1 runs nothing that is withdrawn while its service is told of the grant', async () => {
    const told = vi.fn(() => pages[0]?.actions.withdraw())
    const service = quiet({ consent: { grant: told } })
    put(inline(service.id, 'tag'))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => told.mock.calls.length).toBe(1)
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
  })

  it('R36 has the service told again before what is left of its scripts runs at the next grant', async () => {
    const told: string[] = []
    const service = quiet({ consent: { grant: () => told.push(String(ran())) } })
    put(
      `<script type="text/plain" data-consent="${service.id}">window.ran.push('1');window.dispatchEvent(new Event('withdraw'))</script>`,
      inline(service.id, '2'),
    )
    const consent = open(configOf(service))
    const withdraw = (): void => consent.actions.withdraw()
    window.addEventListener('withdraw', withdraw, { once: true })
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().choice?.action).toBe('withdraw')
    await untilLast(consent)
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['1', 'last', '2'])
    expect(told).toEqual(['', '1,last'])
  })

  it('R136 lets the script of a service that comes without consent arrive when something else is granted', async () => {
    const other = quiet()
    const limited = tracker({ stores: 'nothing', beforeConsent: 'limited', scripts: [{ src: stub('limited') }] })
    const consent = open(configOf(limited, other))
    const script = (): Element | null => document.querySelector(`[data-consent-script^="${limited.id}:"]`)
    let onItsWay: Element | null = null
    const observer = new MutationObserver(() => {
      if (onItsWay || !script()) return
      onItsWay = script()
      consent.actions.grantAlways(other.id)
    })
    observer.observe(document.head, { childList: true })
    consent.actions.rejectAll()
    await expect.poll(ran).toEqual(['limited'])
    observer.disconnect()
    expect(consent.getState().permissions).toMatchObject({ [limited.id]: 'denied', [other.id]: 'granted' })
    expect(script()).toBe(onItsWay)
  })

  it('R32 runs an `async` script once that something takes out of the page while it is on its way', async () => {
    const service = quiet()
    put(external(service.id, 'taken', 'async'))
    const observer = new MutationObserver(() => place.querySelector('script[src]')?.remove())
    observer.observe(place, { childList: true })
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['taken'])
    observer.disconnect()
    await untilLast(consent)
    expect(ran()).toEqual(['taken', 'last'])
  })

  it('R128 gives each script a task of its own', async () => {
    onTestFinished(() => void vi.unstubAllGlobals())
    const seen: string[] = []
    vi.stubGlobal('scheduler', { yield: async () => void seen.push(String(ran())) })
    const service = quiet()
    put(inline(service.id, '1'), inline(service.id, '2'))
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['1', '2'])
    expect(seen).toContain('1')
  })

  it('R1 R136 keeps a script from running that left the page with its place before the withdrawal', async () => {
    const service = quiet()
    put(`<div>${external(service.id, 'gone')}</div>`)
    const consent = open(configOf(service))
    const observer = new MutationObserver(() => {
      if (!place.querySelector('script[src]')) return
      place.querySelector('div')?.remove()
      consent.actions.withdraw()
    })
    observer.observe(place, { childList: true, subtree: true })
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().choice?.action).toBe('withdraw')
    observer.disconnect()
    await expect.poll(() => performance.getEntriesByName(new URL(stub('gone'), location.href).href).length).toBe(1)
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
  })

  it('R41 goes on when a script is missing or throws, and tries a missing one at the next grant', async () => {
    const service = quiet()
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const caught = vi.fn((event: Event) => event.preventDefault())
    window.addEventListener('error', caught)
    put(
      `<script type="text/plain" data-consent="${service.id}" data-src="/test/browser/stubs/missing.js"></script>`,
      `<script type="text/plain" data-consent="${service.id}">throw new Error('broken tag')</script>`,
      inline(service.id, 'next'),
    )
    const consent = open(configOf(service))
    const errors: string[] = []
    consent.onError((error) => errors.push(String(error)))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['next'])
    expect(errors.join()).toContain('FC301: The script "/test/browser/stubs/missing.js"')
    expect(caught).toHaveBeenCalled()
    log.mockClear()
    consent.actions.withdraw()
    consent.actions.acceptAll()
    await expect.poll(() => errors.length).toBe(2)
    window.removeEventListener('error', caught)
    expect(ran()).toEqual(['next'])
  })

  it('R41 does not try a missing script again for a change that permits nothing else', async () => {
    const service = quiet()
    put(
      `<script type="text/plain" data-consent="${service.id}" data-src="/test/browser/stubs/missing.js?again"></script>`,
    )
    const consent = open(configOf(service))
    const failed = vi.fn()
    consent.onError(failed)
    consent.actions.acceptAll()
    await expect.poll(() => failed.mock.calls.length).toBe(1)
    consent.actions.open('preferences')
    await untilLast(consent)
    expect(failed).toHaveBeenCalledOnce()
  })

  it('R136 lets a script that is on its way come when another service is withdrawn', async () => {
    const [a, b] = [quiet(), quiet()]
    put(external(a.id, 'coming'))
    const consent = open(configOf(a, b))
    const script = (): Element | null => place.querySelector('script[src]')
    let onItsWay: Element | null = null
    const observer = new MutationObserver(() => {
      if (onItsWay || !script()) return
      onItsWay = script()
      consent.actions.save({ [a.id]: 'granted', [b.id]: 'denied' })
    })
    observer.observe(place, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['coming'])
    observer.disconnect()
    expect(consent.getState().permissions[b.id]).toBe('denied')
    expect(script()).toBe(onItsWay)
  })

  /** A patience that never ends: what waits for three seconds would never come. */
  function waitForEver(): void {
    const later = setTimeout
    onTestFinished(() => void vi.unstubAllGlobals())
    vi.stubGlobal('setTimeout', (work: () => void, delay?: number, ...values: unknown[]) =>
      delay === 3000 ? 0 : later(work, delay, ...values),
    )
  }

  it.each<[string, (service: Service) => Service]>([
    ['starts only with an act of the person', (service) => ({ ...service, flow: 'on-use' })],
    ['has nothing to start, as a frame', ({ scripts: _, ...service }) => service],
  ])('R128 waits for no service that %s', async (_, change) => {
    waitForEver()
    const service = change(quiet())
    put(inline(service.id, 'tag'))
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
  })

  it('R41 goes on where nothing starts its service, as what does that is blocked', async () => {
    endAtOnce()
    const service = quiet()
    put(inline(service.id, 'tag'))
    const store = createConsentStore(configOf(service))
    const stop = markup()(store)
    store.inlet.hydrate(null, NO_SIGNALS)
    store.actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
    stop()
  })

  it('R41 goes on without a script that does not come in time, except for what stands behind it', async () => {
    endAtOnce()
    const [a, b] = [quiet(), quiet()]
    put(external(a.id, 'late'), inline(a.id, 'behind'), inline(b.id, 'other'))
    open(configOf(a, b)).actions.acceptAll()
    await expect.poll(ran).toEqual(['other', 'late', 'behind'])
  })

  it('R41 runs what stands behind a late script that left the page with its place, once that has come', async () => {
    endAtOnce()
    const network = cdp()
    await network.send('Fetch.enable', { patterns: [{ urlPattern: '*name=held' }] })
    onTestFinished(() => network.send('Fetch.disable').then(() => undefined))
    const paused = new Promise<string>((resolve) => {
      network.on('Fetch.requestPaused', ({ requestId }) => resolve(requestId))
    })
    const service = quiet()
    put(`<div>${external(service.id, 'held')}</div>`, inline(service.id, 'behind'))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    const requestId = await paused
    place.querySelector('div')?.remove()
    await untilLast(consent)
    for (let step = 0; step < 10; step += 1) await new Promise(requestAnimationFrame)
    expect(ran()).toEqual(['last'])
    await network.send('Fetch.continueRequest', { requestId })
    await expect.poll(ran).toEqual(['last', 'held', 'behind'])
  })

  it('R128 holds nothing up for an `async` script', async () => {
    const service = quiet()
    put(external(service.id, 'async', 'async'), inline(service.id, 'next'))
    open(configOf(service)).actions.acceptAll()
    await expect.poll(ran).toEqual(['next', 'async'])
  })

  it('R128 runs no script before the document is read: the end of its text may not be there yet', async () => {
    const service = quiet()
    put(inline('necessary', 'start'))
    const script = place.querySelector('script')
    put(`<iframe data-consent="${service.id}" data-src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    const reading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    open(configOf(service)).actions.acceptAll()
    await expect.poll(() => frame()?.contentWindow?.location.pathname).toBe('/test/browser/stubs/worker.js')
    expect(ran()).toEqual([])
    script?.append(";window.ran.push('end')")
    reading.mockRestore()
    document.dispatchEvent(new Event('DOMContentLoaded'))
    await expect.poll(ran).toEqual(['start', 'end'])
  })
})

describe('a frame that is held back', () => {
  /** A frame that plays, and whose page is gone: as between two mounts of a provider. */
  async function playing(): Promise<ConsentConfig> {
    const service = quiet()
    const config = configOf(service)
    put(`<iframe data-consent="${service.id}" data-src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    const consent = open(config)
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.contentWindow?.location.pathname).toBe('/test/browser/stubs/worker.js')
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    consent.stop()
    return config
  }

  it('R25 R128 plays on while the next provider reads what was granted', async () => {
    const config = await playing()
    const document = frame()?.contentDocument
    const next = open(config)
    await expect.poll(() => next.isHydrated()).toBe(true)
    expect(frame()?.contentDocument).toBe(document)
    expect(frame()?.hasAttribute('src')).toBe(true)
  })

  it('R25 R128 is taken away by the next provider once that has read that it was refused since', async () => {
    const config = await playing()
    // Somewhere else on the site, where nothing is held back.
    const elsewhere = createConsent(config)
    await expect.poll(() => elsewhere.isHydrated()).toBe(true)
    elsewhere.actions.rejectAll()
    elsewhere.stop()
    const next = open(config)
    expect(next.isProvisional()).toBe(true)
    expect(frame()?.hasAttribute('src')).toBe(true)
    await expect.poll(() => frame()?.hasAttribute('src')).toBe(false)
    expect(next.getState().choice?.action).toBe('reject-all')
  })

  it('R25 R128 is taken away at once where the person refuses before the next provider has read anything', async () => {
    const next = open(await playing())
    expect(frame()?.hasAttribute('src')).toBe(true)
    next.actions.withdraw()
    expect(next.isHydrated()).toBe(false)
    expect(frame()?.hasAttribute('src')).toBe(false)
  })

  it('R25 R128 is taken away by a provider that finds nothing any more', async () => {
    const config = await playing()
    document.cookie = 'cookie_consent=; Max-Age=0; Path=/'
    open(config)
    await expect.poll(() => frame()?.hasAttribute('src')).toBe(false)
  })

  const held = (id: string): string =>
    `<iframe id="f" data-consent="${id}" data-src="/test/browser/stubs/worker.js" title="Video" loading="eager" allow="fullscreen"></iframe><b></b>`

  it('R128 comes with the grant, with its attributes and place', async () => {
    const service = quiet()
    put(held(service.id))
    const element = frame()
    const consent = open(configOf(service))
    await expect.poll(() => consent.getState().status).toBe('undecided')
    expect(frame()?.hasAttribute('src')).toBe(false)
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.getAttribute('src')).toBe('/test/browser/stubs/worker.js')
    expect(frame()).toBe(element)
    expect(frame()?.getAttributeNames()).toEqual(['id', 'data-consent', 'data-src', 'title', 'loading', 'allow', 'src'])
  })

  it('R128 comes with the grant where an empty page stands in it, also for somebody who had agreed before', async () => {
    const service = quiet()
    const config = configOf(service)
    const first = open(config)
    first.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    first.stop()
    put(held(service.id).replace('data-src', 'src="about:blank" data-src'))
    const next = open(config)
    await expect.poll(() => frame()?.getAttribute('src')).toBe('/test/browser/stubs/worker.js')
    next.actions.withdraw()
    await expect.poll(() => frame()?.hasAttribute('src')).toBe(false)
  })

  it('R128 comes where it is marked only after it was added', async () => {
    const service = quiet()
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().permissions[service.id]).toBe('granted')
    place.append(document.createElement('iframe'))
    const later = (): Promise<number> => new Promise(requestAnimationFrame)
    // The page stands still once it was seen.
    for (let step = 0; step < 10; step += 1) await later()
    Object.assign(frame()?.dataset ?? {}, { consent: service.id, src: '/test/browser/stubs/worker.js' })
    await expect.poll(() => frame()?.getAttribute('src')).toBe('/test/browser/stubs/worker.js')
  })

  it.each<[string, string]>([
    ['data-consent', 'its mark'],
    ['data-src', 'its address'],
  ])('R128 comes where %s is put on it later, which is %s', async (name) => {
    const service = quiet()
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    put(held(service.id))
    const value = frame()?.getAttribute(name) ?? ''
    frame()?.removeAttribute(name)
    for (let step = 0; step < 10; step += 1) await new Promise(requestAnimationFrame)
    expect(frame()?.hasAttribute('src')).toBe(false)
    frame()?.setAttribute(name, value)
    await expect.poll(() => frame()?.getAttribute('src')).toBe('/test/browser/stubs/worker.js')
  })

  it('R128 keeps its address where an empty page stands in it before the grant', async () => {
    const service = quiet()
    put(held(service.id).replace('data-src', 'src="about:blank" data-src'))
    const consent = open(configOf(service))
    await expect.poll(() => frame()?.hasAttribute('src')).toBe(false)
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.getAttribute('src')).toBe('/test/browser/stubs/worker.js')
  })

  it('R25 R136 is taken back without asking its document whether it may go', async () => {
    const service = quiet()
    put(held(service.id))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.contentWindow?.location.pathname).toBe('/test/browser/stubs/worker.js')
    await expect.poll(() => frame()?.contentDocument?.readyState).toBe('complete')
    const asked = vi.fn()
    frame()?.contentWindow?.addEventListener('beforeunload', asked)
    consent.actions.withdraw()
    await untilLast(consent)
    expect(asked).not.toHaveBeenCalled()
  })

  it('R25 R136 is taken back in the change itself, without a step in the history, and comes again', async () => {
    const service = quiet()
    put(held(service.id))
    const steps = history.length
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.contentWindow?.location.pathname).toBe('/test/browser/stubs/worker.js')
    consent.actions.withdraw()
    expect(frame()?.hasAttribute('src')).toBe(false)
    expect(frame()?.contentWindow?.location.href).toBe('about:blank')
    expect(frame()?.nextElementSibling?.localName).toBe('b')
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.contentWindow?.location.pathname).toBe('/test/browser/stubs/worker.js')
    expect(history.length).toBe(steps)
  })

  it('R46 needs no reload to be gone', async () => {
    const service = quiet()
    put(held(service.id))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.hasAttribute('src')).toBe(true)
    // What reports comes in a chunk of its own.
    await expect.poll(() => hasStarted(service.id)).toBe(true)
    consent.actions.withdraw()
    await expect.poll(() => consent.getState().withdrawal?.services).toEqual([service.id])
    expect(consent.getState().withdrawal?.needsReload).toBe(false)
  })

  it('R128 is taken out where somebody forgot to hold it back, and says so', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(`<iframe data-consent="${service.id}" src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    const consent = open(configOf(service))
    expect(frame()?.hasAttribute('src')).toBe(false)
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('FC303: A <iframe>'))
    consent.actions.acceptAll()
    await expect.poll(() => frame()?.src).toContain('/test/browser/stubs/worker.js')
  })

  it('R128 is taken out at once where somebody forgot to hold it back, also before the choice is read', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    const config = configOf(service)
    await refusedBefore(config)
    put(`<iframe data-consent="${service.id}" src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    const consent = open(config)
    expect(consent.isProvisional()).toBe(true)
    expect(frame()?.hasAttribute('src')).toBe(false)
  })
})

/** A page of somebody who has refused, whose choice is not read yet. */
async function refusedBefore(config: ConsentConfig): Promise<void> {
  const first = open(config)
  first.actions.rejectAll()
  await expect.poll(() => document.cookie).toContain('cookie_consent=1')
  first.stop()
}

describe('the report of a withdrawal', () => {
  it('R46 says that a script of the page goes on until a reload, and no longer once it is granted again', async () => {
    const service = quiet()
    put(inline(service.id, 'tag'))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
    consent.actions.withdraw()
    expect(consent.getState().withdrawal?.needsReload).toBe(true)
    await expect.poll(() => consent.getState().withdrawal?.services).toEqual([service.id])
    expect(consent.getState().withdrawal?.needsReload).toBe(true)
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().withdrawal?.needsReload).toBe(false)
  })

  it('R46 asks for no reload where the service tells its vendor', async () => {
    const deny = vi.fn()
    const service = quiet({ consent: { deny } })
    put(inline(service.id, 'tag'))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
    consent.actions.withdraw()
    await expect.poll(() => deny.mock.calls.length).toBe(1)
    await expect.poll(() => consent.getState().withdrawal?.services).toEqual([service.id])
    expect(consent.getState().withdrawal?.needsReload).toBe(false)
  })

  it('R46 asks for a reload where telling the vendor is not enough', async () => {
    const service = quiet({ consent: { deny: () => undefined }, withdrawal: 'reload', flow: 'on-use' })
    put(inline(service.id, 'tag'))
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
    consent.actions.withdraw()
    expect(consent.getState().withdrawal?.needsReload).toBe(true)
  })

  it('R46 keeps in the report what an earlier withdrawal has removed', async () => {
    const [a, b] = [quiet({ stores: [item('_track', { match: 'prefix' })] }), quiet()]
    put(inline(b.id, 'tag'))
    const consent = open(configOf(a, b))
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['tag'])
    document.cookie = '_track1=1; Path=/'
    const removed = (): readonly string[] | undefined => consent.getState().withdrawal?.removed.map(({ name }) => name)
    consent.actions.save({ [a.id]: 'denied', [b.id]: 'granted' })
    await expect.poll(removed).toEqual(['_track1'])
    expect(consent.getState().withdrawal?.needsReload).toBe(false)
    consent.actions.withdraw()
    expect(consent.getState().withdrawal?.needsReload).toBe(true)
    expect(removed()).toEqual(['_track1'])
  })
})

describe('what stays blocked', () => {
  it('R4 a category without a service, of which nobody is asked', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    put(inline('marketing', 'never'))
    const consent = open(exampleWith({ services: [session] }))
    consent.actions.acceptAll()
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('FC302'))
  })

  it('R4 an id that the config does not have, which is said once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    put(inline('constructor', 'a'), inline('nobody', 'b'), inline('nobody', 'c'))
    put('<iframe data-consent="nobody" data-src="/test/browser/stubs/worker.js" title="Nobody"></iframe>')
    const service = quiet()
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
    expect(frame()?.hasAttribute('src')).toBe(false)
    expect(warn.mock.calls.map(([text]) => /FC302: A <\w+> .*?"\w+"/.exec(String(text))?.[0])).toEqual([
      'FC302: A <script> of the page is held back with data-consent="constructor"',
      'FC302: A <script> of the page is held back with data-consent="nobody"',
      'FC302: A <iframe> of the page is held back with data-consent="nobody"',
    ])
  })

  it.each(['javascript:window.ran.push(1)', 'data:text/javascript,window.ran.push(1)', 'https://', 'blob:x'])(
    'R30 a script or frame of the address %s',
    async (address) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      const service = quiet()
      put(`<script type="text/plain" data-consent="${service.id}" data-src="${address}"></script>`)
      put(`<iframe data-consent="${service.id}" data-src="${address}" title="Hostile"></iframe>`)
      const consent = open(configOf(service))
      consent.actions.acceptAll()
      await untilLast(consent)
      expect(ran()).toEqual(['last'])
      expect(frame()?.hasAttribute('src')).toBe(false)
      expect(warn.mock.calls.map(([text]) => /FC\d+/.exec(String(text))?.[0])).toEqual(['FC305', 'FC305'])
    },
  )

  it('R30 a script whose hostile address stands in its src', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(
      `<script type="text/plain" data-consent="${service.id}" src="data:text/javascript,window.ran.push(1)"></script>`,
    )
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await untilLast(consent)
    expect(ran()).toEqual(['last'])
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('FC305'))
  })

  it('R78 a script that does not bear the nonce of the page: whoever injects markup does not know it', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(inline(service.id, 'injected'), inline(service.id, 'guessed', 'nonce="other"'))
    put(external(service.id, 'address'), inline(service.id, 'own', 'nonce="page"'))
    open(configOf(service), { nonce: 'page' }).actions.acceptAll()
    await expect.poll(ran).toEqual(['own'])
    expect(warn.mock.calls.map(([text]) => /FC\d+/.exec(String(text))?.[0])).toEqual(['FC304', 'FC304', 'FC304'])
    expect(warn.mock.calls.join()).toContain("window.ran.push('injected')")
    expect(warn.mock.calls.join()).toContain(stub('address'))
  })

  it('R78 a script without the nonce is told by the beginning of its text', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(`<script type="text/plain" data-consent="${service.id}">\n  ${'a'.repeat(60)}bc\n</script>`)
    open(configOf(service), { nonce: 'page' })
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/(?<![a\s])a{60}(?!b)/))
  })

  it('R128 everything once the page was stopped', async () => {
    const service = quiet()
    const config = configOf(service)
    const consent = open(config)
    const other = open(config)
    consent.stop()
    other.stop()
    consent.actions.acceptAll()
    put(inline(service.id, 'late'))
    const third = open(config)
    await untilLast(third)
    expect(ran()).toEqual(['last'])
  })

  it('R128 a script behind the one that was on its way when the page was stopped', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(external(service.id, 'coming'), inline(service.id, 'behind'))
    const consent = open(configOf(service))
    const observer = new MutationObserver(() => place.querySelector('script[src]') && consent.stop())
    observer.observe(place, { childList: true })
    consent.actions.acceptAll()
    await expect.poll(ran).toEqual(['coming'])
    observer.disconnect()
    await untilLast(open(configOf(quiet())))
    expect(ran()).toEqual(['coming', 'last'])
  })

  it.each<[string, (consent: PageConsent, add: () => void) => void]>([
    [
      'that is added after the page was stopped',
      ({ actions, stop }, add) => {
        actions.acceptAll()
        stop()
        add()
      },
    ],
    [
      'that is granted after the page was stopped',
      ({ actions, stop }, add) => {
        add()
        stop()
        actions.acceptAll()
      },
    ],
    [
      'whose page was stopped between the grant and the paint',
      ({ actions, stop }, add) => {
        add()
        actions.acceptAll()
        stop()
      },
    ],
  ])('R128 a frame %s', async (_, act) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    const consent = open(configOf(service))
    await expect.poll(() => consent.isHydrated()).toBe(true)
    act(consent, () =>
      put(`<iframe data-consent="${service.id}" data-src="/test/browser/stubs/worker.js" title="Video"></iframe>`),
    )
    expect(consent.getState().permissions[service.id]).toBe('granted')
    await untilLast(open(configOf(quiet())))
    expect(frame()?.hasAttribute('src')).toBe(false)
  })

  /** A required frame, which is shown by the last thing that a page has to do until something changes. */
  async function untilIdle(): Promise<void> {
    const selector = 'iframe[data-consent=necessary]'
    await expect.poll(() => document.querySelector(selector)?.hasAttribute('src')).toBe(true)
    document.querySelector(selector)?.remove()
    for (let step = 0; step < 10; step += 1) await new Promise(requestAnimationFrame)
  }
  const required = '<iframe data-consent="necessary" data-src="/test/browser/stubs/worker.js" title="Own"></iframe>'

  it('R128 a frame that is granted long after the page was stopped', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(required)
    const consent = open(configOf(service))
    await untilIdle()
    put(`<iframe data-consent="${service.id}" data-src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    for (let step = 0; step < 10; step += 1) await new Promise(requestAnimationFrame)
    consent.stop()
    consent.actions.acceptAll()
    expect(consent.getState().permissions[service.id]).toBe('granted')
    await untilLast(open(configOf(quiet())))
    expect(frame()?.hasAttribute('src')).toBe(false)
  })

  it('R128 a frame whose page was stopped before the document was read', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const reading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    const service = quiet()
    put(required)
    const consent = open(configOf(service))
    consent.actions.acceptAll()
    await untilIdle()
    expect(consent.getState().permissions[service.id]).toBe('granted')
    consent.stop()
    reading.mockRestore()
    put(`<iframe data-consent="${service.id}" data-src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    document.dispatchEvent(new Event('DOMContentLoaded'))
    await untilLast(open(configOf(quiet())))
    expect(frame()?.hasAttribute('src')).toBe(false)
  })
})

describe('what a developer is told', () => {
  it('R4 that a script is not held back', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(`<script data-consent="${service.id}">window.ran.push('early')</script>`)
    open(configOf(service))
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('FC303: A <script>'))
  })

  it('nothing of what is required, also without a service, nor of a frame that bears no nonce', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const service = quiet()
    put(inline('necessary', 'required', 'nonce="page"'))
    put(`<iframe data-consent="${service.id}" data-src="/test/browser/stubs/worker.js" title="Video"></iframe>`)
    open(exampleWith({ services: [service] }), { nonce: 'page' }).actions.acceptAll()
    await expect.poll(ran).toEqual(['required'])
    await expect.poll(() => frame()?.hasAttribute('src')).toBe(true)
    expect(warn).not.toHaveBeenCalled()
  })
})
