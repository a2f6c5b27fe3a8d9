import { ConsentBanner, ModalBanner, PreferencesDialog } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const dialog = page.getByRole('dialog', { name: 'Cookies on this site' })
const reject = dialog.getByRole('button', { name: 'Reject all' })
const accept = dialog.getByRole('button', { name: 'Accept all' })
const shopLink = page.getByRole('link', { name: 'Offers of the week', includeHidden: true })

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

describe('<ModalBanner />', () => {
  test('R3 makes the page inert', async () => {
    await renderPage(<ModalBanner />)
    await expect.element(dialog).toBeVisible()
    expect(dialog.element().matches(':modal')).toBe(true)
    shopLink.element().focus()
    expect(document.activeElement).not.toBe(shopLink.element())
    const { left, top } = shopLink.element().getBoundingClientRect()
    expect(document.elementFromPoint(left + 2, top + 2)?.closest('main')).toBeNull()
    await expectAccessible()
  })

  test.each([
    [320, 568],
    [1024, 768],
  ])('R3 has rejecting in view and the policy in reach at %i x %i', async (width, height) => {
    await page.viewport(width, height)
    await renderPage(<ModalBanner />)
    await expect.element(reject).toBeInViewport({ ratio: 1 })
    await expect.element(accept).toBeInViewport({ ratio: 1 })
    await expect.element(dialog.getByRole('link', { name: 'Cookie policy' })).toHaveAttribute('href', '/cookies')
  })

  test('R3 keeps the focus inside, from its beginning on', async () => {
    await renderPage(<ModalBanner />)
    await expect.element(dialog).toBeVisible()
    await expect.poll(() => document.activeElement).toBe(dialog.element())
    const seen = new Set<string>()
    for (let step = 0; step < 6; step += 1) {
      await userEvent.tab()
      seen.add(document.activeElement?.textContent ?? '')
      expect(document.activeElement?.closest('main')).toBeNull()
    }
    expect([...seen]).toEqual(expect.arrayContaining(['Cookie policy', 'Reject all', 'Accept all', 'Preferences']))
  })

  test('R6 stays and records nothing by Escape, however often, and by a click outside', async () => {
    const { store } = await renderPage(<ModalBanner />)
    await expect.element(dialog).toBeVisible()
    for (let step = 0; step < 3; step += 1) await userEvent.keyboard('{Escape}')
    await expect.poll(() => dialog.element().matches(':modal')).toBe(true)
    expect(store.getState()).toMatchObject({ choice: null, surface: 'banner' })
  })

  test('R3 R125 leaves nothing inert behind, and the focus on the page', async () => {
    const { store } = await renderPage(<ModalBanner />)
    await reject.click()
    await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.poll(() => document.activeElement).toBe(document.querySelector('main'))
    expect(getComputedStyle(document.documentElement).overflow).toBe('visible')
    expect(document.querySelectorAll('[inert], dialog')).toHaveLength(0)
  })

  test('R74 makes room for the preferences, and comes back behind them', async () => {
    await renderPage(
      <>
        <ModalBanner />
        <PreferencesDialog />
      </>,
    )
    await dialog.getByRole('button', { name: 'Preferences' }).click()
    const preferences = page.getByRole('dialog', { name: 'Cookie preferences' })
    await expect.element(preferences).toBeVisible()
    await preferences.getByRole('button', { name: 'Close without saving' }).click()
    await expect.element(reject).toBeVisible()
    await expect.poll(() => dialog.element().matches(':modal')).toBe(true)
    await expect.poll(() => document.activeElement?.textContent).toBe('Preferences')
  })

  test('R3 is not modal on the page of the policy', async () => {
    const policy = { ...consent.policy, url: location.pathname }
    await renderPage(<ModalBanner />, { config: consentWith({ policy }) })
    await expect.element(dialog).toBeVisible()
    expect(dialog.element().matches(':modal')).toBe(false)
    expect(document.activeElement).toBe(document.body)
    shopLink.element().focus()
    expect(document.activeElement).toBe(shopLink.element())
  })

  test('R3 lets a router lead to the policy and back without a new page, which not every browser tells', async () => {
    vi.stubGlobal('navigation', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    const { href } = location
    onTestFinished(() => history.replaceState(null, '', href))
    await renderPage(<ModalBanner />)
    await expect.poll(() => dialog.element().matches(':modal')).toBe(true)
    history.replaceState(null, '', '/cookies')
    await expect.poll(() => dialog.element().matches(':modal')).toBe(false)
    await expect.element(dialog).toBeVisible()
    shopLink.element().focus()
    expect(document.activeElement).toBe(shopLink.element())
    history.replaceState(null, '', href)
    await expect.poll(() => dialog.element().matches(':modal')).toBe(true)
  })

  test('R3 is never the default', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(page.getByRole('region', { name: 'Cookies on this site' })).toBeVisible()
    expect(document.querySelectorAll('dialog, [aria-modal], :modal')).toHaveLength(0)
  })
})
