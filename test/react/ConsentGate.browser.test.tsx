import { ConsentGate, ConsentProvider, type Gate } from 'fluxconsent'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const content = (): Element | null => document.querySelector('[data-testid=content]')
const Content = <p data-testid="content">content</p>

describe('<ConsentGate />', () => {
  it('R23 renders nothing of its children while closed, and calls no function child', async () => {
    const child = vi.fn(() => Content)
    const { store } = await renderConsent(<ConsentGate category="analytics">{child}</ConsentGate>)
    expect(child).not.toHaveBeenCalled()
    expect(content()).toBeNull()
    store.actions.acceptAll()
    await expect.poll(content).not.toBeNull()
    expect(child).toHaveBeenCalled()
  })

  it('R23 shows granted children within one frame', async () => {
    const { store } = await renderConsent(<ConsentGate category="analytics">{Content}</ConsentGate>)
    store.actions.acceptAll()
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(content()).not.toBeNull()
  })

  it('R23 requests no chunk while closed, and requests it at once after the grant', async () => {
    const load = vi.fn(async () => ({ default: () => Content }))
    const { store } = await renderConsent(<ConsentGate service="stats" load={load} />)
    expect(load).not.toHaveBeenCalled()
    flushSync(() => store.actions.acceptAll())
    expect(load).toHaveBeenCalledOnce()
    await expect.poll(content).not.toBeNull()
  })

  it('R24 shows loading, then the error with a retry, and the content after it', async () => {
    const load = vi
      .fn(async () => ({ default: ({ text }: { readonly text: string }) => <p data-testid="content">{text}</p> }))
      .mockRejectedValueOnce(new Error('blocked'))
    const onError = vi.fn()
    const { store } = await renderConsent(
      <ConsentGate
        service="stats"
        load={load}
        props={{ text: 'loaded' }}
        fallback={({ state }: Gate) => <i>{state}</i>}
        loading={({ state }: Gate) => <i>{state}</i>}
        error={({ state, retry }: Gate) => <button onClick={retry}>{state}</button>}
      />,
      { onError },
    )
    await expect.element(page.getByText('closed')).toBeInTheDocument()
    store.actions.acceptAll()
    await page.getByRole('button', { name: 'error' }).click()
    await expect.element(page.getByText('loaded')).toBeInTheDocument()
    expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('blocked'))
  })

  it('R24 catches a `load` that throws', async () => {
    const load = (): never => {
      throw new Error('broken')
    }
    const onError = vi.fn()
    const { store } = await renderConsent(<ConsentGate service="stats" load={load} error={<b>failed</b>} />, {
      onError,
    })
    store.actions.acceptAll()
    await expect.element(page.getByText('failed')).toBeInTheDocument()
  })

  it('R25 takes content away at the withdrawal, and shows it again with its address', async () => {
    const { store } = await renderConsent(
      <ConsentGate service="video">
        <img data-testid="content" alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" />
      </ConsentGate>,
    )
    store.actions.acceptAll()
    await expect.poll(content).not.toBeNull()
    const src = content()?.getAttribute('src')
    store.actions.withdraw(['video'])
    await expect.poll(content).toBeNull()
    store.actions.grantAlways('video')
    await expect.poll(() => content()?.getAttribute('src')).toBe(src)
  })

  it('R26 opens one gate once, stores nothing, and closes it with the next refusal', async () => {
    const { store } = await renderConsent(
      <>
        <ConsentGate service="video" fallback={({ allowOnce }: Gate) => <button onClick={allowOnce}>once</button>}>
          {Content}
        </ConsentGate>
        <ConsentGate service="video" fallback={<i>still closed</i>}>
          {Content}
        </ConsentGate>
      </>,
    )
    await page.getByRole('button', { name: 'once' }).click()
    await expect.poll(content).not.toBeNull()
    expect(document.querySelectorAll('[data-testid=content]')).toHaveLength(1)
    expect(document.cookie).toBe('')
    store.actions.rejectAll()
    await expect.poll(content).toBeNull()
  })

  const Once = (
    <ConsentGate service="video" fallback={({ allowOnce }: Gate) => <button onClick={allowOnce}>once</button>}>
      {Content}
    </ConsentGate>
  )

  it('R26 leaves open what was allowed once when the tab learns who the person is', async () => {
    const { store } = await renderConsent(Once)
    store.actions.save({ stats: 'granted' })
    await expect.poll(() => store.getState().choice?.action).toBe('save')
    await page.getByRole('button', { name: 'once' }).click()
    await expect.poll(content).not.toBeNull()
    const { choice } = store.getState()
    flushSync(() => store.inlet.set({ choice: choice && { ...choice, subject: 'A'.repeat(22) } }))
    expect(store.getState().choice?.subject).toBe('A'.repeat(22))
    expect(content()).not.toBeNull()
    flushSync(() => store.inlet.receive(choice && { ...choice, subject: 'A'.repeat(22) }))
    expect(content()).not.toBeNull()
  })

  it('R133 closes what was allowed once when everything is forgotten, also where no choice was made', async () => {
    const { store } = await renderConsent(Once)
    await page.getByRole('button', { name: 'once' }).click()
    await expect.poll(content).not.toBeNull()
    store.actions.forget()
    await expect.poll(content).toBeNull()
    await expect.element(page.getByRole('button', { name: 'once' })).toBeInTheDocument()
  })

  it('R26 opens nothing by what was allowed once before a choice that is forgotten since', async () => {
    const { store } = await renderConsent(Once)
    await page.getByRole('button', { name: 'once' }).click()
    await expect.poll(content).not.toBeNull()
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['video']).toBe('granted')
    store.inlet.receive(null)
    expect(store.getState()).toMatchObject({ choice: null, permissions: { video: 'denied' } })
    await expect.poll(content).toBeNull()
  })

  it('takes a condition of several ids, and is closed for an empty one', async () => {
    const { store } = await renderConsent(
      <>
        <ConsentGate when={{ all: ['stats', { any: ['ads', 'video'] }] }}>{Content}</ConsentGate>
        <ConsentGate when={{ all: [] }}>never</ConsentGate>
      </>,
    )
    store.actions.save({ stats: 'granted' })
    await expect.poll(() => store.getState().permissions['stats']).toBe('granted')
    expect(content()).toBeNull()
    store.actions.grantAlways('video')
    await expect.poll(content).not.toBeNull()
    expect(document.body.textContent).not.toContain('never')
  })

  it('mounts granted content only when it comes into view', async () => {
    const { store } = await renderConsent(
      <>
        <div data-testid="space" />
        <ConsentGate category="analytics" mount="visible">
          {Content}
        </ConsentGate>
      </>,
    )
    const space = document.querySelector<HTMLElement>('[data-testid=space]')
    if (space) space.style.height = '5000px'
    store.actions.acceptAll()
    await expect.poll(() => document.querySelector('[data-consent-gate]')).not.toBeNull()
    expect(content()).toBeNull()
    document.querySelector('[data-consent-gate]')?.scrollIntoView()
    await expect.poll(content).not.toBeNull()
    expect(document.querySelector('[data-consent-gate]')).toBeNull()
  })

  it('waits anew to come into view when its condition is another one', async () => {
    const gate = (category: 'analytics' | 'marketing'): ReactNode => (
      <>
        <svg data-testid="space" width="1" height="5000" display="block" />
        <ConsentGate category={category} mount="visible">
          {Content}
        </ConsentGate>
      </>
    )
    const { store, rerender } = await renderConsent(gate('analytics'))
    store.actions.acceptAll()
    await expect.poll(() => document.querySelector('[data-consent-gate]')).not.toBeNull()
    document.querySelector('[data-consent-gate]')?.scrollIntoView()
    await expect.poll(content).not.toBeNull()
    scrollTo(0, 0)
    await rerender(<ConsentProvider store={store}>{gate('marketing')}</ConsentProvider>)
    await expect.poll(() => document.querySelector('[data-consent-gate]')).not.toBeNull()
    expect(content()).toBeNull()
  })

  it('mounts granted content when the browser is idle', async () => {
    const { store } = await renderConsent(
      <ConsentGate category="analytics" mount="idle">
        {Content}
      </ConsentGate>,
    )
    store.actions.acceptAll()
    await expect.poll(content).not.toBeNull()
  })

  it('R57 renders a gate only when its own permission changes, and none for the dialog', async () => {
    const renders = new Map<string, number>()
    const Counted = ({ id }: { readonly id: string }): null => {
      renders.set(id, (renders.get(id) ?? 0) + 1)
      return null
    }
    const gates = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 'stats' : 'video'))
    const { store } = await renderConsent(
      gates.map((service, index) => (
        <ConsentGate key={index} service={service} fallback={() => <Counted id={`${service}${index}`} />}>
          {() => <Counted id={`${service}${index}`} />}
        </ConsentGate>
      )),
    )
    const total = (prefix: string): number =>
      [...renders].reduce((sum, [id, count]) => sum + (id.startsWith(prefix) ? count : 0), 0)
    expect(total('')).toBe(100)
    store.actions.open('preferences')
    store.actions.setDraft('stats', 'granted')
    store.actions.close()
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(total('')).toBe(100)
    store.actions.save({ stats: 'granted' })
    await expect.poll(() => total('stats')).toBe(100)
    expect(total('video')).toBe(50)
  })
})
