import { ConsentGate, useGranted, useOnConsentChange } from 'fluxconsent'
import { Activity, useState, type ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)

const content = (): Element | null => document.querySelector('[data-testid=content]')
const Content = <p data-testid="content">content</p>

interface SiteProps {
  readonly children: ReactNode
  /** Whether the page is there from the start. @default 'visible' */
  readonly first?: 'visible' | 'none'
}

/** A site whose router keeps a page that was left, and prepares one, as Next does with `cacheComponents`. */
function Site({ children, first = 'visible' }: SiteProps): ReactNode {
  const [mode, setMode] = useState<'visible' | 'hidden' | 'none'>(first)
  return (
    <>
      {mode === 'none' && <button onClick={() => setMode('hidden')}>prepare</button>}
      {mode === 'visible' && <button onClick={() => setMode('hidden')}>leave</button>}
      {mode === 'hidden' && <button onClick={() => setMode('visible')}>come back</button>}
      {mode !== 'none' && <Activity mode={mode}>{children}</Activity>}
    </>
  )
}

const leave = page.getByRole('button', { name: 'leave' })
const back = page.getByRole('button', { name: 'come back' })
const prepare = page.getByRole('button', { name: 'prepare' })

function Asking(): ReactNode {
  return useGranted('analytics') ? Content : null
}

const GATED: Readonly<Record<string, ReactNode>> = {
  'a gate': <ConsentGate category="analytics">{Content}</ConsentGate>,
  'a gate with a function': <ConsentGate category="analytics">{() => Content}</ConsentGate>,
  'a component that asks': <Asking />,
}

// A chunk is asked for by what was shown once.
const LOADED = {
  'a gate with a chunk': <ConsentGate category="analytics" load={async () => ({ default: () => Content })} />,
}

test.each(Object.entries({ ...GATED, ...LOADED }))(
  'R25 %s of a page that was left is closed by a withdrawal, and open again for who comes back after a grant',
  async (_, gated) => {
    const { store } = await renderConsent(<Site>{gated}</Site>)
    store.actions.acceptAll()
    await expect.poll(content).not.toBeNull()
    await leave.click()
    await expect.element(page.getByTestId('content')).not.toBeVisible()
    store.actions.rejectAll()
    await expect.poll(content).toBeNull()
    store.actions.acceptAll()
    await back.click()
    await expect.element(page.getByTestId('content')).toBeVisible()
  },
)

test.each(Object.entries(GATED))(
  'R25 %s of a page that was prepared and never shown is closed by a withdrawal',
  async (_, gated) => {
    const { store } = await renderConsent(<Site first="none">{gated}</Site>)
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['analytics']).toBe('granted')
    await prepare.click()
    await expect.poll(content).not.toBeNull()
    await expect.element(page.getByTestId('content')).not.toBeVisible()
    store.actions.rejectAll()
    await expect.poll(content).toBeNull()
  },
)

test('R23 a gate of a page that was left renders nothing at a grant before somebody comes back', async () => {
  const child = vi.fn(() => Content)
  const { store } = await renderConsent(
    <Site>
      <ConsentGate category="analytics">{child}</ConsentGate>
    </Site>,
  )
  await leave.click()
  await expect.element(back).toBeVisible()
  store.actions.acceptAll()
  await expect.poll(() => store.getState().permissions['analytics']).toBe('granted')
  // React does what is hidden when nothing else is left to do.
  await new Promise((resolve) => requestIdleCallback(resolve))
  expect(child).not.toHaveBeenCalled()
  await back.click()
  await expect.element(page.getByTestId('content')).toBeVisible()
})

test('a handler on a page that was left hears of all that changed when somebody comes back', async () => {
  const handler = vi.fn()
  const Listening = (): null => {
    useOnConsentChange(handler)
    return null
  }
  const { store } = await renderConsent(
    <Site>
      <Listening />
    </Site>,
  )
  await leave.click()
  await expect.element(back).toBeVisible()
  store.actions.acceptAll()
  await expect.poll(() => store.getState().permissions['analytics']).toBe('granted')
  expect(handler).not.toHaveBeenCalled()
  await back.click()
  await expect.poll(() => handler.mock.calls).toEqual([[expect.objectContaining({ analytics: 'granted' })]])
})
