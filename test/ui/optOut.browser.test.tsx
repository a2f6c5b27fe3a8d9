import { ConsentGate } from 'fluxconsent'
import { ConsentPreferences } from 'fluxconsent/preferences'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consentWith } from './consent.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage, type Page } from './fixtures.tsx'

const RECORDED = 'Your opt-out was recorded.'
const dialog = page.getByRole('dialog', { name: 'Cookie preferences' })
const link = page.getByRole('button', { name: 'Your Privacy Choices' })
const toast = () => document.querySelector<HTMLElement>('[data-consent-toast]')
const control = (name: string) => dialog.getByRole('button', { name })

const ready = (
  <>
    <ConsentBanner />
    <PreferencesDialog />
    <PrivacyLink />
  </>
)

/** A page of somebody in California, with the preferences open. */
async function openChoices(): Promise<Page> {
  const rendered = await renderPage(ready, { jurisdiction: 'US-CA' })
  await link.click()
  await expect.element(dialog).toBeVisible()
  return rendered
}

/** The same, of somebody who has opted out. */
async function openAfterOptOut(): Promise<Page> {
  const rendered = await openChoices()
  await control('Reject all').click()
  await expect.poll(() => rendered.store.getState().choice?.decisions).toMatchObject({ sale: 'denied' })
  await expect.element(dialog).not.toBeInTheDocument()
  await link.click()
  await expect.element(dialog).toBeVisible()
  return rendered
}

beforeEach(async () => {
  clearChoice()
  document.querySelectorAll('[data-consent-toast]').forEach((each) => each.remove())
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: false, configurable: true })
  await page.viewport(1024, 768)
})

describe('an opt-out in California', () => {
  test('R22 is confirmed when it was made in the preferences, to see and to hear', async () => {
    await openChoices()
    await control('Reject all').click()
    await expect.poll(() => toast()?.textContent).toBe(RECORDED)
    expect(toast()?.role).toBe('status')
    await expect.element(page.getByText(RECORDED)).toBeVisible()
  })

  test('R22 is confirmed when it was made at the notice', async () => {
    await renderPage(<ConsentBanner />, { jurisdiction: 'US-CA' })
    await page.getByRole('region').getByRole('button', { name: 'Opt out' }).click()
    await expect.poll(() => toast()?.textContent).toBe(RECORDED)
    expect(document.querySelectorAll('[data-consent-toast]')).toHaveLength(1)
  })

  test('R22 stands on the second layer as long as it counts', async () => {
    await openAfterOptOut()
    await expect.element(dialog.getByRole('status')).toHaveTextContent(RECORDED)
    await expectAccessible()
  })

  test('R20 stands there too when it was the signal of the browser, which is recorded by nobody', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    const { store } = await openChoices()
    await expect.element(dialog.getByRole('status')).toHaveTextContent('Opt-Out Request Honored')
    await expect.element(page.getByRole('switch', { name: 'Marketing' })).not.toBeChecked()
    expect(store.getState().choice).toBeNull()
  })

  test('R22 is undone on the own initiative of the person, in two steps', async () => {
    const { store } = await openAfterOptOut()
    const { choice } = store.getState()
    document.querySelectorAll('[data-consent-toast]').forEach((each) => each.remove())
    await control('Accept all').click()
    await expect.element(page.getByRole('switch', { name: 'Marketing' })).toBeChecked()
    expect(store.getState().choice).toBe(choice)
    expect(store.getState().permissions).toMatchObject({ ads: 'denied', video: 'denied' })
    // The first step says nothing was saved; it leads to the second.
    await expect.element(control('Save choice')).toHaveFocus()
    expect(toast()).toBeNull()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => store.getState().permissions).toMatchObject({ ads: 'granted', video: 'granted' })
    await expect.poll(() => toast()?.textContent).toBe('Your choice was saved.')
  })

  test('R22 is not undone when the person leaves after the first step', async () => {
    const { store } = await openAfterOptOut()
    await control('Accept all').click()
    await expect.element(page.getByRole('switch', { name: 'Marketing' })).toBeChecked()
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    expect(store.getState()).toMatchObject({ draft: {}, permissions: { ads: 'denied', marketing: 'denied' } })
  })

  test('R22 takes the two steps at a placeholder, too', async () => {
    const gate = (
      <ConsentGate service="video" fallback={<p>Closed</p>}>
        {() => <p>Video</p>}
      </ConsentGate>
    )
    const { store } = await renderPage(
      <>
        {ready}
        {gate}
      </>,
      { jurisdiction: 'US-CA' },
    )
    await expect.poll(() => store.getState().status).not.toBe('loading')
    store.actions.rejectAll()
    await expect.element(page.getByText('Closed', { exact: true })).toBeVisible()
    store.actions.grantAlways('video')
    await expect.element(dialog).toBeVisible()
    await expect.element(page.getByText('Closed', { exact: true })).toBeInTheDocument()
    await control('Save choice').click()
    await expect.element(page.getByText('Video', { exact: true })).toBeVisible()
  })

  test('R22 is not followed by another notice at the next visit', async () => {
    const { screen } = await openAfterOptOut()
    await screen.unmount()
    const { store } = await renderPage(ready, { jurisdiction: 'US-CA' })
    await expect.poll(() => store.getState().status).toBe('decided')
    await expect.element(page.getByRole('region')).not.toBeInTheDocument()
  })
})

describe('a choice in Europe', () => {
  test('R125 is confirmed to see and to hear, once, and is no opt-out', async () => {
    await renderPage(
      <section aria-label="Choice">
        <ConsentPreferences />
      </section>,
    )
    await page.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => toast()?.textContent).toBe('Your choice was saved.')
    await expect.element(page.getByText('Your choice was saved.')).toBeVisible()
    const { top, right } = toast()?.getBoundingClientRect() ?? { top: -1, right: 9999 }
    expect(top).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(innerWidth)
    expect(document.querySelectorAll('[data-consent-toast]')).toHaveLength(1)
    expect(document.querySelector('[data-consent-opt-out]')).toBeNull()
    await expectAccessible()
  })

  test('R125 confirms nothing when nothing was recorded', async () => {
    const config = consentWith({ trustedGesture: true })
    const { store } = await renderPage(<ConsentPreferences />, { config })
    const accept = page.getByRole('button', { name: 'Accept all' })
    await expect.element(accept).toBeVisible()
    accept.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await page.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
    expect(document.querySelectorAll('[data-consent-toast]')).toHaveLength(1)
  })
})
