import { ConsentPixel, ConsentProvider } from 'fluxconsent'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server.browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { exampleConfig } from '../core/exampleConfig.js'
import { Later } from './Later.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

const SRC = '/beacon.gif'
let calls: string[] = []

beforeEach(() => {
  clearBrowser()
  calls = []
  // A call is seen at once: what the network writes down comes too late to say that there was none.
  vi.stubGlobal(
    'Image',
    class {
      set src(address: string) {
        calls.push(address)
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  clearBrowser()
})

const Pixel = <ConsentPixel service="stats" src={SRC} />

describe('<ConsentPixel />', () => {
  it('R35 calls nothing before the grant, and once after it', async () => {
    const { store } = await renderConsent(Pixel)
    await expect.poll(() => store.getState().status).toBe('undecided')
    expect(calls).toEqual([])
    store.actions.acceptAll()
    await expect.poll(() => calls).toEqual([SRC])
  })

  it('R35 R136 calls nothing when its grant is withdrawn between its render and its effect', async () => {
    let withdraw = (): void => undefined
    const after = vi.fn()
    const between = (): void => withdraw()
    const { store } = await renderConsent(
      <Later between={between} after={after}>
        {Pixel}
      </Later>,
    )
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['stats']).toBe('granted')
    withdraw = () => store.actions.withdraw()
    await page.getByRole('button', { name: 'Later' }).click()
    await expect.poll(() => after.mock.calls.length).toBe(1)
    expect(store.getState().permissions['stats']).toBe('denied')
    expect(calls).toEqual([])
  })

  it('R35 calls no second time after a withdrawal and another grant, on one page', async () => {
    const { store } = await renderConsent(Pixel)
    store.actions.acceptAll()
    await expect.poll(() => calls).toEqual([SRC])
    store.actions.withdraw()
    await expect.poll(() => store.getState().permissions['stats']).toBe('denied')
    // Rendered without permission in between.
    await new Promise((resolve) => requestAnimationFrame(resolve))
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['stats']).toBe('granted')
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(calls).toEqual([SRC])
  })

  it('R35 calls once under StrictMode, for who is known on return', async () => {
    const first = await renderConsent(null)
    first.store.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent')
    await first.unmount()
    await renderConsent(<StrictMode>{Pixel}</StrictMode>)
    await expect.poll(() => calls).toEqual([SRC])
  })

  it('R35 calls nothing after a refusal', async () => {
    const { store } = await renderConsent(Pixel)
    store.actions.rejectAll()
    await expect.poll(() => store.getState().status).toBe('decided')
    expect(calls).toEqual([])
  })

  it.each(['data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'javascript:alert(1)', 'https://['])(
    'calls no %s, and reports error 305',
    async (address) => {
      const onError = vi.fn()
      const { store } = await renderConsent(<ConsentPixel service="stats" src={address} />, { onError })
      store.actions.acceptAll()
      await expect.poll(() => onError.mock.calls.map(String)).toEqual([expect.stringContaining('FC305')])
      expect(calls).toEqual([])
    },
  )

  it('R35 is never in the HTML: no `<noscript>`, no image', () => {
    expect(renderToString(<ConsentProvider config={exampleConfig}>{Pixel}</ConsentProvider>)).toBe('')
  })
})
