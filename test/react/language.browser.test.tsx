import { ConsentProvider, useMessages } from 'fluxconsent'
import type { ConsentInput } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { exampleWith } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

// The browser of the tests speaks English.
const de = { ...en, tag: 'de' }
const ro = { ...en, tag: 'ro' }

const Tag = (): ReactNode => <output>{useMessages()?.tag}</output>

async function expectLanguage(tag: string, change: Partial<ConsentInput>, locale?: string): Promise<void> {
  await renderConsent(<Tag />, { config: exampleWith(change), ...(locale !== undefined && { locale }) })
  await expect.element(page.getByRole('status')).toHaveTextContent(tag)
}

beforeEach(clearBrowser)
afterEach(() => {
  clearBrowser()
  document.documentElement.lang = ''
})

describe('the language in force', () => {
  test('R77 is what the app says, before what the page says', async () => {
    document.documentElement.lang = 'de'
    await expectLanguage('ro', { messages: { en, de, ro } }, 'ro')
  })

  test('R77 is what the page says, before what the browser says', async () => {
    document.documentElement.lang = 'de'
    await expectLanguage('de', { messages: { en, de, ro } })
  })

  test('R77 is what the browser says, where the page says nothing that is there', async () => {
    document.documentElement.lang = 'is'
    await expectLanguage('en', { messages: { ro, en }, locale: 'ro' })
  })

  test('R77 is that of the config, where nobody says one that is there', async () => {
    await expectLanguage('ro', { messages: { de, ro }, locale: 'ro' })
  })

  test('R77 is what the page says, where the app says one that is not there', async () => {
    document.documentElement.lang = 'de'
    await expectLanguage('de', { messages: { en, de, ro } }, 'is')
  })

  test('R77 is one that is there, where the config names another', async () => {
    document.documentElement.lang = 'is'
    const config = exampleWith({ messages: { fr: { ...en, tag: 'fr' } }, locale: 'fr' })
    await renderConsent(<Tag />, { config, messages: { de: () => Promise.resolve(de) }, locale: 'is' })
    await expect.element(page.getByRole('status')).toHaveTextContent('de')
  })

  test('R77 has other words for the same tag, where the app hands out others', async () => {
    const formal = { ...en, tag: 'formal' }
    const informal = { ...en, tag: 'informal' }
    const config = exampleWith({ messages: { en } })
    const before = { de: () => Promise.resolve(formal) }
    const after = { de: () => Promise.resolve(informal) }
    const { store, rerender } = await renderConsent(<Tag />, { config, messages: before })
    await expect.element(page.getByRole('status')).toHaveTextContent('formal')
    await rerender(
      <ConsentProvider store={store} messages={after}>
        <Tag />
      </ConsentProvider>,
    )
    await expect.element(page.getByRole('status')).toHaveTextContent('informal')
  })

  test('R77 is there at the first render of every later part, where it is loaded', async () => {
    const config = exampleWith({ messages: { en: () => Promise.resolve(en) } })
    const seen = vi.fn()
    const Banner = ({ children }: { readonly children?: ReactNode }): ReactNode => {
      const locale = useMessages()
      seen(locale?.tag)
      return locale && <section>{children}</section>
    }
    await renderConsent(
      <Banner>
        <Banner />
      </Banner>,
      { config },
    )
    await expect.poll(() => document.querySelectorAll('section').length).toBe(2)
    const [first, ...later] = seen.mock.calls.flat()
    expect(first).toBeUndefined()
    expect(new Set(later)).toEqual(new Set(['en']))
  })

  test('R77 is the first one, where the config names none', async () => {
    await expectLanguage('de', { messages: { de, ro } })
  })
})
