import type { WithdrawalReport } from 'fluxconsent/core'
import { Preferences } from 'fluxconsent/preferences'
import { ReloadNotice } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { useState } from 'react'
import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const notice = page.getByRole('region', { name: 'Cookie preferences' })
const dismiss = page.getByRole('button', { name: 'Not now' })

const report = (needsReload: boolean): WithdrawalReport => ({ services: ['video'], removed: [], left: [], needsReload })

beforeEach(clearChoice)

describe('<ReloadNotice />', () => {
  test('R46 offers a reload when the withdrawal needs one, and says so once', async () => {
    const { store } = await renderPage(<ReloadNotice />)
    expect(document.querySelector('[data-consent-reload-notice]')).toBeNull()
    store.inlet.set({ withdrawal: report(true) })
    await expect.element(notice).toHaveTextContent('stops only when the page is loaded again')
    await expect
      .element(page.getByRole('button', { name: 'Reload the page' }))
      .toHaveAttribute('data-consent-action', 'reload')
    await expect.element(page.getByRole('status').first()).toHaveTextContent('stops only when')
    await expectAccessible()
  })

  test('R46 says nothing when the withdrawal is complete', async () => {
    function Later() {
      const [isThere, setIsThere] = useState(false)
      return isThere ? (
        <Preferences.Save />
      ) : (
        <button type="button" onClick={() => setIsThere(true)}>
          Later
        </button>
      )
    }
    const { store } = await renderPage(
      <>
        <ReloadNotice />
        <Later />
      </>,
    )
    store.inlet.set({ withdrawal: report(false) })
    // What was mounted after it has its texts: a notice would have them too.
    await page.getByRole('button', { name: 'Later' }).click()
    await expect.element(page.getByRole('button', { name: 'Save choice' })).toBeVisible()
    expect(document.querySelector('[data-consent-reload-notice]')).toBeNull()
  })

  test('goes away when it is dismissed, gives the focus to the page, and comes back for the next withdrawal', async () => {
    const { store } = await renderPage(<ReloadNotice />)
    store.inlet.set({ withdrawal: report(true) })
    await dismiss.click()
    await expect.element(notice).not.toBeInTheDocument()
    await expect.poll(() => document.activeElement).toBe(document.querySelector('main'))
    store.inlet.set({ withdrawal: report(true) })
    await expect.element(notice).toBeVisible()
  })
})
