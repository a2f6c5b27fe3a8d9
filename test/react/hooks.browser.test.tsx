import {
  ConsentProvider,
  useCategories,
  useCategory,
  useConsent,
  useConsentActions,
  useConsentStore,
  useDetails,
  useExplanation,
  useGatedStorage,
  useGranted,
  useMessages,
  useNonce,
  useOnConsentChange,
  useRights,
  useService,
  type ConsentActions,
} from 'fluxconsent'
import { startTransition, StrictMode, useLayoutEffect, useState, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { en } from 'fluxconsent/locales/en'
import { useAgreement } from 'fluxconsent/policy'
import { exampleConfig, exampleWith } from '../core/exampleConfig.js'
import { Later } from './Later.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

/** Each hook that needs a provider, as an app calls it. */
const HOOKS: Readonly<Record<string, () => unknown>> = {
  useCategories: () => useCategories(),
  useCategory: () => useCategory('analytics'),
  useConsent: () => useConsent(),
  useConsentActions: () => useConsentActions(),
  useConsentStore: () => useConsentStore(),
  useDetails: () => useDetails(),
  useExplanation: () => useExplanation('stats'),
  useGatedStorage: () => useGatedStorage('functional'),
  useGranted: () => useGranted('analytics'),
  useMessages: () => useMessages(),
  useNonce: () => useNonce(),
  useOnConsentChange: () => useOnConsentChange(() => undefined),
  useRights: () => useRights(),
  useService: () => useService('stats'),
}
// One asks another hook, which says so; the other gets what it watches from the app.
const OTHER_HOOKS = ['useAgreement', 'useConsentSync']

// Every folder with a door: without the one that needs Node, and the private one.
const doors = import.meta.glob<object>(['../../src/*/index.ts', '!../../src/{server,parts}/**'])

describe('hooks', () => {
  it('R60 has every hook of every door in the table above', async () => {
    const exported = await Promise.all(Object.values(doors).map(async (load) => Object.keys(await load())))
    const hooks = new Set(exported.flat().filter((name) => /^use[A-Z]/.test(name)))
    expect([...hooks].toSorted()).toEqual([...Object.keys(HOOKS), ...OTHER_HOOKS].toSorted())
  })

  it.each(Object.entries(HOOKS))(
    'R60 throws a numbered error when %s is called outside of a provider',
    async (name, hook) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined)
      vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      const Outside = (): null => {
        hook()
        return null
      }
      await expect(render(<Outside />)).rejects.toThrow(
        new RegExp(
          `FC201: ${name} was called outside of a provider.*nothing can be granted.*Wrap the app.*errors#fc201`,
        ),
      )
    },
  )

  it('R60 an agreement throws a numbered error outside of a provider', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const Outside = (): null => {
      useAgreement('newsletter')
      return null
    }
    await expect(render(<Outside />)).rejects.toThrow(/FC201: .* was called outside of a provider/)
  })

  it('R77 has texts that were loaded at the first render of every later part, also under new messages', async () => {
    const seen = vi.fn()
    const Texts = (): null => {
      seen(useDetails()?.details.preferences.save)
      return null
    }
    const App = ({ isLater }: { readonly isLater: boolean }): ReactNode => (
      <ConsentProvider config={exampleConfig} messages={{ en }}>
        <Texts />
        {isLater && <Texts />}
      </ConsentProvider>
    )
    const { rerender } = await render(<App isLater={false} />)
    await expect.poll(() => seen.mock.lastCall).toEqual(['Save choice'])
    seen.mockClear()
    await rerender(<App isLater />)
    expect(new Set(seen.mock.calls.flat())).toEqual(new Set(['Save choice']))
  })

  it('R77 has texts that another part loaded between its first render and its effect', async () => {
    const texts = await en.load()
    let answer = (): void => undefined
    const loading = new Promise<typeof texts>((resolve) => {
      answer = () => resolve(texts)
    })
    const load = vi.fn(() => loading)
    const messages = { en: { ...en, load } }
    const Texts = ({ onLayout }: { readonly onLayout?: () => void }): ReactNode => {
      useLayoutEffect(() => onLayout?.(), [onLayout])
      return <p>{useDetails()?.details.preferences.save ?? 'none'}</p>
    }
    const App = (): ReactNode => {
      const [isLater, setLater] = useState(false)
      return (
        <ConsentProvider config={exampleConfig} messages={messages}>
          {/* In a transition the effects of a part run a task after its render. */}
          <button onClick={() => startTransition(() => setLater(true))}>Later</button>
          <Texts />
          {isLater && <Texts onLayout={() => answer()} />}
        </ConsentProvider>
      )
    }
    await render(<App />)
    await expect.poll(() => load.mock.calls.length).toBe(1)
    document.querySelector('button')?.click()
    await expect
      .poll(() => [...document.querySelectorAll('p')].map((part) => part.textContent))
      .toEqual(['Save choice', 'Save choice'])
  })

  it('R57 renders a slice again only when it changes', async () => {
    const rendered = vi.fn()
    const Slice = (): null => {
      rendered(useConsent(({ permissions, surface }) => ({ stats: permissions['stats'], surface })))
      return null
    }
    const { store } = await renderConsent(<Slice />)
    await expect.poll(() => store.getState().surface).toBe('banner')
    rendered.mockClear()
    store.actions.setDraft('stats', 'granted')
    store.actions.setJurisdiction('DE')
    store.actions.grantAlways('video')
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(rendered).not.toHaveBeenCalled()
    store.actions.grantAlways('stats')
    await expect.poll(() => rendered.mock.lastCall?.[0]).toEqual({ stats: 'granted', surface: 'banner' })
    expect(rendered).toHaveBeenCalledOnce()
  })

  it('R57 asks nothing of what the same change takes away', async () => {
    const onError = vi.fn()
    const Since = (): ReactNode => {
      const at = useConsent(({ choice }) => {
        if (!choice) throw new Error('shown without a choice')
        return choice.at
      })
      return <output>{at}</output>
    }
    const Choice = (): ReactNode => useConsent(({ choice }) => !!choice) && <Since />
    const { store } = await renderConsent(<Choice />, { onError })
    store.actions.acceptAll()
    await expect.element(page.getByRole('status')).toBeInTheDocument()
    store.actions.forget()
    await expect.element(page.getByRole('status')).not.toBeInTheDocument()
    expect(onError).not.toHaveBeenCalled()
  })

  it('keeps the actions the same, and renders nothing again', async () => {
    const seen = new Set<ConsentActions>()
    let renders = 0
    const Buttons = (): React.ReactNode => {
      const actions = useConsentActions()
      seen.add(actions)
      renders += 1
      return <button onClick={actions.acceptAll}>accept</button>
    }
    const { store } = await renderConsent(<Buttons />)
    await page.getByRole('button', { name: 'accept' }).click()
    await expect.poll(() => store.getState().choice?.action).toBe('accept-all')
    expect(store.getState().choice?.method).toBe('banner')
    expect(seen.size).toBe(1)
    expect(renders).toBe(1)
  })

  it('R127 tells of a change with the minimal difference, after it is shown', async () => {
    const seen: unknown[] = []
    const Watcher = (): React.ReactNode => {
      const granted = useGranted('stats')
      useOnConsentChange((change) => {
        seen.push([change, document.querySelector('[data-testid=shown]')?.textContent])
      })
      return <p data-testid="shown">{String(granted)}</p>
    }
    const { store } = await renderConsent(<Watcher />)
    store.actions.grantAlways('stats')
    await expect.poll(() => seen).toEqual([[{ stats: 'granted' }, 'true']])
  })

  it('R127 tells of what changes between the render and its effect, once, also in StrictMode', async () => {
    const seen = vi.fn()
    const Watcher = (): null => {
      useOnConsentChange(seen)
      return null
    }
    let grant = (): void => undefined
    const between = (): void => grant()
    const { store } = await renderConsent(
      <StrictMode>
        <Later between={between}>
          <Watcher />
        </Later>
      </StrictMode>,
    )
    store.actions.rejectAll()
    await expect.poll(() => store.getState().status).toBe('decided')
    grant = () => store.actions.grantAlways('stats')
    await page.getByRole('button', { name: 'Later' }).click()
    await expect.poll(() => seen.mock.calls).toEqual([[{ stats: 'granted' }]])
    store.actions.rejectAll()
    await expect.poll(() => seen.mock.calls).toEqual([[{ stats: 'granted' }], [{ stats: 'denied' }]])
  })

  it('R127 hands the provider the difference and the full map', async () => {
    const onPermissions = vi.fn()
    const { store } = await renderConsent(null, { onPermissions })
    store.actions.grantAlways('stats')
    expect(onPermissions).toHaveBeenCalledExactlyOnceWith({ stats: 'granted' }, store.getState().permissions)
  })

  it('R41 goes on when a callback of the app throws, and reports it', async () => {
    const onError = vi.fn()
    const { store } = await renderConsent(null, {
      onError,
      onChoice: () => {
        throw new Error('onChoice')
      },
      onPermissions: () => {
        throw new Error('onPermissions')
      },
    })
    store.actions.acceptAll()
    expect(store.getState().permissions['stats']).toBe('granted')
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    expect(onError.mock.calls.map(([error]) => String(error))).toEqual(['Error: onPermissions', 'Error: onChoice'])
  })

  it('runs vendor code only while its service is granted', async () => {
    const run = vi.fn(() => 'ran')
    let call: ((run: () => string) => string | undefined) | undefined
    const Vendor = (): null => {
      const service = useService('stats')
      call = service.call
      return null
    }
    const { store } = await renderConsent(<Vendor />, { config: exampleWith({ messages: { en } }) })
    expect(call?.(run)).toBeUndefined()
    store.actions.acceptAll()
    expect(call?.(run)).toBe('ran')
    store.actions.withdraw()
    expect(call?.(run)).toBeUndefined()
    expect(run).toHaveBeenCalledOnce()
  })

  it('R89 shows no category without a service', async () => {
    const Names = (): React.ReactNode => (
      <p>
        {useCategories()
          .map(({ id }) => id)
          .join()}
      </p>
    )
    // Without messages: an interface of one's own has its own words.
    const config = exampleWith({
      categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {}, empty: {} },
    })
    await renderConsent(<Names />, { config })
    await expect
      .element(page.getByText('necessary,functional,analytics,marketing', { exact: true }))
      .toBeInTheDocument()
  })

  it('explains a permission', async () => {
    const Why = (): React.ReactNode => <p>{useExplanation('stats').rule}</p>
    const { store } = await renderConsent(<Why />)
    await expect.element(page.getByText('undecided')).toBeInTheDocument()
    store.actions.rejectAll()
    await expect.element(page.getByText('refused')).toBeInTheDocument()
  })

  it('R34 keeps gated items in memory, writes them with the grant, and removes them at the withdrawal', async () => {
    let storage: Storage | undefined
    const Theme = (): null => {
      storage = useGatedStorage('functional')
      return null
    }
    const { store } = await renderConsent(
      <StrictMode>
        <Theme />
      </StrictMode>,
    )
    storage?.setItem('theme', 'dark')
    expect(storage?.getItem('theme')).toBe('dark')
    expect(localStorage.getItem('theme')).toBeNull()
    store.actions.acceptAll()
    expect(localStorage.getItem('theme')).toBe('dark')
    store.actions.withdraw(['functional'])
    expect(localStorage.getItem('theme')).toBeNull()
    expect(storage?.length).toBe(0)
  })
})
