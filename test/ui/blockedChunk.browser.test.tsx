import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import { useState, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { clearChoice, renderPage } from './fixtures.tsx'

const region = page.getByRole('region', { name: 'Cookies on this site' })
const link = page.getByRole('button', { name: 'Cookie preferences' })
const counter = page.getByRole('button', { name: /^Count/ })

function App(): ReactNode {
  const [count, setCount] = useState(0)
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      Count {count}
    </button>
  )
}

const everything = (
  <>
    <ConsentBanner />
    <PreferencesDialog />
    <PrivacyLink />
    <App />
  </>
)

async function block(...urls: readonly string[]): Promise<void> {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: [...urls] })
}

beforeEach(clearChoice)
afterEach(() => block())

test('R81 a blocked chunk of the preferences is reported and leaves the app and the banner usable', async () => {
  await block('*/preferences/*')
  const onError = vi.fn<(error: unknown) => void>()
  const { store } = await renderPage(everything, { onError })
  await page.getByRole('button', { name: 'Preferences', exact: true }).click()
  await expect.poll(() => onError.mock.calls.length).toBeGreaterThan(0)
  expect(onError).toHaveBeenCalledWith(expect.any(TypeError))
  await expect.poll(() => store.getState().surface).toBe('banner')
  await counter.click()
  await expect.element(counter).toHaveTextContent('Count 1')
  await page.getByRole('button', { name: 'Reject all' }).click()
  await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
})

test('R81 a blocked chunk still lets a returning visitor withdraw, at the banner', async () => {
  await block('*/preferences/*')
  const { store } = await renderPage(everything, { onError: () => undefined })
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.element(region).not.toBeInTheDocument()
  await link.click()
  await expect.element(region).toBeInTheDocument()
  await page.getByRole('button', { name: 'Reject all' }).click()
  await expect.poll(() => store.getState().permissions['ads']).toBe('denied')
})
