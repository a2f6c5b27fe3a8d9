import { createConsentStore } from 'fluxconsent'
import { noticeTexts } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner } from 'fluxconsent/ui'
import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const region = page.getByRole('region', { name: en.banner.title })

beforeEach(clearChoice)

/** The words that are in the page. */
function shown() {
  const element = region.element()
  return {
    title: element.querySelector('h2')?.textContent,
    text: element.querySelector('p')?.textContent,
    buttons: [...element.querySelectorAll('[data-consent-action]')].map((button) => ({
      action: button.getAttribute('data-consent-action'),
      text: button.textContent,
    })),
    all: element.textContent,
  }
}

const { notice } = (await en.load()).details

function expected(options: Parameters<typeof noticeTexts>[2]) {
  const { title, text, buttons } = noticeTexts(consent, en, options)
  return { title, text, buttons, all: [title, text, ...buttons.map((button) => button.text)].join('') }
}

test.each([
  ['a question', 'DE', {}],
  ['a notice', 'ZA', { notice }],
  ['a notice in the US', 'US-CA', { notice, isOptOutState: true }],
])(
  'R113 the texts behind the hash of %s are those that the ready banner rendered, in their order',
  async (_what, jurisdiction, options) => {
    await renderPage(<ConsentBanner />, { jurisdiction })
    await expect.element(region).toBeVisible()
    expect(shown()).toEqual(expected(options))
  },
)

test('R113 the texts behind the hash of a notice say that the signal was honoured, as the banner did', async () => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
  const initial = { choice: null, jurisdiction: 'US-CA', signals: { gpc: true }, language: 'en', now: Date.now() }
  await renderPage(<ConsentBanner />, { store: createConsentStore(consent, { initial }) })
  await expect.element(region.getByRole('status')).toBeVisible()
  expect(shown()).toEqual(expected({ notice, isOptOutState: true, isHonoured: true }))
  Reflect.deleteProperty(navigator, 'globalPrivacyControl')
})

test('R113 the texts behind the hash of a question for additions speak of them alone, as the banner does', async () => {
  const former = consentWith({ services: consent.services.filter(({ id }) => id !== 'stats') })
  const { store, screen } = await renderPage(<ConsentBanner />, { config: former })
  await expect.element(region).toBeVisible()
  store.actions.acceptAll()
  await expect.poll(() => document.cookie).toContain(consent.cookie.name)
  await screen.unmount()
  await renderPage(<ConsentBanner />)
  await expect.element(region).toBeVisible()
  expect(shown()).toEqual(expected({ added: ['stats'] }))
})
