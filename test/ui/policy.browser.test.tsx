import { ConsentPreferences } from 'fluxconsent/preferences'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { clearChoice, renderPage } from './fixtures.tsx'

const violations: string[] = []
const dialog = page.getByRole('dialog', { name: 'Cookie preferences' })

beforeAll(() => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
    violations.push(`${violatedDirective} ${sample}`)
  })
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = "style-src 'self' 'nonce-page'; require-trusted-types-for 'script'"
  document.head.append(meta)
})

beforeEach(() => {
  clearChoice()
  violations.length = 0
})

test('R78 the policy of these tests refuses style attributes, style elements and markup from text', async () => {
  document.body.setAttribute('style', 'color: red')
  document.head.append(Object.assign(document.createElement('style'), { textContent: 'b{}' }))
  expect(() => document.createElement('b').setHTMLUnsafe('<i></i>')).toThrow(TypeError)
  await expect
    .poll(() => violations.map((violation) => violation.split(' ')[0]))
    .toEqual(['style-src-attr', 'style-src-elem', 'require-trusted-types-for'])
})

test('R78 banner and dialog violate no strict policy', async () => {
  const { store } = await renderPage(
    <>
      <ConsentBanner />
      <PreferencesDialog />
      <PrivacyLink />
    </>,
  )
  await page.getByRole('button', { name: 'Preferences', exact: true }).click()
  await expect.element(dialog).toBeVisible()
  await page.getByRole('switch', { name: 'Marketing' }).click()
  await dialog.getByText('2 services').click()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => store.getState().status).toBe('decided')
  expect(violations).toEqual([])
})

test('R78 preferences in a form of the page violate no strict policy', async () => {
  await renderPage(
    <form aria-label="Choice">
      <ConsentPreferences />
    </form>,
  )
  await page.getByRole('switch', { name: 'Marketing' }).click()
  await expect.element(page.getByRole('switch', { name: 'Marketing' })).toBeChecked()
  expect(violations).toEqual([])
})
