import { ConsentProvider, ConsentScript } from 'fluxconsent'
import { loadScript } from 'fluxconsent/browser'
import { createConsentStore, type Service } from 'fluxconsent/core'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { exampleConfig, exampleWith, session, stats } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

let count = 0
let src = ''

beforeEach(() => {
  clearBrowser()
  count += 1
  src = `/test/browser/stubs/ran.js?name=script${count}`
  Reflect.set(window, 'ran', [])
})
afterEach(() => {
  elements().forEach((element) => element.remove())
  clearBrowser()
})

const elements = (): readonly Element[] => [...document.querySelectorAll('script[data-consent-script^="stats:"]')]
const ran = (): unknown => Reflect.get(window, 'ran')

describe('<ConsentScript />', () => {
  it('R32 makes one element and one call under StrictMode, over three mounts and two providers', async () => {
    const onLoad = vi.fn()
    const store = createConsentStore(exampleConfig)
    const tree = (mount: number): ReactNode => (
      <StrictMode>
        {['one', 'two'].map((provider) => (
          <ConsentProvider key={provider} store={store}>
            <ConsentScript key={mount} service="stats" src={src} onLoad={onLoad} />
          </ConsentProvider>
        ))}
      </StrictMode>
    )
    const screen = await render(tree(0))
    store.actions.acceptAll()
    await expect.poll(() => onLoad.mock.calls.length).toBe(1)
    for (const mount of [1, 2, 3]) await screen.rerender(tree(mount))
    await expect.poll(ran).toEqual([`script${count}`])
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(elements()).toHaveLength(1)
    expect(onLoad).toHaveBeenCalledOnce()
  })

  const deny = (): void => undefined
  it.each<[string, Partial<Service>, boolean]>([
    ['says that a reload is needed where nobody can tell the vendor', {}, true],
    ['asks for no reload where the vendor is told', { consent: { deny } }, false],
    ['asks for one where telling is not enough', { consent: { deny }, withdrawal: 'reload' }, true],
    [
      'asks for one where telling is not enough, also of what does not start by itself',
      { consent: { deny }, withdrawal: 'reload', flow: 'on-use' },
      true,
    ],
  ])('R46 at the withdrawal %s', async (_, change, needsReload) => {
    const id = `script${count}`
    const config = exampleWith({ services: [session, { ...stats, id, ...change }] })
    const { store } = await renderConsent(<ConsentScript service={id} src={src} />, { config })
    store.actions.acceptAll()
    // A script of an earlier test may come late.
    await expect.poll(ran).toContain(id)
    await expect.poll(() => document.querySelector(`[src="${src}"][data-consent-loaded]`)).not.toBeNull()
    store.actions.withdraw()
    await expect.poll(() => store.getState().withdrawal).toMatchObject({ services: [id], needsReload })
  })

  it('R78 gives its script the nonce of the provider', async () => {
    const { store } = await renderConsent(<ConsentScript service="stats" src={src} />, { nonce: 'r4nd0m' })
    store.actions.acceptAll()
    const nonce = (): string | undefined => document.querySelector<HTMLScriptElement>(`script[src="${src}"]`)?.nonce
    await expect.poll(nonce).toBe('r4nd0m')
  })

  it('R1 asks once more when the code that loads it has come, as a withdrawal may have been faster', async () => {
    const isWanted = vi.fn(() => false)
    await expect(loadScript(`stats:${src}`, { src }, undefined, isWanted)).resolves.toBe(false)
    expect(isWanted).toHaveBeenCalledOnce()
    expect(document.querySelector(`script[src="${src}"]`)).toBeNull()
  })

  it('R41 reports a script that is blocked, calls nothing, and tries again at the next grant', async () => {
    const onLoad = vi.fn()
    const onError = vi.fn()
    const { store } = await renderConsent(
      <ConsentScript service="stats" src="/test/browser/stubs/missing.js" onLoad={onLoad} />,
      { onError },
    )
    store.actions.acceptAll()
    await expect.poll(() => onError.mock.calls.length).toBe(1)
    expect(String(onError.mock.calls[0]?.[0])).toContain('FC301')
    expect(elements()).toEqual([])
    store.actions.withdraw()
    await expect.poll(() => store.getState().permissions['stats']).toBe('denied')
    await new Promise((resolve) => requestAnimationFrame(resolve))
    store.actions.acceptAll()
    await expect.poll(() => onError.mock.calls.length).toBe(2)
    expect(onLoad).not.toHaveBeenCalled()
  })

  it.each(['data:text/javascript,window.ran.push("data")', 'javascript:window.ran.push("javascript")', 'https://['])(
    'loads no %s, and reports error 305',
    async (address) => {
      const onError = vi.fn()
      const { store } = await renderConsent(<ConsentScript service="stats" src={address} />, { onError })
      store.actions.acceptAll()
      await expect.poll(() => onError.mock.calls.map(String)).toEqual([expect.stringContaining('FC305')])
      expect(elements()).toEqual([])
      expect(ran()).toEqual([])
    },
  )

  it('R41 reports what its own callback throws', async () => {
    const onError = vi.fn()
    const { store } = await renderConsent(
      <ConsentScript
        service="stats"
        src={src}
        onLoad={() => {
          throw new Error('broken callback')
        }}
      />,
      { onError },
    )
    store.actions.acceptAll()
    await expect.poll(() => onError.mock.calls.flat()).toEqual([new Error('broken callback')])
  })
})
