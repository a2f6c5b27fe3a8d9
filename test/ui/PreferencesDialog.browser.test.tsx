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

/** Where the pointer rests, whatever another test did with it: on the way to an opener it would be an intent. */
const Elsewhere = <pre>{'Elsewhere\n'.repeat(10)}</pre>

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve))

beforeEach(clearChoice)

describe('<PreferencesDialog />', () => {
  test('R137 fetches nothing for a returning visitor, until somebody comes to an opener', async () => {
    const first = await renderPage(Elsewhere)
    await userEvent.hover(page.getByText(/^Elsewhere/))
    await expect.poll(() => first.store.getState().status).toBe('undecided')
    first.store.actions.rejectAll()
    await expect.poll(() => document.cookie).toContain(consent.cookie.name)
    await first.screen.unmount()

    const { store } = await renderPage(
      <>
        {Elsewhere}
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
