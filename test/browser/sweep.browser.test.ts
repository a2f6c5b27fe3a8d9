import { ownItems, type Service, type StoredItem, type WithdrawalReport } from 'fluxconsent/core'
import { localChoiceStorage, type PageConsent } from 'fluxconsent/browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exampleWith, session } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { sweep } from '../../src/browser/sweep.js'
import { hasStarted } from '../../src/browser/scriptRegistry.js'
import { closePages, configOf, item, open, tracker } from './tracker.js'

const SOON = { timeout: 10_000 }
const WORKER = '/test/browser/stubs/worker.js'

async function clearAll(): Promise<void> {
  clearBrowser()
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name)
  for (const name of await caches.keys()) await caches.delete(name)
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.active?.scriptURL.endsWith(WORKER)) await registration.unregister()
  }
}

beforeEach(clearAll)
afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  closePages()
  await clearAll()
})

const database = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error(name)))
  })
const databases = async (): Promise<readonly string[]> => (await indexedDB.databases()).map(({ name = '' }) => name)
const workers = async (): Promise<readonly string[]> =>
  (await navigator.serviceWorker.getRegistrations()).map(
    ({ active }) => new URL(active?.scriptURL ?? location.href).pathname,
  )
const storing = (...stores: readonly StoredItem[]): Service => tracker({ scripts: [], stores })
const report = (consent: PageConsent): WithdrawalReport | null => consent.getState().withdrawal

async function allowed(...services: readonly Service[]): Promise<PageConsent> {
  const consent = open(configOf(...services))
  consent.actions.acceptAll()
  await expect.poll(() => document.cookie, SOON).toContain('cookie_consent=1')
  // What never ran is cleaned up without a report.
  await expect.poll(() => services.every(({ id }) => hasStarted(id)), SOON).toBe(true)
  return consent
}

/** Sweeps behind a service that is denied. */
const sweepBehind = (service: Service): ReturnType<typeof sweep> =>
  sweep(configOf(service), { permissions: { session: 'granted', [service.id]: 'denied' }, withdrawal: null })

describe('the sweep', () => {
  it('R49 removes what it can where the browser refuses to tell its cookies', async () => {
    localStorage.setItem('tracker-seen', '1')
    vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    const consent = open(configOf(storing(item('tracker-seen', { kind: 'local' }))))
    consent.actions.rejectAll()
    await expect.poll(() => localStorage.getItem('tracker-seen'), SOON).toBeNull()
  })

  it('R49 reports what stops it at the start', async () => {
    const config = configOf(storing(item('tracker-seen', { kind: 'local' })))
    open(config).actions.rejectAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=')
    closePages()
    const { cookie } = document
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => `${cookie}; ${cookie}`, set: refuse })
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    try {
      open(config)
      await expect.poll(() => reported.mock.calls, SOON).toMatchObject([[{ name: 'SecurityError' }]])
    } finally {
      closePages()
      Reflect.deleteProperty(document, 'cookie')
    }
  })

  it.each([
    ['_seen', {}],
    ['_se', { match: 'prefix' }],
    ['een', { match: 'suffix' }],
  ] as const)('R46 lists as removed, and not as left, what scripts could see after all: %s', (name, change) => {
    document.cookie = '_seen=1; Path=/'
    const service = storing(item(name, { ...change, httpOnly: true }))
    expect(sweepBehind(service)).toEqual({
      removed: [{ service: service.id, name: '_seen', kind: 'cookie' }],
      left: [],
    })
  })

  it('R46 does not say of what scripts could see and not remove that only a server sees it', () => {
    document.cookie = '_seen=1; Path=/'
    vi.spyOn(document, 'cookie', 'set').mockImplementation(() => undefined)
    const { left } = sweepBehind(storing(item('_seen', { httpOnly: true })))
    expect(left.map(({ reason }) => reason)).toEqual(['still-there'])
  })

  it('R46 says that only a server sees a cookie, whatever else had its name', () => {
    localStorage.setItem('_hidden', '1')
    const service = storing(item('_hidden', { httpOnly: true }), item('_hidden', { kind: 'local' }))
    const { id } = service
    expect(sweepBehind(service)).toEqual({
      removed: [{ service: id, name: '_hidden', kind: 'local' }],
      left: [{ service: id, name: '_hidden', kind: 'cookie', reason: 'http-only' }],
    })
  })

  it('R46 still knows when it looks again what scripts could see', async () => {
    const consent = await allowed(storing(item('_seen', { httpOnly: true }), item('_late')))
    document.cookie = '_seen=1; Path=/'
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    consent.actions.withdraw()
    await vi.waitFor(() => expect(report(consent)).toMatchObject({ removed: [{ name: '_seen' }], left: [] }), SOON)
    document.cookie = '_late=1; Path=/'
    vi.advanceTimersByTime(2000)
    await vi.waitFor(() => expect(report(consent)?.removed).toHaveLength(2), SOON)
    expect(report(consent)).toMatchObject({ removed: [{ name: '_seen' }, { name: '_late' }], left: [] })
  })

  it('looks no second time once the page was stopped', async () => {
    const consent = await allowed(storing(item('_visit')))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    consent.actions.withdraw()
    await vi.waitFor(() => expect(report(consent)).not.toBeNull(), SOON)
    consent.stop()
    document.cookie = '_visit=1; Path=/'
    vi.advanceTimersByTime(10_000)
    expect(document.cookie).toContain('_visit=1')
  })

  it('R96 removes declared databases, caches and service workers, and keeps required offline caches', async () => {
    const service = storing(
      item('tracker-', { kind: 'indexed-db', match: 'prefix' }),
      item('tracker-pictures', { kind: 'cache' }),
      item(WORKER, { kind: 'service-worker' }),
    )
    const offline: Service = {
      ...session,
      id: 'offline',
      stores: [item('tracker-offline', { kind: 'indexed-db' }), item('shell', { kind: 'cache' })],
    }
    const consent = await allowed(service, offline)
    for (const name of ['tracker-queue', 'tracker-offline', 'notes']) (await database(name)).close()
    for (const name of ['tracker-pictures', 'shell']) await caches.open(name)
    await navigator.serviceWorker.register(WORKER, { scope: '/test/browser/stubs/elsewhere/' })
    await expect.poll(workers, SOON).toContain(WORKER)
    consent.actions.withdraw()
    await expect
      .poll(() => report(consent)?.removed.map(({ kind, name }) => `${kind} ${name}`), SOON)
      .toEqual(['indexed-db tracker-queue', 'cache tracker-pictures', `service-worker ${WORKER}`])
    expect(report(consent)).toMatchObject({ left: [], needsReload: false })
    expect((await databases()).toSorted()).toEqual(['notes', 'tracker-offline'])
    expect(await caches.keys()).toEqual(['shell'])
    expect(await workers()).not.toContain(WORKER)
  })

  it('R96 reports a database that a page still uses, until it is closed', async () => {
    const consent = await allowed(storing(item('tracker-queue', { kind: 'indexed-db' })))
    const connection = await database('tracker-queue')
    consent.actions.withdraw()
    await expect
      .poll(() => report(consent), SOON)
      .toMatchObject({
        removed: [],
        left: [{ name: 'tracker-queue', kind: 'indexed-db', reason: 'in-use' }],
        needsReload: true,
      })
    connection.close()
    await expect
      .poll(() => report(consent), SOON)
      .toMatchObject({
        removed: [{ name: 'tracker-queue', kind: 'indexed-db' }],
        left: [],
        needsReload: false,
      })
  })

  it('R96 sweeps databases and caches at the next visit', async () => {
    const service = storing(item('tracker-queue', { kind: 'indexed-db' }), item('tracker-pictures', { kind: 'cache' }))
    open(configOf(service)).actions.rejectAll()
    await expect.poll(() => document.cookie, SOON).toContain('cookie_consent=1')
    closePages()
    ;(await database('tracker-queue')).close()
    await caches.open('tracker-pictures')
    open(configOf(service))
    await expect.poll(databases, SOON).not.toContain('tracker-queue')
    await expect.poll(() => caches.keys(), SOON).toEqual([])
  })

  it('R46 says that nobody knows when the browser lets nobody look', async () => {
    const consent = await allowed(storing(item('tracker-queue', { kind: 'indexed-db' })))
    vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('no', 'SecurityError'))
    consent.actions.withdraw()
    await expect
      .poll(() => report(consent), SOON)
      .toMatchObject({
        left: [{ name: 'tracker-queue', reason: 'unknown' }],
        needsReload: true,
      })
  })

  it('R44 removes entries of both web storages, and reports one that will not go', async () => {
    const consent = await allowed(
      storing(
        item('tracker-', { kind: 'local', match: 'prefix' }),
        item('tracker-tab', { kind: 'session' }),
        item('tracker-stuck', { kind: 'session' }),
      ),
    )
    localStorage.setItem('tracker-a', '1')
    localStorage.setItem('tracker-b', '1')
    localStorage.setItem('other', '1')
    sessionStorage.setItem('tracker-tab', '1')
    sessionStorage.setItem('tracker-stuck', '1')
    const remove = Storage.prototype.removeItem
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(function (this: Storage, key) {
      if (key === 'tracker-stuck') throw new DOMException('no', 'SecurityError')
      remove.call(this, key)
    })
    consent.actions.withdraw()
    await expect
      .poll(() => report(consent)?.left, SOON)
      .toMatchObject([{ name: 'tracker-stuck', reason: 'still-there' }])
    expect(report(consent)?.removed.map(({ name }) => name)).toEqual(['tracker-a', 'tracker-b', 'tracker-tab'])
    expect(report(consent)?.needsReload).toBe(true)
    expect(Object.keys(localStorage)).toEqual(['other'])
    // The next look finds it gone.
    vi.restoreAllMocks()
    await expect.poll(() => report(consent), SOON).toMatchObject({ left: [], needsReload: false })
  })

  it('R47 gives a name to whoever declares it most exactly', async () => {
    const required: Service = { ...session, id: 'basket', stores: [item('_shop', { match: 'prefix' })] }
    const denied = storing(item('_shop_ads', { match: 'prefix' }), item('_sh', { match: 'prefix' }))
    const consent = await allowed(required, denied)
    for (const name of ['_shop', '_shop_basket', '_shop_ads1', '_show']) document.cookie = `${name}=1; Path=/`
    consent.actions.withdraw()
    await expect.poll(() => document.cookie, SOON).not.toContain('_shop_ads1')
    const left = document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? '')
    expect(left.toSorted()).toEqual(['_shop', '_shop_basket', 'cookie_consent'])
  })

  it('R47 removes a name only from the kind of storage that it was declared for', async () => {
    const consent = await allowed(storing(item('_shop'), item('_basket', { kind: 'local' })))
    for (const name of ['_shop', '_basket']) {
      document.cookie = `${name}=1; Path=/`
      localStorage.setItem(name, '1')
    }
    consent.actions.withdraw()
    await expect.poll(() => report(consent)?.removed.length, SOON).toBe(2)
    expect(document.cookie).not.toContain('_shop')
    expect(document.cookie).toContain('_basket=1')
    expect(Object.keys(localStorage)).toEqual(['_shop'])
  })

  it('R47 keeps what a required service declares as exactly as the one that is withdrawn', async () => {
    const required: Service = { ...session, id: 'basket', stores: [item('_shop')] }
    const consent = await allowed(required, storing(item('_shop'), item('_track')))
    for (const name of ['_shop', '_track']) document.cookie = `${name}=1; Path=/`
    consent.actions.withdraw()
    await expect.poll(() => document.cookie, SOON).not.toContain('_track')
    expect(document.cookie).toContain('_shop=1')
  })

  it('R44 R47 removes what ends as it was declared, and nothing that only has it inside', async () => {
    const consent = await allowed(storing(item('_visitor', { match: 'suffix' })))
    for (const name of ['shop-_visitor', '_visitor', '_visitors', '_visit']) document.cookie = `${name}=1; Path=/`
    consent.actions.withdraw()
    await expect.poll(() => document.cookie, SOON).not.toContain('shop-_visitor')
    const left = document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? '')
    expect(left.toSorted()).toEqual(['_visit', '_visitors', 'cookie_consent'])
  })

  it('R47 lets no item of another domain keep one of the same name here', async () => {
    const required: Service = {
      ...session,
      id: 'basket',
      stores: [item('_shop', { party: 'third', domain: 'x.example' })],
    }
    const consent = await allowed(required, storing(item('_shop')))
    document.cookie = '_shop=1; Path=/'
    consent.actions.withdraw()
    await expect.poll(() => document.cookie, SOON).not.toContain('_shop')
  })

  it.each([
    ['in a cookie', {}],
    ['in localStorage', { storage: localChoiceStorage('public.choice') }],
    ['with agreements', { agreements: [{ id: 'newsletter', kind: 'consent', version: '1' }] }],
  ] as const)('R47, R94 never removes an item of its own, as it describes them: %s', async (_, change) => {
    const everything = ['cookie', 'local'] as const
    const greedy = storing(...everything.map((kind) => item('', { kind, match: 'prefix' })))
    const config = exampleWith({ services: [session, greedy], ...change })
    const consent = open(config)
    consent.actions.acceptAll()
    await expect
      .poll(() => document.cookie + Object.keys(localStorage).join(), SOON)
      .toMatch(/cookie_consent=1|public\.choice/)
    const own = ownItems(config, { remote: true }).filter(({ httpOnly }) => !httpOnly)
    const named = own.map(({ name, match, kind = 'cookie' }) => ({ kind, name: match ? `${name}1` : name }))
    for (const { kind, name } of named) {
      if (kind === 'local') localStorage.setItem(name, localStorage.getItem(name) ?? '1')
      else if (!document.cookie.includes(`${name}=`)) document.cookie = `${name}=1; Path=/`
    }
    document.cookie = 'anything=1; Path=/'
    localStorage.setItem('anything', '1')
    consent.actions.withdraw()
    await expect.poll(() => report(consent)?.removed.map(({ name }) => name), SOON).toEqual(['anything', 'anything'])
    for (const { kind, name } of named) {
      expect(kind === 'local' ? Object.keys(localStorage) : document.cookie.split(/[=;] ?/)).toContain(name)
    }
  })

  it('R46 keeps the reload in the report when something else is withdrawn afterwards', async () => {
    const sticky = tracker({ scripts: [], stores: 'nothing', withdrawal: 'reload' })
    const clean = storing(item('_clean'))
    const ran = tracker({ onGrant: vi.fn(), stores: 'nothing' })
    const consent = await allowed(sticky, clean, ran)
    await expect.poll(() => vi.mocked(ran.onGrant)?.mock.calls.length, SOON).toBe(1)
    consent.actions.withdraw([sticky.id])
    await expect.poll(() => report(consent), SOON).toMatchObject({ services: [sticky.id], needsReload: true })
    const first = report(consent)
    consent.actions.withdraw([clean.id])
    await expect.poll(() => report(consent), SOON).toMatchObject({ services: [sticky.id, clean.id], needsReload: true })
    expect(report(consent)).not.toBe(first)
    consent.actions.grantAlways(sticky.id)
    consent.actions.withdraw([ran.id])
    await expect.poll(() => report(consent)?.services, SOON).toEqual([clean.id, ran.id])
    expect(report(consent)?.needsReload).toBe(false)
  })
})
