import { ConsentScript, type ConsentScriptProps } from 'fluxconsent'
import type { ConsentStore } from 'fluxconsent/core'
import { Fragment, StrictMode, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { exampleWith, session, stats } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

let count = 0
/** A service of its own for each test: what ran once is known to the page for ever. */
let service = ''

beforeEach(() => {
  clearBrowser()
  count += 1
  service = `changing${count}`
  Reflect.set(window, 'ran', [])
})
afterEach(() => {
  document.querySelectorAll('script[data-consent-script]').forEach((element) => element.remove())
  clearBrowser()
})

const stub = (name: string): string => `/test/browser/stubs/ran.js?name=${name}&of=${service}`
const ran = (): unknown => Reflect.get(window, 'ran')
const scripts = (): readonly HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>(`script[data-consent-script^="${service}"]`),
]

interface Shown {
  readonly store: ConsentStore
  /** Renders a script with other props, or none, with all effects before this returns. */
  readonly change: (props: ConsentScriptProps | null) => void
}

async function show(first: ConsentScriptProps | null, Wrap: typeof Fragment = Fragment): Promise<Shown> {
  let set: (props: ConsentScriptProps | null) => void = () => undefined
  function Place(): ReactNode {
    const [props, setProps] = useState(first)
    set = setProps
    return props && <ConsentScript {...props} />
  }
  const other = { ...stats, id: `${service}other` }
  const config = exampleWith({ services: [session, { ...stats, id: service }, other] })
  const { store } = await renderConsent(
    <Wrap>
      <Place />
    </Wrap>,
    { config },
  )
  return { store, change: (props) => flushSync(() => set(props)) }
}

/** Acts once, when a script has been put into the page: before it can have come. */
function onItsWay(act: () => void): () => boolean {
  let hasActed = false
  const observer = new MutationObserver(() => {
    if (scripts().length === 0) return
    observer.disconnect()
    act()
    hasActed = true
  })
  observer.observe(document.head, { childList: true })
  onTestFinished(() => observer.disconnect())
  return () => hasActed
}

describe.each([
  ['in StrictMode', StrictMode],
  ['without StrictMode', Fragment],
])('a script that is on its way, %s,', (_, Wrap) => {
  it('R32 R46 calls nobody who is gone when it comes, tells the next mount, and needs a reload all the same', async () => {
    const [gone, next] = [vi.fn(), vi.fn()]
    const { store, change } = await show({ service, src: stub('a'), onLoad: gone }, Wrap)
    onItsWay(() => change(null))
    store.actions.acceptAll()
    await expect.poll(ran).toEqual(['a'])
    await expect.poll(() => scripts()[0]?.dataset['consentLoaded']).toBe('true')
    change({ service, src: stub('a'), onLoad: next })
    await expect.poll(() => next.mock.calls.length).toBe(1)
    expect(gone).not.toHaveBeenCalled()
    expect(ran()).toEqual(['a'])
    change(null)
    store.actions.withdraw()
    await expect.poll(() => store.getState().withdrawal).toMatchObject({ needsReload: true })
  })

  it('R32 calls back for the address that it has when that comes, and once for each', async () => {
    const told: string[] = []
    const props = (name: string): ConsentScriptProps => ({
      service,
      src: stub(name),
      onLoad: () => told.push(`${name} of ${String(ran())}`),
    })
    const { store, change } = await show(props('a'), Wrap)
    onItsWay(() => change(props('b')))
    store.actions.acceptAll()
    await expect.poll(() => told.length).toBe(1)
    expect(told[0]).toMatch(/^b of .*b/)
    await expect.poll(() => scripts().filter(({ dataset }) => dataset['consentLoaded']).length).toBe(2)
    change(props('a'))
    await expect.poll(() => told.length).toBe(2)
    expect(told[1]).toMatch(/^a of .*a/)
    for (const name of ['b', 'a', 'c']) change(props(name))
    await expect.poll(() => told.length).toBe(3)
    expect(told[2]).toMatch(/^c of .*c$/)
    expect(scripts().map(({ src }) => new URL(src).searchParams.get('name'))).toEqual(['a', 'b', 'c'])
  })

  it('R32 calls what the app has rendered last, and is not asked for again', async () => {
    const [first, last] = [vi.fn(), vi.fn()]
    const { store, change } = await show({ service, src: stub('a'), onLoad: first }, Wrap)
    onItsWay(() => change({ service, src: stub('a'), onLoad: last }))
    store.actions.acceptAll()
    await expect.poll(() => last.mock.calls.length).toBe(1)
    expect(first).not.toHaveBeenCalled()
    expect(ran()).toEqual(['a'])
  })

  it('R1 R136 does not run after a withdrawal, calls nobody, and comes at the next grant', async () => {
    const onLoad = vi.fn()
    const { store } = await show({ service, src: stub('a'), onLoad }, Wrap)
    const acted = onItsWay(() => store.actions.withdraw())
    store.actions.acceptAll()
    await expect.poll(acted).toBe(true)
    await expect.poll(scripts).toEqual([])
    await expect.poll(() => store.getState().withdrawal?.needsReload).toBe(false)
    store.actions.acceptAll()
    await expect.poll(() => onLoad.mock.calls.length).toBe(1)
    expect(ran()).toEqual(['a'])
  })

  it('R136 comes all the same when it is withdrawn and granted in one go, which React does not see', async () => {
    const onLoad = vi.fn()
    const { store } = await show({ service, src: stub('a'), onLoad }, Wrap)
    onItsWay(() => {
      store.actions.withdraw()
      store.actions.acceptAll()
    })
    store.actions.acceptAll()
    await expect.poll(() => onLoad.mock.calls.length).toBe(1)
    expect(ran()).toEqual(['a'])
  })

  it('R1 is not asked for where the withdrawal is faster than the code that loads it', async () => {
    const { store, change } = await show({ service, src: stub('a') }, Wrap)
    store.actions.acceptAll()
    // React has rendered and run the effect, and the next task is not there yet.
    await new Promise<void>(queueMicrotask)
    store.actions.withdraw([service])
    change({ service: `${service}other`, src: stub('other') })
    await expect.poll(ran).toEqual(['other'])
    expect(scripts().map(({ dataset }) => dataset['consentScript'])).toEqual([`${service}other:${stub('other')}`])
  })
})

describe('a script that has come', () => {
  it('R32 is followed by that of another service with the same address', async () => {
    const { store, change } = await show({ service, src: stub('a') })
    store.actions.acceptAll()
    await expect.poll(ran).toEqual(['a'])
    change({ service: `${service}other`, src: stub('a') })
    await expect.poll(ran).toEqual(['a', 'a'])
  })

  it('calls back also when it has taken its element out of the page, as loaders do', async () => {
    const onLoad = vi.fn()
    const { store } = await show({ service, src: stub('self'), onLoad })
    onItsWay(() => Reflect.set(window, 'ran', { push: () => document.currentScript?.remove() }))
    store.actions.acceptAll()
    await expect.poll(() => onLoad.mock.calls.length).toBe(1)
    expect(scripts()).toEqual([])
  })

  it('is a module where the app says so', async () => {
    const { store } = await show({ service, src: '/test/browser/stubs/ranModule.js?name=module', type: 'module' })
    store.actions.acceptAll()
    await expect.poll(ran).toEqual(['module'])
  })
})
