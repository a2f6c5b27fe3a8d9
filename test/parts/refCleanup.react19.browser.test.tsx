import { Banner } from 'fluxconsent/ui'
import { createRef, StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'

// React 18 knows no such cleanup.
test('the cleanup of a ref runs, and the other ref is set to null', async () => {
  const button = page.getByRole('button', { name: 'Mine' })
  const cleanup = vi.fn<() => void>()
  const other = createRef<HTMLButtonElement>()
  const screen = await render(
    <StrictMode>
      <Banner.Actions asChild ref={() => cleanup}>
        <button type="button" ref={other}>
          Mine
        </button>
      </Banner.Actions>
    </StrictMode>,
  )
  await expect.element(button).toBeVisible()
  expect(other.current).toBe(button.element())
  cleanup.mockClear()
  await screen.unmount()
  expect(cleanup).toHaveBeenCalledOnce()
  expect(other.current).toBeNull()
})
