import { ConsentProvider, createConsentStore } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { consent } from './consent.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const region = page.getByRole('region', { name: 'Cookies on this site' })
const link = page.getByRole('button', { name: 'Cookie preferences' })

beforeEach(clearChoice)

test('R81 words that do not come leave the banner, also to a dialog that was there in another language', async () => {
  const messages = { en, de: { ...en, tag: 'de', load: () => Promise.reject(new TypeError('blocked')) } }
  const store = createConsentStore(consent, { jurisdiction: 'DE' })
  const site = (locale: string): ReactNode => (
    <ConsentProvider store={store} messages={messages} locale={locale} onError={() => undefined}>
      <ConsentBanner />
      <PreferencesDialog />
      <PrivacyLink />
    </ConsentProvider>
  )
  const { rerender } = await render(site('en'))
  await link.click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.element(region).not.toBeInTheDocument()
  await rerender(site('de'))
  await link.click()
  await expect.element(region).toBeVisible()
  await page.getByRole('button', { name: 'Reject all' }).click()
  await expect.poll(() => store.getState().permissions['ads']).toBe('denied')
})

/** A way to load that fails as long as there is no connection, and how often it was gone. */
function offline<Chunk>(load: () => Promise<Chunk>) {
  let isOnline = false
  const ask = vi.fn(() => (isOnline ? load() : Promise.reject(new TypeError('offline'))))
  const comeBack = (): void => {
    isOnline = true
    dispatchEvent(new Event('online'))
  }
  return { ask, comeBack }
}

describe('R81 words that did not come for want of a connection', () => {
  test('are asked for again when it is back, and no more once they are there', async () => {
    const { ask, comeBack } = offline(en.load)
    const onError = vi.fn<(error: unknown) => void>()
    const site = { jurisdiction: 'US', messages: { en: { ...en, load: ask } }, onError }
    const { store } = await renderPage(<ConsentBanner />, site)
    await expect.poll(() => onError.mock.calls.length).toBeGreaterThan(0)
    await expect.poll(() => store.getState().status).toBe('undecided')
    await expect.element(region).not.toBeInTheDocument()
    comeBack()
    await expect.element(region).toBeVisible()
    const asked = ask.mock.calls.length
    dispatchEvent(new Event('online'))
    expect(ask).toHaveBeenCalledTimes(asked)
  })

  test('are so too where the whole language is a chunk', async () => {
    const { ask, comeBack } = offline(() => Promise.resolve(en))
    const onError = vi.fn<(error: unknown) => void>()
    await renderPage(<ConsentBanner />, { messages: { en: ask }, onError })
    await expect.poll(() => onError.mock.calls.length).toBeGreaterThan(0)
    await expect.element(region).not.toBeInTheDocument()
    const failed = ask.mock.calls.length
    comeBack()
    await expect.element(region).toBeVisible()
    const asked = ask.mock.calls.length
    expect(asked).toBeGreaterThan(failed)
    dispatchEvent(new Event('online'))
    expect(ask).toHaveBeenCalledTimes(asked)
  })

  test('are not asked for by what has left the page', async () => {
    const { ask, comeBack } = offline(en.load)
    const onError = vi.fn<(error: unknown) => void>()
    const site = { jurisdiction: 'US', messages: { en: { ...en, load: ask } }, onError }
    const { screen } = await renderPage(<ConsentBanner />, site)
    await expect.poll(() => onError.mock.calls.length).toBeGreaterThan(0)
    await screen.unmount()
    const asked = ask.mock.calls.length
    comeBack()
    expect(ask).toHaveBeenCalledTimes(asked)
  })
})

test('R17 preferences stay the same element where a language is a new object at each call of its source', async () => {
  const source = vi.fn(() => Promise.resolve({ ...en }))
  await renderPage(
    <>
      <ConsentBanner />
      <PreferencesDialog />
      <PrivacyLink />
    </>,
    { jurisdiction: 'DE', messages: { en: source } },
  )
  await link.click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toBeVisible()
  const asked = source.mock.calls.length
  const before = dialog.element()
  await page.getByRole('switch').last().click()
  await userEvent.keyboard('{Tab}{Tab}{Tab}')
  expect(dialog.element()).toBe(before)
  expect(source).toHaveBeenCalledTimes(asked)
})
