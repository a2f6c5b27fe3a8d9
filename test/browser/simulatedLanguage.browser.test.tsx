import { useMessages } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { exampleWith } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from '../react/renderConsent.js'

// That no production build reads the address is proven on the bundles: test/package/simulation.
const messages = { en, de: { ...en, tag: 'de' }, ro: { ...en, tag: 'ro' } }
const address = location.href

const Tag = (): ReactNode => <output>{useMessages()?.tag}</output>
const renderAt = (query: string) => {
  history.replaceState(null, '', query)
  return renderConsent(<Tag />, { config: exampleWith({ messages }), locale: 'ro' })
}

beforeEach(clearBrowser)
afterEach(() => {
  history.replaceState(null, '', address)
  clearBrowser()
})

test('R135 in development the address names the language, before the app does', async () => {
  await renderAt('?consent-language=de')
  await expect.element(page.getByRole('status')).toHaveTextContent('de')
})

test.each(['?consent-language=', '?consent-language=xx', '?consent-language=<b>'])(
  'R135 the app names it where the address is not usable: %s',
  async (query) => {
    await renderAt(query)
    await expect.element(page.getByRole('status')).toHaveTextContent('ro')
  },
)
