import { ConsentGate, useConsentStore, useGranted, type Gate } from 'fluxconsent'
import { useLayoutEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const text = (): string => document.body.textContent ?? ''
const named = (name: string) => ({ default: (): ReactNode => <p>{name} is here</p> })
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

const onceFor = (what: string) =>
  function Once({ allowOnce }: Gate): ReactNode {
    return <button onClick={allowOnce}>Once {what}</button>
  }

describe('a gate whose service is exchanged', () => {
  const Tabs = (): ReactNode => {
    const [service, setService] = useState<'video' | 'ads'>('video')
    return (
      <>
        <button onClick={() => setService('ads')}>Ads</button>
        <ConsentGate service={service} fallback={onceFor(service)}>
          {() => <p>{service} is here</p>}
        </ConsentGate>
      </>
    )
  }

  it('R4 R26 opens nothing for the second one by what was allowed once for the first', async () => {
    await renderConsent(<Tabs />)
    await userEvent.click(page.getByRole('button', { name: 'Once video' }))
    await expect.element(page.getByText('video is here')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Ads' }))
    await expect.element(page.getByRole('button', { name: 'Once ads' })).toBeVisible()
    expect(text()).not.toContain('is here')
  })

  it('R23 shows nothing of the first one behind the second one, and loads its own', async () => {
    const Loading = (): ReactNode => {
      const [service, setService] = useState<'stats' | 'video'>('stats')
      return (
        <>
          <button onClick={() => setService('video')}>Video</button>
          <ConsentGate service={service} load={async () => named(service)} />
        </>
      )
    }
    const { store } = await renderConsent(<Loading />)
    store.actions.acceptAll()
    await expect.element(page.getByText('stats is here')).toBeVisible()
    store.actions.withdraw(['stats'])
    await userEvent.click(page.getByRole('button', { name: 'Video' }))
    await expect.element(page.getByText('video is here')).toBeVisible()
    expect(text()).not.toContain('stats is here')
  })

  it('R57 is the same gate for a condition that is written anew at each render', async () => {
    const Writing = (): ReactNode => {
      const [count, setCount] = useState(0)
      return (
        <>
          <button onClick={() => setCount(count + 1)}>Again {count}</button>
          <ConsentGate when={{ any: ['video', 'ads'] }} fallback={onceFor('all')}>
            <input aria-label="Note" />
          </ConsentGate>
        </>
      )
    }
    await renderConsent(<Writing />)
    await userEvent.click(page.getByRole('button', { name: 'Once all' }))
    await userEvent.fill(page.getByLabelText('Note'), 'kept')
    await userEvent.click(page.getByRole('button', { name: 'Again 0' }))
    await expect.element(page.getByRole('button', { name: 'Again 1' })).toBeVisible()
    await expect.element(page.getByLabelText('Note')).toHaveValue('kept')
  })
})

describe('a chunk that is on its way', () => {
  interface Delivery {
    readonly load: () => Promise<{ readonly default: () => ReactNode }>
    readonly deliver: (() => void)[]
  }
  const slowly = (): Delivery => {
    const deliver: (() => void)[] = []
    const load = (): Promise<{ readonly default: () => ReactNode }> =>
      new Promise((resolve) => deliver.push(() => resolve(named('content'))))
    return { load, deliver }
  }

  it('R24 R25 is not shown when it comes after the withdrawal, and is asked for again by the next grant', async () => {
    const { load, deliver } = slowly()
    const { store } = await renderConsent(
      <ConsentGate service="stats" load={load} loading="loading" fallback="closed" />,
    )
    store.actions.acceptAll()
    await expect.poll(text).toContain('loading')
    store.actions.withdraw()
    await expect.poll(text).toContain('closed')
    deliver[0]?.()
    await frame()
    expect(text()).not.toContain('is here')
    store.actions.acceptAll()
    await expect.poll(() => deliver.length).toBe(2)
    deliver[1]?.()
    await expect.element(page.getByText('content is here')).toBeVisible()
  })

  it('R1 R25 is not asked for when the withdrawal comes as soon as the gate has opened', async () => {
    const load = vi.fn(async () => named('content'))
    const Withdrawing = (): null => {
      const store = useConsentStore()
      const granted = useGranted('stats')
      // Before the effects of the same commit.
      useLayoutEffect(() => {
        if (granted) store.actions.withdraw()
      }, [granted, store])
      return null
    }
    const { store } = await renderConsent(
      <>
        <ConsentGate service="stats" load={load} fallback="closed" />
        <Withdrawing />
      </>,
    )
    flushSync(() => store.actions.acceptAll())
    await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
    await expect.poll(text).toContain('closed')
    expect(load).not.toHaveBeenCalled()
  })

  it('R24 R41 that never comes leaves the gate loading, and everything else open', async () => {
    const { load } = slowly()
    const onError = vi.fn()
    const { store } = await renderConsent(
      <>
        <ConsentGate service="stats" load={load} loading={({ state }: Gate) => state} />
        <ConsentGate service="video" load={async () => named('video')} />
      </>,
      { onError },
    )
    store.actions.acceptAll()
    await expect.element(page.getByText('video is here')).toBeVisible()
    expect(text()).toContain('loading')
    expect(onError).not.toHaveBeenCalled()
  })

  it('R24 that fails after the withdrawal is reported, and shows no error in the closed gate', async () => {
    const fail: (() => void)[] = []
    const load = (): Promise<never> => new Promise((_, reject) => fail.push(() => reject(new Error('blocked'))))
    const onError = vi.fn()
    const { store } = await renderConsent(
      <ConsentGate service="stats" load={load} loading="loading" fallback="closed" error="failed" />,
      { onError },
    )
    store.actions.acceptAll()
    await expect.poll(text).toContain('loading')
    store.actions.withdraw()
    await expect.poll(text).toContain('closed')
    fail[0]?.()
    await expect.poll(() => onError.mock.calls.length).toBe(1)
    expect(text()).not.toContain('failed')
  })
})

describe('granted content that waits', () => {
  it.each(['visible', 'idle'] as const)(
    'R23 R25 until it is %s is neither mounted nor loaded when it is withdrawn before',
    async (mount) => {
      const idle: IdleRequestCallback[] = []
      vi.spyOn(window, 'requestIdleCallback').mockImplementation((callback) => idle.push(callback))
      const load = vi.fn(async () => named('content'))
      const { store } = await renderConsent(
        <>
          <div data-testid="space" />
          <ConsentGate service="stats" mount={mount} load={load} fallback="closed" />
        </>,
      )
      const space = document.querySelector<HTMLElement>('[data-testid=space]')
      if (space) space.style.height = '5000px'
      store.actions.acceptAll()
      await expect.poll(text).not.toContain('closed')
      await frame()
      store.actions.withdraw()
      await expect.poll(text).toContain('closed')
      for (const callback of idle) callback({ didTimeout: false, timeRemaining: () => 1 })
      document.querySelector('main, body')?.lastElementChild?.scrollIntoView()
      await frame()
      await frame()
      expect(load).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    },
  )
})

describe('gates in gates', () => {
  it('R25 close with the outer one, and leave it alone when only the inner one closes', async () => {
    const { store } = await renderConsent(
      <ConsentGate service="stats" fallback="outer closed">
        {() => (
          <>
            <input aria-label="Outer" />
            <ConsentGate service="video" fallback="inner closed">
              {() => <p>inner is here</p>}
            </ConsentGate>
          </>
        )}
      </ConsentGate>,
    )
    store.actions.grantAlways('video')
    await expect.poll(() => store.getState().permissions['video']).toBe('granted')
    expect(text()).toContain('outer closed')
    expect(text()).not.toContain('inner')
    store.actions.grantAlways('stats')
    await expect.element(page.getByText('inner is here')).toBeVisible()
    await userEvent.fill(page.getByLabelText('Outer'), 'typed')
    store.actions.withdraw(['video'])
    await expect.poll(text).toContain('inner closed')
    await expect.element(page.getByLabelText('Outer')).toHaveValue('typed')
    store.actions.withdraw(['stats'])
    await expect.poll(text).toContain('outer closed')
    expect(text()).not.toContain('inner')
  })

  it('R25 mount anew after another grant, with whatever the app kept outside of them', async () => {
    const mounts = vi.fn()
    const Note = ({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) => {
      useState(mounts)
      return <input aria-label="Note" value={value} onChange={({ target }) => onChange(target.value)} />
    }
    const Keeping = (): ReactNode => {
      const [value, setValue] = useState('')
      return <ConsentGate service="stats">{() => <Note value={value} onChange={setValue} />}</ConsentGate>
    }
    const { store } = await renderConsent(<Keeping />)
    store.actions.acceptAll()
    await userEvent.fill(page.getByLabelText('Note'), 'kept')
    store.actions.withdraw()
    await expect.element(page.getByLabelText('Note')).not.toBeInTheDocument()
    store.actions.acceptAll()
    await expect.element(page.getByLabelText('Note')).toHaveValue('kept')
    expect(mounts).toHaveBeenCalledTimes(2)
  })
})

describe('late gates', () => {
  it('R33 open with the page, on each of twenty that come after the grant', async () => {
    const pages: { show?: (page: number) => void } = {}
    const Router = (): ReactNode => {
      const [shown, show] = useState(0)
      pages.show = show
      return (
        <ConsentGate key={shown} category="analytics" fallback={<p>closed {shown}</p>}>
          {() => <p>open {shown}</p>}
        </ConsentGate>
      )
    }
    const { store } = await renderConsent(<Router />)
    store.actions.acceptAll()
    await expect.poll(text).toContain('open 0')
    for (let next = 1; next <= 20; next += 1) {
      // At once, for a busy machine may take more than a frame to render what is not asked for.
      flushSync(() => pages.show?.(next))
      expect(text()).toContain(`open ${next}`)
    }
  })

  it('R57 render nothing again for what is none of theirs, in an expression too', async () => {
    const renders = vi.fn(() => null)
    const { store } = await renderConsent(
      <ConsentGate when={{ all: ['stats', { any: ['video', 'ads'] }] }} fallback={renders}>
        never
      </ConsentGate>,
    )
    await expect.poll(() => store.getState().status).toBe('undecided')
    const before = renders.mock.calls.length
    store.actions.save({ heatmap: 'granted', theme: 'granted', video: 'granted' })
    await expect.poll(() => store.getState().permissions['video']).toBe('granted')
    await frame()
    expect(renders).toHaveBeenCalledTimes(before)
  })
})
