import { ConsentProvider, createConsentStore } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { consent } from './consent.ts'
import { clearChoice } from './fixtures.tsx'

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
