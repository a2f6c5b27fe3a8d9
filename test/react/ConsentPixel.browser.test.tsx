import { ConsentPixel, ConsentProvider } from 'fluxconsent'
import { StrictMode, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { renderToString } from 'react-dom/server.browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { exampleConfig } from '../core/exampleConfig.js'
import { Later } from './Later.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

let count = 0
// What was called is known for as long as the page lives, so each test has an address of its own.
let src = ''
let calls: string[] = []

beforeEach(() => {
  clearBrowser()
  src = `/beacon.gif?${(count += 1)}`
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

const pixel = (): ReactNode => <ConsentPixel service="stats" src={src} />

describe('<ConsentPixel />', () => {
  it('R35 calls nothing before the grant, and once after it', async () => {
    const { store } = await renderConsent(pixel())
    await expect.poll(() => store.getState().status).toBe('undecided')
    expect(calls).toEqual([])
    store.actions.acceptAll()
    await expect.poll(() => calls).toEqual([src])
  })

  it('R35 R136 calls nothing when its grant is withdrawn between its render and its effect', async () => {
    let withdraw = (): void => undefined
    const after = vi.fn()
    const between = (): void => withdraw()
    const { store } = await renderConsent(
      <Later between={between} after={after}>
        {pixel()}
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
    const { store } = await renderConsent(pixel())
    store.actions.acceptAll()
    await expect.poll(() => calls).toEqual([src])
    store.actions.withdraw()
    await expect.poll(() => store.getState().permissions['stats']).toBe('denied')
    // Rendered without permission in between.
    await new Promise((resolve) => requestAnimationFrame(resolve))
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['stats']).toBe('granted')
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(calls).toEqual([src])
  })

  it('R35 calls once under StrictMode, which mounts twice', async () => {
    const { store, rerender } = await renderConsent(null)
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['stats']).toBe('granted')
    const show = (children: ReactNode): Promise<void> =>
      rerender(<ConsentProvider store={store}>{children}</ConsentProvider>)
    await show(<StrictMode>{pixel()}</StrictMode>)
    await expect.poll(() => calls).toContain(src)
    // What comes after it shows that its turn has been.
    await show(<ConsentPixel service="stats" src={`${src}&last`} />)
    await expect.poll(() => calls).toContain(`${src}&last`)
    expect(calls).toEqual([src, `${src}&last`])
  })

  it('R35 calls once for who is known on return', async () => {
    const first = await renderConsent(null)
    first.store.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent')
    await first.unmount()
    await renderConsent(pixel())
    await expect.poll(() => calls).toEqual([src])
  })

  it('R32 R35 calls once, however often it is mounted, in however many providers', async () => {
    const both = (
      <>
        {pixel()}
        {pixel()}
      </>
    )
    const { store, rerender } = await renderConsent(both)
    const show = (children: ReactNode): Promise<void> =>
      rerender(<ConsentProvider store={store}>{children}</ConsentProvider>)
    store.actions.acceptAll()
    await expect.poll(() => calls).toEqual([src])
    for (let round = 0; round < 3; round += 1) {
      await show(null)
      await show(both)
    }
    await renderConsent(pixel())
    // What comes after it shows that its turn has been.
    await show(<ConsentPixel service="stats" src={`${src}&last`} />)
    await expect.poll(() => calls).toContain(`${src}&last`)
    expect(calls).toEqual([src, `${src}&last`])
  })

  it('R35 calls once for each address and each service', async () => {
    const { store } = await renderConsent(
      <>
        {pixel()}
        <ConsentPixel service="stats" src={`${src}&page=2`} />
        <ConsentPixel service="ads" src={src} />
      </>,
    )
    store.actions.acceptAll()
    await expect.poll(() => calls.length).toBe(3)
    expect([...calls].sort()).toEqual([src, src, `${src}&page=2`])
  })

  it('R35 calls nothing that is withdrawn before its turn comes, and calls it at the next grant', async () => {
    const other = `${src}&ads`
    const { store } = await renderConsent(
      <>
        {pixel()}
        <ConsentPixel service="ads" src={other} />
      </>,
    )
    await expect.poll(() => store.getState().status).toBe('undecided')
    // Rendered with the grant, and without it before the next task.
    flushSync(() => store.actions.acceptAll())
    flushSync(() => store.actions.withdraw(['stats']))
    await expect.poll(() => calls).toEqual([other])
    store.actions.acceptAll()
    await expect.poll(() => calls).toEqual([other, src])
  })

  it('R35 calls nothing after a refusal', async () => {
    const { store } = await renderConsent(pixel())
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
    expect(renderToString(<ConsentProvider config={exampleConfig}>{pixel()}</ConsentProvider>)).toBe('')
  })
})
