import { Banner } from 'fluxconsent/ui'
import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { clearChoice, renderPage } from '../ui/fixtures.tsx'

const button = page.getByRole('button', { name: 'Mine' })

beforeEach(clearChoice)

test('a child runs its own handler before the part, and keeps it from acting', async () => {
  const calls: string[] = []
  const { store } = await renderPage(
    <Banner.RejectAll asChild onClick={() => calls.push('part')}>
      <button
        type="button"
        onClick={(event) => {
          calls.push('child')
          event.preventDefault()
        }}
      >
        Mine
      </button>
    </Banner.RejectAll>,
  )
  await button.click()
  expect(calls).toEqual(['child', 'part'])
  expect(store.getState().choice).toBeNull()
})

test("a child's own props win over those of the part", async () => {
  await renderPage(
    <Banner.RejectAll asChild title="part" id="part">
      <button type="button" id="child">
        Mine
      </button>
    </Banner.RejectAll>,
  )
  await expect.element(button).toHaveAttribute('id', 'child')
  await expect.element(button).toHaveAttribute('title', 'part')
  await expect.element(button).toHaveAttribute('data-consent-action', 'reject-all')
})

test('a component as child gets everything', async () => {
  const Fancy = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(function Fancy(props, ref) {
    return <button type="button" {...props} ref={ref} />
  })
  const { store } = await renderPage(
    <Banner.RejectAll asChild>
      <Fancy>Mine</Fancy>
    </Banner.RejectAll>,
  )
  await button.click()
  await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
})

test('refs are attached once, however often the part renders', async () => {
  const outer = vi.fn<(node: Element | null) => void>()
  const inner = vi.fn<(node: Element | null) => void>()
  function Counting() {
    const [count, setCount] = useState(0)
    return (
      <Banner.Actions asChild ref={outer}>
        <button type="button" ref={inner} onClick={() => setCount(count + 1)}>
          Mine {count}
        </button>
      </Banner.Actions>
    )
  }
  const screen = await render(<Counting />)
  await button.click()
  await expect.element(button).toHaveTextContent('Mine 1')
  expect([outer.mock.calls.length, inner.mock.calls.length]).toEqual([1, 1])
  await screen.unmount()
  expect([outer.mock.lastCall, inner.mock.lastCall]).toEqual([[null], [null]])
})
