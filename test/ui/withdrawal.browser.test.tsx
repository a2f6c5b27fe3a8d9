import { ConsentBanner, PreferencesDialog, PrivacyLink, ReloadNotice } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const dialog = page.getByRole('dialog', { name: 'Cookie preferences' })
const link = page.getByRole('button', { name: 'Cookie preferences' })
const summary = () => document.querySelector('[data-consent-withdrawal]')

/** A page of somebody who has accepted everything, after which the services have stored their items. */
async function renderAccepted(config = consent) {
  const rendered = await renderPage(
    <>
      <ConsentBanner />
      <PreferencesDialog />
      <ReloadNotice />
      <PrivacyLink />
    </>,
    { config },
  )
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => rendered.store.getState().permissions['ads']).toBe('granted')
  document.cookie = '_st_visitor=1; path=/'
  document.cookie = '_ad=1; path=/'
  localStorage.setItem('volume', '5')
  onTestFinished(() => localStorage.removeItem('volume'))
  return rendered
}

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

describe('what the last withdrawal did', () => {
  test('R46 stands on the second layer, after one click that withdraws everything', async () => {
    const { store } = await renderAccepted()
    await link.click()
    await expect.element(dialog).toBeVisible()
    expect(summary()).toBeNull()
    await dialog.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => document.cookie).not.toContain('_ad')
    await expect.poll(() => store.getState().withdrawal?.removed.length).toBe(3)
    await link.click()
    await expect.poll(() => summary()?.textContent).toContain('3 items were removed.')
    expect(summary()?.textContent).toContain('Still there: VISITOR.')
    expect(localStorage.getItem('volume')).toBeNull()
    await expectAccessible()
  })

  test('R116 lists what belonged to one service, and nothing of the others', async () => {
    const { store } = await renderAccepted()
    await link.click()
    await dialog.getByText('2 services').click()
    await page.getByRole('switch', { name: 'Ads', exact: true }).click()
    await dialog.getByRole('button', { name: 'Save choice' }).click()
    await expect.poll(() => store.getState().withdrawal?.services).toEqual(['ads'])
    await expect.poll(() => document.cookie).not.toContain('_ad=')
    expect(document.cookie).toContain('_st_visitor')
    expect(localStorage.getItem('volume')).toBe('5')
    await link.click()
    await expect.poll(() => summary()?.textContent).toContain('1 item was removed.')
    document.cookie = '_st_visitor=; max-age=0; path=/'
  })

  test('R46 offers a reload where a service stops no sooner, and reloads at the click alone', async () => {
    const services = consent.services.map((one) => (one.id === 'ads' ? { ...one, withdrawal: 'reload' as const } : one))
    const reloads: string[] = []
    // A reload cannot be undone in a test, but stopped on its way.
    const stopReload = (event: Event): void => {
      if (!('navigationType' in event) || event.navigationType !== 'reload') return
      reloads.push('reload')
      event.preventDefault()
    }
    const { navigation } = window
    navigation.addEventListener('navigate', stopReload)
    onTestFinished(() => navigation.removeEventListener('navigate', stopReload))
    await renderAccepted(consentWith({ services }))
    await link.click()
    await dialog.getByRole('button', { name: 'Reject all' }).click()
    await expect.element(page.getByRole('region', { name: 'Cookie preferences' })).toBeVisible()
    await link.click()
    await expect.element(dialog.getByRole('button', { name: 'Reload the page' })).toBeVisible()
    expect(reloads).toEqual([])
    await dialog.getByRole('button', { name: 'Reload the page' }).click()
    expect(reloads).toEqual(['reload'])
  })
})
