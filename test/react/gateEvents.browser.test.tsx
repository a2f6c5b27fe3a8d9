import { ConsentGate, ConsentProvider } from 'fluxconsent'
import { StrictMode, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { exampleConfig } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const text = (): string => document.body.textContent ?? ''
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('onBlocked', () => {
  it('is called once when it is known that nothing was chosen, and once more after each withdrawal', async () => {
    const onBlocked = vi.fn()
    const { store } = await renderConsent(
      <ConsentGate service="video" onBlocked={onBlocked} fallback="closed">
        open
      </ConsentGate>,
    )
    await expect.poll(() => onBlocked.mock.calls.length).toBe(1)
    store.actions.acceptAll()
    await expect.poll(text).toContain('open')
    store.actions.withdraw(['video'])
    await expect.poll(() => onBlocked.mock.calls.length).toBe(2)
    store.actions.rejectAll()
    store.actions.acceptAll()
    await expect.poll(text).toContain('open')
    expect(onBlocked).toHaveBeenCalledTimes(2)
  })

  it('is not called while the choice is not known, nor when it turns out to be a grant', async () => {
    const first = await renderConsent(null)
    first.store.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=1')
    await first.unmount()
    const onBlocked = vi.fn()
    await render(
      <ConsentProvider config={exampleConfig}>
        <ConsentGate service="video" onBlocked={onBlocked} fallback="closed">
          open
        </ConsentGate>
      </ConsentProvider>,
    )
    await expect.poll(text).toContain('open')
    await task()
    expect(onBlocked).not.toHaveBeenCalled()
  })

  it('is not called for a chunk that is on its way or does not come', async () => {
    const onBlocked = vi.fn()
    const onError = vi.fn()
    const { store } = await renderConsent(
      <ConsentGate
        service="video"
        onBlocked={onBlocked}
        load={async (): Promise<{ readonly default: () => null }> => {
          throw new Error('blocked')
        }}
        loading="loading"
        error="failed"
      />,
      { onError },
    )
    await expect.poll(() => onBlocked.mock.calls.length).toBe(1)
    store.actions.acceptAll()
    await expect.poll(text).toContain('failed')
    await task()
    expect(onBlocked).toHaveBeenCalledTimes(1)
  })

  it('is called once for a gate that comes late, in StrictMode too', async () => {
    const onBlocked = vi.fn()
    const pages: { show?: (isShown: boolean) => void } = {}
    const Late = (): ReactNode => {
      const [isShown, show] = useState(false)
      pages.show = show
      return (
        isShown && (
          <ConsentGate category="marketing" onBlocked={onBlocked}>
            open
          </ConsentGate>
        )
      )
    }
    await renderConsent(
      <StrictMode>
        <Late />
      </StrictMode>,
    )
    flushSync(() => pages.show?.(true))
    await expect.poll(() => onBlocked.mock.calls.length).toBe(1)
    await task()
    expect(onBlocked).toHaveBeenCalledTimes(1)
  })

  it('is called for each condition that the gate gets, and for a new callback not again', async () => {
    const onBlocked = vi.fn<(service: string, count: number) => void>()
    const Tabs = (): ReactNode => {
      const [service, setService] = useState<'video' | 'ads'>('video')
      const [count, setCount] = useState(0)
      return (
        <>
          <button onClick={() => setCount(count + 1)}>Again {count}</button>
          <button onClick={() => setService('ads')}>Ads</button>
          <ConsentGate service={service} onBlocked={() => onBlocked(service, count)}>
            open
          </ConsentGate>
        </>
      )
    }
    await renderConsent(<Tabs />)
    await expect.poll(() => onBlocked.mock.calls).toEqual([['video', 0]])
    await userEvent.click(page.getByRole('button', { name: 'Again 0' }))
    await expect.element(page.getByRole('button', { name: 'Again 1' })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Ads' }))
    await expect
      .poll(() => onBlocked.mock.calls)
      .toEqual([
        ['video', 0],
        ['ads', 1],
      ])
  })
})

describe('mount="visible"', () => {
  it('waits anew for the view after each grant', async () => {
    const { store } = await renderConsent(
      <>
        <svg height="5000" />
        <ConsentGate service="video" mount="visible" fallback="closed">
          open
        </ConsentGate>
      </>,
    )
    const anchor = (): Element | null => document.querySelector('[data-consent-gate]')
    store.actions.acceptAll()
    await expect.poll(anchor).not.toBeNull()
    anchor()?.scrollIntoView()
    await expect.poll(text).toContain('open')
    store.actions.withdraw(['video'])
    await expect.poll(text).toContain('closed')
    scrollTo(0, 0)
    store.actions.grantAlways('video')
    await expect.poll(anchor).not.toBeNull()
    await frame()
    await frame()
    expect(text()).not.toContain('open')
    anchor()?.scrollIntoView()
    await expect.poll(text).toContain('open')
  })
})

describe('the focus in a gate', () => {
  it('R27 goes on from the same place after a withdrawal: the next Tab is at the fallback', async () => {
    const { store } = await renderConsent(
      <>
        <button>before</button>
        <ConsentGate service="video" fallback={({ allowOnce }) => <button onClick={allowOnce}>Show once</button>}>
          {() => <input aria-label="Inside" />}
        </ConsentGate>
        <button>after</button>
      </>,
    )
    store.actions.acceptAll()
    await userEvent.click(page.getByLabelText('Inside'))
    // As another tab of the person does it, or the end of the grant.
    store.actions.withdraw(['video'])
    await expect.element(page.getByRole('button', { name: 'Show once' })).toBeVisible()
    await userEvent.tab()
    await expect.element(page.getByRole('button', { name: 'Show once' })).toHaveFocus()
  })
})
