import { noticeTexts } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner } from 'fluxconsent/ui'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { exampleWith } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from '../react/renderConsent.js'

afterEach(clearBrowser)

test('R113 the texts behind a notice hash are those that the ready banner rendered, in their order', async () => {
  const config = exampleWith({ messages: { en }, locale: 'en' })
  await renderConsent(<ConsentBanner />, { config })
  const region = page.getByRole('region', { name: en.banner.title })
  await expect.element(region).toBeVisible()
  const { title, text, buttons } = noticeTexts(config, en)
  const element = region.element()
  expect(element.querySelector('h2')?.textContent).toBe(title)
  expect(element.querySelector('p')?.textContent).toBe(text)
  const shown = [...element.querySelectorAll('[data-consent-action]')].map((button) => ({
    action: button.getAttribute('data-consent-action'),
    text: button.textContent,
  }))
  expect(shown).toEqual(buttons)
  expect(element.textContent).toBe([title, text, ...buttons.map((button) => button.text)].join(''))
})
