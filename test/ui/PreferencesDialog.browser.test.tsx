import { PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consent } from './consent.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

// This file must not import the preferences: it watches how they are fetched.
const link = page.getByRole('button', { name: 'Cookie preferences' })

const fetched = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\/preferences\//.test(name))

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve))

beforeEach(clearChoice)

describe('<PreferencesDialog />', () => {
  test('R137 fetches nothing for a returning visitor, until somebody comes to an opener', async () => {
    const first = await renderPage(null)
    await expect.poll(() => first.store.getState().status).toBe('undecided')
    first.store.actions.rejectAll()
    await expect.poll(() => document.cookie).toContain(consent.cookie.name)
    await first.screen.unmount()

    const { store } = await renderPage(
      <>
        <PreferencesDialog />
        <PrivacyLink />
      </>,
    )
    await expect.poll(() => store.getState().status).toBe('decided')
    await expect.element(link).toBeVisible()
    await idle()
    await idle()
    expect(fetched()).toEqual([])

    await userEvent.tab()
    while (document.activeElement !== link.element()) await userEvent.tab()
    await expect.poll(fetched).not.toEqual([])
    expect(store.getState().surface).toBe('none')
  })
})
