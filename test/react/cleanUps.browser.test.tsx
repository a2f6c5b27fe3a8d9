import { ConsentProvider, useDetails, useGatedStorage, useGranted, useMessages, useOnConsentChange } from 'fluxconsent'
import type { GatedStorage, GatedStorageOptions } from 'fluxconsent/browser'
import { createConsentStore, type ConsentConfig, type ConsentStore, type Locale, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { exampleConfig, exampleWith, session } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

/** Children that a test exchanges at once, with all effects before that returns. */
function exchangeable(first: ReactNode): { readonly Place: () => ReactNode; readonly show: (next: ReactNode) => void } {
  let set: (next: ReactNode) => void = () => undefined
  return {
    Place: () => {
      const [shown, setShown] = useState(first)
      set = setShown
      return shown
    },
    show: (next) => flushSync(() => set(next)),
  }
}

/** Counts who listens to a store. */
function countListeners(store: ConsentStore): () => number {
  const { subscribe } = store
  let count = 0
  vi.spyOn(store, 'subscribe').mockImplementation((listener) => {
    const stop = subscribe(listener)
    count += 1
    return () => {
      count -= 1
      stop()
    }
  })
  return () => count
}

const online = (): boolean => dispatchEvent(new Event('online'))

describe('words that are asked for', () => {
  const Words = (): ReactNode => <output>{useMessages()?.tag ?? 'none'}</output>
  const Details = (): ReactNode => <output>{useDetails()?.details.preferences.save ?? 'none'}</output>
  const status = page.getByRole('status')

  it('R24 are asked for when the browser is online again, until they are there, and then no more', async () => {
    const load = vi
      .fn<() => Promise<Locale<string>>>()
      .mockRejectedValueOnce(new Error('blocked'))
      .mockResolvedValue(en)
    const onError = vi.fn()
    await renderConsent(<Words />, { messages: { en: load }, onError })
    await expect.poll(() => onError.mock.calls).toEqual([[new Error('blocked')]])
    await expect.element(status).toHaveTextContent('none')
    online()
    await expect.element(status).toHaveTextContent('en')
    online()
    expect(load).toHaveBeenCalledTimes(2)
  })

  it.each<[string, ReactNode, (load: () => Promise<never>) => ConsentConfig]>([
    ['words', <Words key="words" />, (load) => exampleWith({ messages: { en: load } })],
    ['details', <Details key="details" />, (load) => exampleWith({ messages: { en: { ...en, load } } })],
  ])('R24 are asked for no more when nobody shows the %s any longer', async (_, shown, configOf) => {
    const load = vi.fn(() => Promise.reject(new Error('blocked')))
    const onError = vi.fn()
    const { Place, show } = exchangeable(shown)
    await renderConsent(<Place />, { config: configOf(load), onError })
    await expect.poll(() => onError.mock.calls.length).toBe(1)
    show(null)
    online()
    expect(load).toHaveBeenCalledOnce()
  })

  it('R77 never replace those that the app has exchanged them for, however late they come', async () => {
    let answer: (language: Locale<string>) => void = () => undefined
    const slow = new Promise<Locale<string>>((resolve) => {
      answer = resolve
    })
    const seen = vi.fn()
    const Seeing = (): null => {
      seen(useMessages()?.tag)
      return null
    }
    const store = createConsentStore(exampleConfig)
    const within = (load: () => Promise<Locale<string>>): ReactNode => (
      <ConsentProvider store={store} messages={{ en: load }}>
        <Seeing />
      </ConsentProvider>
    )
    const formal = Promise.resolve({ ...en, tag: 'en-GB' })
    const { rerender } = await render(within(() => slow))
    const exchanged = within(() => formal)
    await rerender(exchanged)
    await expect.poll(() => seen.mock.lastCall).toEqual(['en-GB'])
    answer(en)
    await slow
    await rerender(exchanged)
    expect(seen.mock.calls.flat()).not.toContain('en')
  })
})

describe('a handler of changes', () => {
  const Listening = ({ handler }: { readonly handler: () => void }): null => {
    useOnConsentChange(handler)
    return null
  }

  it('R127 is called when parts behind it are shown as the change has them', async () => {
    const seen: unknown[] = []
    const Shown = (): ReactNode => <output>{String(useGranted('stats'))}</output>
    const { store } = await renderConsent(
      <>
        <Listening handler={() => seen.push(document.querySelector('output')?.textContent)} />
        <Shown />
      </>,
    )
    store.actions.grantAlways('stats')
    await expect.poll(() => seen).toEqual(['true'])
  })

  it('R127 is the one that was rendered last', async () => {
    const [first, last] = [vi.fn(), vi.fn()]
    const { Place, show } = exchangeable(<Listening handler={first} />)
    const { store } = await renderConsent(<Place />)
    show(<Listening handler={last} />)
    store.actions.grantAlways('stats')
    await expect.poll(() => last.mock.calls).toEqual([[{ stats: 'granted' }]])
    expect(first).not.toHaveBeenCalled()
  })

  it('R127 is not called once it is gone, also of a change that it has not heard yet, and leaves nobody behind', async () => {
    const [gone, stays] = [vi.fn(), vi.fn()]
    const { Place, show } = exchangeable(null)
    const { store } = await renderConsent(
      <>
        <Place />
        <Listening handler={stays} />
      </>,
    )
    const listeners = countListeners(store)
    show(<Listening handler={gone} />)
    expect(listeners()).toBe(1)
    store.actions.grantAlways('stats')
    show(null)
    expect(listeners()).toBe(0)
    store.actions.grantAlways('ads')
    await expect.poll(() => stays.mock.calls.length).toBeGreaterThan(0)
    expect(gone).not.toHaveBeenCalled()
  })
})

describe('a gated storage of a part', () => {
  const settings: Service = {
    ...session,
    id: 'settings',
    category: 'functional',
    stores: [
      { name: 'theme', kind: 'local', lifetime: 'P12M', purpose: 'appearance' },
      { name: 'theme', lifetime: 'P12M', purpose: 'appearance' },
    ],
  }
  const own: Service = {
    ...session,
    id: 'own',
    stores: [{ name: 'language', kind: 'local', lifetime: 'P12M', purpose: 'language' }],
  }
  const config = exampleWith({ services: [session, own, settings] })

  interface Stored {
    readonly store: ConsentStore
    readonly storage: () => GatedStorage
    readonly change: (options: GatedStorageOptions | null, category?: 'functional' | 'necessary') => void
  }

  async function open(first: GatedStorageOptions = {}): Promise<Stored> {
    let found: GatedStorage | undefined
    const Part = ({ options, category = 'functional' }: { options: GatedStorageOptions; category?: string }): null => {
      found = useGatedStorage(category, options)
      return null
    }
    const { Place, show } = exchangeable(<Part options={first} />)
    const { store } = await renderConsent(<Place />, { config })
    return {
      store,
      storage: () => found ?? expect.fail('The part is not there.'),
      change: (options, category) => show(options && <Part options={options} category={category ?? 'functional'} />),
    }
  }

  it('R34 R87 keeps an item where and for as long as the part says, also where it says something else later', async () => {
    const { store, storage, change } = await open({ kind: 'cookie', lifetime: 'P2D' })
    store.actions.acceptAll()
    const set = vi.spyOn(document, 'cookie', 'set')
    storage().setItem('theme', 'dark')
    expect(set.mock.lastCall?.[0]).toMatch(/^theme=dark; .*Max-Age=172800/)
    change({ kind: 'cookie', lifetime: 'P1D' })
    storage().setItem('theme', 'light')
    expect(set.mock.lastCall?.[0]).toMatch(/^theme=light; .*Max-Age=86400/)
    expect(localStorage.getItem('theme')).toBeNull()
    change({ lifetime: 'P1D' })
    storage().setItem('theme', 'blue')
    expect(localStorage.getItem('theme')).toMatch(/^until:\d+:blue$/)
    change({})
    storage().setItem('theme', 'red')
    expect(localStorage.getItem('theme')).toBe('red')
  })

  it('R87 keeps what the person set explicitly where the part says so, and only then', async () => {
    const { store, storage, change } = await open({ explicit: true })
    store.actions.rejectAll()
    storage().setItem('language', 'de')
    expect(localStorage.getItem('language')).toBe('de')
    change({})
    storage().setItem('language', 'fr')
    expect(localStorage.getItem('language')).toBe('de')
  })

  it('R34 asks for the category that the part names last', async () => {
    const { store, storage, change } = await open()
    store.actions.rejectAll()
    storage().setItem('theme', 'dark')
    expect(localStorage.getItem('theme')).toBeNull()
    change({}, 'necessary')
    storage().setItem('theme', 'light')
    expect(localStorage.getItem('theme')).toBe('light')
  })

  it('R34 is the same one as long as the part says the same', async () => {
    const { storage, change } = await open({ kind: 'local' })
    const first = storage()
    change({ kind: 'local' })
    expect(storage()).toBe(first)
  })

  it('R34 writes nothing down any more once its part is gone', async () => {
    const { store, storage, change } = await open()
    storage().setItem('theme', 'dark')
    change(null)
    store.actions.acceptAll()
    expect(localStorage.getItem('theme')).toBeNull()
  })
})
