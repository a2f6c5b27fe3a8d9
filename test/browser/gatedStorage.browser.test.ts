import {
  createConsent,
  createGatedStorage,
  gatedStorage,
  type GatedStorageOptions,
  type PageConsent,
} from 'fluxconsent/browser'
import {
  createConsentStore,
  NO_SIGNALS,
  readCookies,
  type ConsentConfig,
  type ConsentStore,
  type Service,
} from 'fluxconsent/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { DAY, exampleWith, session } from '../core/exampleConfig.js'
import { bindStore } from '../../src/browser/bindStore.js'
import { clearBrowser } from '../react/renderConsent.js'

const pages: PageConsent[] = []

const settings: Service = {
  ...session,
  id: 'settings',
  category: 'functional',
  stores: [
    { name: 'theme', kind: 'local', lifetime: 'P12M', purpose: 'appearance' },
    { name: 'theme', kind: 'session', lifetime: 'session', purpose: 'appearance' },
    { name: 'theme', lifetime: 'P12M', purpose: 'appearance' },
    { name: 'draft.', match: 'prefix', kind: 'local', lifetime: 'P30D', purpose: 'drafts' },
  ],
}
const language: Service = {
  ...session,
  id: 'language',
  stores: [
    { name: 'language', lifetime: 'P12M', purpose: 'language' },
    { name: 'language', kind: 'local', lifetime: 'P12M', purpose: 'language' },
  ],
}

/** A config of its own for each test: what is bound to one lasts as long as it does. */
const configOf = (): ConsentConfig => exampleWith({ services: [session, settings, language] })

function run(config: ConsentConfig): PageConsent {
  const consent = createConsent(config)
  pages.push(consent)
  return consent
}

function startedStore(): ConsentStore {
  const store = createConsentStore(configOf())
  store.inlet.hydrate(null, NO_SIGNALS)
  return store
}

beforeEach(clearBrowser)
afterEach(() => {
  vi.restoreAllMocks()
  for (const page of pages.splice(0)) page.stop()
  clearBrowser()
})

const kinds = [
  ['cookie', (key: string) => readCookies(document.cookie, key)[0] ?? null],
  ['local', (key: string) => localStorage.getItem(key)],
  ['session', (key: string) => sessionStorage.getItem(key)],
] as const

describe.each(kinds)('gated storage of the kind %s', (kind, stored) => {
  it('R34 keeps items in memory, writes them with the grant, and removes them at the withdrawal', () => {
    const store = startedStore()
    const storage = gatedStorage(store, 'functional', { kind })
    const stop = storage.start()
    storage.setItem('theme', 'dark')
    expect(storage.getItem('theme')).toBe('dark')
    expect(stored('theme')).toBeNull()
    store.actions.acceptAll()
    expect(stored('theme')).toBe('dark')
    storage.setItem('theme', 'light')
    expect(stored('theme')).toBe('light')
    store.actions.withdraw()
    expect(stored('theme')).toBeNull()
    expect(storage.getItem('theme')).toBeNull()
    storage.setItem('theme', 'dark')
    expect(stored('theme')).toBeNull()
    stop()
  })

  it('R34 reads at the next visit what it wrote, and removes it then', () => {
    const store = startedStore()
    store.actions.acceptAll()
    gatedStorage(store, 'functional', { kind }).setItem('theme', 'dark')
    const next = gatedStorage(store, 'functional', { kind })
    const stop = next.start()
    expect(next.getItem('theme')).toBe('dark')
    store.actions.withdraw()
    expect(stored('theme')).toBeNull()
    stop()
  })

  it('R34 is a Storage', () => {
    const store = startedStore()
    store.actions.acceptAll()
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const storage: Storage = gatedStorage(store, 'functional', { kind })
    const text = 'é; =%\n"🙂'
    for (const key of ['theme', 'b', 'c']) storage.setItem(key, `${text}${key}`)
    expect(storage.getItem('never')).toBeNull()
    expect(storage).toHaveLength(3)
    expect([0, 1, 2, 3].map((index) => storage.key(index))).toEqual(['theme', 'b', 'c', null])
    expect(storage.getItem('b')).toBe(`${text}b`)
    storage.removeItem('b')
    expect(storage.getItem('b')).toBeNull()
    storage.clear()
    expect(storage).toHaveLength(0)
    expect(stored('theme')).toBeNull()
  })

  it('R49 keeps items in memory where storage is blocked or full', () => {
    const store = startedStore()
    store.actions.acceptAll()
    const storage = gatedStorage(store, 'functional', { kind })
    const blocked = new DOMException('no', 'QuotaExceededError')
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw blocked
    })
    // Browsers drop a cookie of this length without a word.
    const value = kind === 'cookie' ? 'x'.repeat(5000) : 'dark'
    storage.setItem('theme', value)
    expect(storage.getItem('theme')).toBe(value)
    expect(stored('theme')).toBeNull()
  })

  it('R49 throws nothing where storage may not even be named', () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError')
    }
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(refuse)
    vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(refuse)
    vi.spyOn(document, 'cookie', 'get').mockImplementation(refuse)
    const store = startedStore()
    store.actions.acceptAll()
    const storage = gatedStorage(store, 'functional', { kind })
    expect(storage.getItem('theme')).toBeNull()
    storage.setItem('theme', 'dark')
    expect(storage.getItem('theme')).toBe('dark')
    storage.removeItem('theme')
    expect(storage.getItem('theme')).toBeNull()
  })

  it('R34 counts what waits in memory, and never writes what is removed before the grant', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const store = startedStore()
    const storage = gatedStorage(store, 'functional', { kind })
    const stop = storage.start()
    for (const key of ['theme', 'b', 'c']) storage.setItem(key, 'early')
    expect([0, 1, 2, 3].map((index) => storage.key(index))).toEqual(['theme', 'b', 'c', null])
    storage.removeItem('theme')
    expect(storage).toHaveLength(2)
    storage.clear()
    expect(storage).toHaveLength(0)
    store.actions.acceptAll()
    expect(['theme', 'b', 'c'].map(stored)).toEqual([null, null, null])
    stop()
  })

  it('R87 drops an item that is over age', () => {
    const store = startedStore()
    store.actions.acceptAll()
    const storage = gatedStorage(store, 'functional', { kind, lifetime: kind === 'cookie' ? 'PT1S' : 'P2D' })
    storage.setItem('theme', 'dark')
    expect(storage.getItem('theme')).toBe('dark')
    if (kind === 'cookie') return expect.poll(() => storage.getItem('theme'), { timeout: 10_000 }).toBeNull()
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now + 2 * DAY - 2000)
    expect(storage.getItem('theme')).toBe('dark')
    vi.spyOn(Date, 'now').mockReturnValue(now + 2 * DAY + 2000)
    expect(storage.getItem('theme')).toBeNull()
    expect(stored('theme')).toBeNull()
    return undefined
  })
})

describe('gated storage', () => {
  it('R87 keeps line breaks in an item that ends some day', () => {
    const store = startedStore()
    store.actions.acceptAll()
    gatedStorage(store, 'functional', { lifetime: 'P2D' }).setItem('theme', 'dark\nand quiet\n')
    expect(gatedStorage(store, 'functional').getItem('theme')).toBe('dark\nand quiet\n')
  })

  it('R87 leaves an item as it is that only speaks of an end', () => {
    const store = startedStore()
    store.actions.acceptAll()
    gatedStorage(store, 'functional').setItem('theme', 'dark until:7:00')
    expect(localStorage.getItem('theme')).toBe('dark until:7:00')
  })

  it('R34 keeps a key with any letters in a cookie, and removes it', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const store = startedStore()
    store.actions.acceptAll()
    gatedStorage(store, 'functional', { kind: 'cookie' }).setItem('a b;=é', 'dark')
    const next = gatedStorage(store, 'functional', { kind: 'cookie' })
    expect(next.getItem('a b;=é')).toBe('dark')
    next.removeItem('a b;=é')
    expect(document.cookie).toBe('')
  })

  it('R87 goes by the exact name of an item before the beginning of it', () => {
    const drafts: Service = {
      ...language,
      id: 'drafts',
      stores: [{ name: 'draft.language', kind: 'local', lifetime: 'P30D', purpose: 'drafts' }],
    }
    const store = createConsentStore(exampleWith({ services: [session, settings, drafts] }))
    store.inlet.hydrate(null, NO_SIGNALS)
    store.actions.rejectAll()
    gatedStorage(store, 'functional', { explicit: true }).setItem('draft.language', 'de')
    expect(localStorage.getItem('draft.language')).toBe('de')
  })

  it('R87 gives a cookie the lifetime that people are told of', async () => {
    const store = startedStore()
    store.actions.acceptAll()
    gatedStorage(store, 'functional', { kind: 'cookie' }).setItem('theme', 'dark')
    const kept = await window.cookieStore.get('theme')
    expect(kept?.value).toBe('dark')
    const set = vi.spyOn(document, 'cookie', 'set')
    gatedStorage(store, 'functional', { kind: 'cookie' }).setItem('theme', 'light')
    expect(set.mock.calls[0]?.[0]).toMatch(/^theme=light; Path=\/; SameSite=Lax; Max-Age=31536000/)
  })

  it('R87 keeps a cookie that people are told nothing of until the browser is closed', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const store = startedStore()
    store.actions.acceptAll()
    const set = vi.spyOn(document, 'cookie', 'set')
    gatedStorage(store, 'functional', { kind: 'cookie' }).setItem('secret', '1')
    expect(set.mock.calls[0]?.[0]).toMatch(/^secret=1; /)
    expect(set.mock.calls[0]?.[0]).not.toMatch(/Max-Age|Expires/i)
  })

  it.each<[GatedStorageOptions['kind']]>([['cookie'], ['local']])(
    'R87 stores what the person set explicitly without optional consent, and leaves it at a withdrawal: %s',
    (kind = 'local') => {
      const stored = kinds.find(([name]) => name === kind)?.[1]
      const store = startedStore()
      store.actions.rejectAll()
      const storage = gatedStorage(store, 'functional', { kind, explicit: true })
      const stop = storage.start()
      storage.setItem('language', 'de')
      expect(stored?.('language')).toBe('de')
      store.actions.acceptAll()
      store.actions.withdraw()
      expect(stored?.('language')).toBe('de')
      expect(gatedStorage(store, 'functional', { kind, explicit: true }).getItem('language')).toBe('de')
      stop()
    },
  )

  it('R87 lets an explicit item wait for consent when it is not listed as necessary', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const storage = gatedStorage(startedStore(), 'functional', { explicit: true })
    storage.setItem('theme', 'dark')
    expect(localStorage.getItem('theme')).toBeNull()
    expect(warn.mock.calls.join()).toContain('FC311')
  })

  it('R87 lets an item of a required service wait for consent that the person has not set explicitly', () => {
    const storage = gatedStorage(startedStore(), 'functional')
    storage.setItem('language', 'de')
    expect(storage.getItem('language')).toBe('de')
    expect(localStorage.getItem('language')).toBeNull()
  })

  it.each<[string, string, GatedStorageOptions['kind']]>([
    ['begins with the exact name of another', 'language2', 'local'],
    ['only ends like one', 'my.language', 'local'],
    ['is listed for cookies only', 'sid', 'local'],
    ['is listed for another kind', 'language', 'session'],
  ])('R87 R94 takes an explicit item for unlisted that %s', (_, key, kind = 'local') => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    gatedStorage(startedStore(), 'functional', { kind, explicit: true }).setItem(key, 'de')
    expect(localStorage).toHaveLength(0)
    expect(sessionStorage).toHaveLength(0)
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('FC310'))
  })

  it.each(['my.draft.1', 'draft'])('R94 warns about %s, which does not begin as what is listed', (key) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    gatedStorage(startedStore(), 'functional').setItem(key, '1')
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('FC310'))
  })

  it('R94 warns about an item that nobody is told of', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const storage = gatedStorage(startedStore(), 'functional')
    storage.setItem('draft.1', 'listed by its beginning')
    expect(warn).not.toHaveBeenCalled()
    storage.setItem('secret', '1')
    storage.setItem('secret', '2')
    expect(warn).toHaveBeenCalledOnce()
    expect(warn.mock.calls.join()).toContain('FC310')
  })
})

/** A page with its config that runs, as a provider makes it known. */
function bind(config: ConsentConfig): { store: ConsentStore; unbind: () => void } {
  const store = createConsentStore(config)
  store.inlet.hydrate(null, NO_SIGNALS)
  return { store, unbind: bindStore(store) }
}

describe('gated storage at module level', () => {
  it('R34 R55 asks the newest of two pages, and the older one as soon as that has stopped', () => {
    const config = configOf()
    const [older, newer] = [bind(config), bind(config)]
    newer.store.actions.acceptAll()
    const storage = createGatedStorage(config, 'functional')
    storage.setItem('theme', 'dark')
    expect(localStorage.getItem('theme')).toBe('dark')
    newer.unbind()
    expect(localStorage.getItem('theme')).toBeNull()
    older.unbind()
  })

  it('R34 hears nothing any more of a page that has stopped', () => {
    const config = configOf()
    const { store, unbind } = bind(config)
    store.actions.acceptAll()
    createGatedStorage(config, 'functional').setItem('theme', 'dark')
    unbind()
    store.actions.withdraw()
    expect(localStorage.getItem('theme')).toBe('dark')
  })

  it('R34 writes down what was set between two pages', () => {
    const config = configOf()
    const first = bind(config)
    first.store.actions.acceptAll()
    const storage = createGatedStorage(config, 'functional')
    first.unbind()
    storage.setItem('theme', 'dark')
    expect(localStorage.getItem('theme')).toBeNull()
    const next = createConsentStore(config)
    next.inlet.hydrate(first.store.getState().choice, NO_SIGNALS)
    const unbind = bindStore(next)
    expect(localStorage.getItem('theme')).toBe('dark')
    unbind()
  })

  it('R34 says that items are there again with the next page, also where it permits what the last one did', () => {
    const config = configOf()
    const first = bind(config)
    first.store.actions.acceptAll()
    const storage = createGatedStorage(config, 'functional')
    storage.setItem('theme', 'dark')
    first.unbind()
    expect(storage.getItem('theme')).toBeNull()
    const changed = vi.fn(() => storage.getItem('theme'))
    storage.onChange(changed)
    const next = createConsentStore(config)
    next.inlet.hydrate(first.store.getState().choice, NO_SIGNALS)
    const unbind = bindStore(next)
    expect(changed).toHaveReturnedWith('dark')
    unbind()
  })

  it('R34 replaces what the last visit stored by what is set before that could be read', () => {
    const config = configOf()
    localStorage.setItem('theme', 'from the last visit')
    const storage = createGatedStorage(config, 'functional')
    storage.setItem('theme', 'dark')
    const { store, unbind } = bind(config)
    expect(localStorage.getItem('theme')).toBe('from the last visit')
    store.actions.acceptAll()
    expect(localStorage.getItem('theme')).toBe('dark')
    expect(storage.getItem('theme')).toBe('dark')
    unbind()
  })

  it('R34 waits in memory until a page runs with its config, and says when it may be read again', async () => {
    const config = configOf()
    const first = run(config)
    first.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    first.stop()
    localStorage.setItem('theme', 'from the last visit')
    const storage = createGatedStorage(config, 'functional')
    const changed = vi.fn()
    storage.onChange(changed)
    expect(storage.getItem('theme')).toBeNull()
    storage.setItem('draft.1', 'early')
    expect(localStorage.getItem('draft.1')).toBeNull()
    const page = run(config)
    await expect.poll(() => changed.mock.calls.length).toBe(1)
    expect(storage.getItem('theme')).toBe('from the last visit')
    expect(localStorage.getItem('draft.1')).toBe('early')
    page.actions.withdraw()
    await expect.poll(() => changed.mock.calls.length).toBe(2)
    expect(localStorage.getItem('draft.1')).toBeNull()
    expect(storage.getItem('draft.1')).toBeNull()
  })

  it('R34 follows a page that runs already, and keeps what is stored when it stops', async () => {
    const config = configOf()
    const page = run(config)
    page.actions.acceptAll()
    await expect.poll(() => config.binding.sources.size).toBe(1)
    const storage = createGatedStorage(config, 'functional')
    storage.setItem('theme', 'dark')
    expect(localStorage.getItem('theme')).toBe('dark')
    page.stop()
    expect(localStorage.getItem('theme')).toBe('dark')
    storage.setItem('theme', 'light')
    expect(localStorage.getItem('theme')).toBe('dark')
  })

  it('R34 is a storage for persist of zustand', async () => {
    const config = configOf()
    const storage = createGatedStorage(config, 'functional')
    const make = () =>
      createStore(persist(() => ({ theme: 'light' }), { name: 'theme', storage: createJSONStorage(() => storage) }))
    const themes = make()
    storage.onChange(() => void themes.persist.rehydrate())
    themes.setState({ theme: 'dark' })
    expect(localStorage.getItem('theme')).toBeNull()
    const page = run(config)
    page.actions.acceptAll()
    await expect.poll(() => localStorage.getItem('theme')).toContain('dark')
    expect(themes.getState().theme).toBe('dark')
    expect(make().getState().theme).toBe('dark')
    page.actions.withdraw()
    await expect.poll(() => localStorage.getItem('theme')).toBeNull()
    expect(themes.getState().theme).toBe('dark')
  })
})
