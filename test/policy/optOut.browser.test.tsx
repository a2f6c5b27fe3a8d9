import { CookiePolicy, OptOutLink, OptOutStatus } from 'fluxconsent/policy'
import { PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { consent, consentWith } from '../ui/consent.ts'
import { expectAccessible } from '../ui/expectAccessible.ts'
import { clearDevice, renderMain, sendGpc } from './renderMain.tsx'

const jurisdictions = [
  { match: ['DE'], regulation: 'gdpr', model: 'opt-in' },
  { match: ['US-CA'], regulation: 'ccpa', model: 'opt-out' },
] as const
const config = consentWith({ jurisdictions })
const withSensitive = consentWith({
  jurisdictions,
  services: consent.services.map((one) => (one.id === 'stats' ? { ...one, sensitive: true } : one)),
})
const honoured = page.getByText('Opt-Out Request Honored')

beforeEach(clearDevice)

describe('the opt-out signal', () => {
  test('R20 is shown to be honoured in California, without a click and without a record', async () => {
    sendGpc()
    const { store } = await renderMain(<OptOutStatus />, { config, jurisdiction: 'US-CA' })
    await expect.element(honoured).toBeVisible()
    await expect.element(page.getByRole('status')).toHaveTextContent('Opt-Out Request Honored')
    expect(store.getState().choice).toBeNull()
    expect(store.getState().permissions).toMatchObject({ video: 'denied', ads: 'denied', stats: 'granted' })
    expect(document.cookie).toBe('')
  })

  test('R22 is followed by a confirmation where it was a choice, which stays', async () => {
    await renderMain(<CookiePolicy />, { config, jurisdiction: 'US-CA' })
    const choice = page.getByRole('region', { name: 'Your choice' })
    await choice.getByRole('button', { name: 'Reject all' }).click()
    await expect.element(choice.getByRole('status').filter({ hasText: 'Your opt-out was recorded.' })).toBeVisible()
  })

  test('R9 R22 is described in the policy under the name that it has here', async () => {
    const { screen } = await renderMain(<CookiePolicy />, { config, jurisdiction: 'US-CA' })
    const article = page.getByRole('article')
    await expect.element(article).toHaveTextContent('at any time under “Your Privacy Choices”')
    await screen.unmount()
    await renderMain(<CookiePolicy />, { config, jurisdiction: 'DE' })
    await expect.element(article).toHaveTextContent('at any time under “Cookie preferences”')
  })

  test('R20 shows the services off on the policy page', async () => {
    sendGpc()
    await renderMain(<CookiePolicy />, { config, jurisdiction: 'US-CA' })
    const choice = page.getByRole('region', { name: 'Your choice' })
    await expect.element(choice).toHaveTextContent('Opt-Out Request Honored')
    await expect.element(choice).toHaveTextContent('MarketingNot allowed')
    await expect.element(choice).toHaveTextContent('AnalyticsAllowed')
  })

  test.each([
    ['the browser sends none', 'US-CA', false],
    ['another law counts', 'DE', true],
  ])('R20 is not shown where %s', async (_what, jurisdiction, isOn) => {
    if (isOn) sendGpc()
    const { store } = await renderMain(<OptOutStatus />, { config, jurisdiction })
    await expect.poll(() => store.getState().status).not.toBe('loading')
    await expect.element(honoured).not.toBeInTheDocument()
  })
})

describe('the links of California', () => {
  test('R22 have the exact words, and confirm the opt-out', async () => {
    const { store } = await renderMain(<OptOutLink right="sale" />, { config, jurisdiction: 'US-CA' })
    const link = page.getByRole('button', { name: 'Do Not Sell or Share My Personal Information', exact: true })
    await expect.element(page.getByText('Your opt-out was recorded.')).not.toBeInTheDocument()
    await link.click()
    await expect.element(page.getByText('Your opt-out was recorded.')).toBeVisible()
    expect(store.getState().permissions).toMatchObject({ video: 'denied', ads: 'denied', stats: 'granted' })
    expect(store.getState().choice?.decisions).toMatchObject({ video: 'denied', ads: 'denied' })
    await expectAccessible()
  })

  test('R120 limit the use of sensitive data, where there is any', async () => {
    const { store } = await renderMain(<OptOutLink right="sensitive" />, {
      config: withSensitive,
      jurisdiction: 'US-CA',
    })
    await page.getByRole('button', { name: 'Limit the Use of My Sensitive Personal Information', exact: true }).click()
    await expect.element(page.getByText('Your opt-out was recorded.')).toBeVisible()
    expect(store.getState().permissions).toMatchObject({ stats: 'denied', video: 'granted' })
  })

  test('R120 are not there without sensitive data, nor where another law counts', async () => {
    const { screen, store } = await renderMain(<OptOutLink right="sensitive" />, { config, jurisdiction: 'US-CA' })
    await expect.poll(() => store.getState().status).not.toBe('loading')
    await expect.element(page.getByRole('button')).not.toBeInTheDocument()
    await screen.unmount()
    const german = await renderMain(<OptOutLink right="sale" />, { config, jurisdiction: 'DE' })
    await expect.poll(() => german.store.getState().status).not.toBe('loading')
    await expect.element(page.getByRole('button')).not.toBeInTheDocument()
  })

  test('R22 are one link with the sign, beside the words that it has elsewhere', async () => {
    const { screen } = await renderMain(<PrivacyLink />, { config, jurisdiction: 'US-CA' })
    const link = page.getByRole('button', { name: 'Your Privacy Choices', exact: true })
    await expect.element(link).toBeVisible()
    const icon = link.element().querySelector('svg')
    expect(icon?.getAttribute('aria-hidden')).toBe('true')
    const { height } = icon?.getBoundingClientRect() ?? { height: 0 }
    expect(height).toBeGreaterThan(8)
    expect(height).toBeLessThanOrEqual(Number.parseFloat(getComputedStyle(link.element()).fontSize) * 1.2)
    await expectAccessible()
    await screen.unmount()
    await renderMain(<PrivacyLink />, { config, jurisdiction: 'DE' })
    await expect.element(page.getByRole('button', { name: 'Cookie preferences', exact: true })).toBeVisible()
    expect(document.querySelector('svg')).toBeNull()
  })
})
