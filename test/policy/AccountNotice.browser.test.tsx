import type { AccountState, Decisions } from 'fluxconsent/core'
import { ar } from 'fluxconsent/locales/ar'
import { AccountNotice, PrivacyCenter } from 'fluxconsent/policy'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consent, consentWith } from '../ui/consent.ts'
import { expectAccessible } from '../ui/expectAccessible.ts'
import { accountSource, NOBODY } from './accountSource.ts'
import { clearDevice, renderMain, type Page } from './renderMain.tsx'

const TITLE = 'Different choices on several devices'
const QUESTION = 'Which choice should count from now on?'
const notice = page.getByRole('region', { name: TITLE })
const button = (name: string) => notice.getByRole('button', { name })
const lines = () =>
  [...document.querySelectorAll('[data-consent-account-notice] tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  )

const ids = ['functional', 'theme', 'analytics', 'stats'] as const
/** This device allowed the preferences and statistics, the others refused them: their refusal counts. */
const STRICTER: AccountState = {
  ...NOBODY,
  devices: 2,
  conflicts: ids.map((id) => ({ id, here: 'granted', elsewhere: 'denied', counts: 'denied' })),
}

beforeEach(clearDevice)

/** A person who signed in with a choice of this device, of which something else counts. */
async function signedIn(account: AccountState | null = STRICTER, counts: Decisions = {}) {
  const source = accountSource(account)
  const opened = await renderMain(<AccountNotice remote={source} />)
  await decide(opened, counts)
  return { ...opened, source }
}

async function decide({ store }: Page, counts: Decisions): Promise<void> {
  await expect.poll(() => store.getState().status).toBe('undecided')
  store.actions.save(counts)
  await expect.poll(() => store.getState().choice).not.toBeNull()
}

describe('the notice of devices that differ', () => {
  test('R134 says what this device and the others were answered, and what counts', async () => {
    await signedIn()
    await expect.element(notice.getByRole('table', { name: QUESTION })).toBeVisible()
    await expect.element(notice.getByText(QUESTION)).toBeVisible()
    expect([...document.querySelectorAll('thead th')].map(({ textContent }) => textContent)).toEqual([
      'Services',
      'This device',
      'Other devices',
      'Counts now',
    ])
    expect(lines()).toEqual([
      ['Functional', 'Allowed', 'Not allowed', 'Not allowed'],
      ['Analytics', 'Allowed', 'Not allowed', 'Not allowed'],
    ])
  })

  test('R134 tells a new device what is allowed because another one allowed it, and takes it back by one click', async () => {
    const account = { ...NOBODY, granted: ['analytics', 'stats'] }
    const { store } = await signedIn(account, { analytics: 'granted' })
    await expect.element(notice).toBeVisible()
    expect(lines()).toEqual([['Analytics', 'Not allowed', 'Allowed', 'Allowed']])
    await button('This device').click()
    await expect.poll(() => store.getState().permissions).toMatchObject({ analytics: 'denied', stats: 'denied' })
  })

  test('R134 picks the choice of this device by one click', async () => {
    const { store } = await signedIn()
    await button('This device').click()
    await expect.poll(() => store.getState().permissions).toMatchObject({ functional: 'granted', stats: 'granted' })
    expect(store.getState().choice).toMatchObject({
      action: 'save',
      method: 'page',
      decisions: { functional: 'granted', analytics: 'granted', marketing: 'denied', video: 'denied' },
    })
  })

  test('R134 picks the choice of the other devices by one click', async () => {
    const conflicts = ids.map((id) => ({ id, here: 'denied', elsewhere: 'granted', counts: 'denied' }) as const)
    const { store } = await signedIn({ ...NOBODY, devices: 2, conflicts })
    await button('Other devices').click()
    await expect
      .poll(() => store.getState().choice?.decisions)
      .toMatchObject({ analytics: 'granted', stats: 'granted', marketing: 'denied' })
  })

  test('R134 keeps the answers about everything else', async () => {
    const { store } = await signedIn(STRICTER, { marketing: 'granted' })
    await button('Other devices').click()
    await expect.poll(() => store.getState().choice?.method).toBe('page')
    expect(store.getState().choice?.decisions).toMatchObject({
      functional: 'denied',
      stats: 'denied',
      marketing: 'granted',
      video: 'granted',
      ads: 'granted',
    })
  })

  test('R134 is there while the account differs: not before it is known, not after it was settled', async () => {
    const { source } = await signedIn(null)
    await expect.element(notice).not.toBeInTheDocument()
    source.set(STRICTER)
    await expect.element(notice).toBeVisible()
    source.set({ ...STRICTER, basis: 'picked', conflicts: [] })
    await expect.element(notice).not.toBeInTheDocument()
  })

  test('R134 decides nothing when it is closed, and comes back when something else differs', async () => {
    const { store, source } = await signedIn()
    await expect.element(notice).toBeVisible()
    const { choice } = store.getState()
    await button('Close').click()
    await expect.element(notice).not.toBeInTheDocument()
    expect(store.getState().choice).toBe(choice)
    // The same, read from the server again.
    source.set({ ...STRICTER })
    await expect.element(notice).not.toBeInTheDocument()
    source.set({ ...STRICTER, conflicts: STRICTER.conflicts.slice(0, 2) })
    await expect.element(notice).toBeVisible()
  })

  test('R14 waits while something new is asked', async () => {
    const known = consentWith({ services: consent.services.filter(({ id }) => id !== 'stats') })
    const first = await renderMain(<p />, { config: known })
    await decide(first, {})
    await expect.poll(() => document.cookie).toContain('cookie_consent=')
    await first.screen.unmount()
    const { store } = await renderMain(
      <>
        <AccountNotice remote={accountSource(STRICTER)} />
        <PrivacyCenter />
      </>,
    )
    await expect.poll(() => store.getState().prompt.reason).toBe('added')
    // It has the same texts: a notice would be there by now.
    await expect.element(page.getByRole('article')).toBeVisible()
    await expect.element(notice).not.toBeInTheDocument()
    store.actions.rejectAll()
    await expect.element(notice).toBeVisible()
  })

  test('R22 asks nobody who has opted out in the US to opt in again', async () => {
    const { store } = await renderMain(
      <>
        <AccountNotice remote={accountSource(STRICTER)} />
        <PrivacyCenter />
      </>,
      { jurisdiction: 'US-CA' },
    )
    await expect.element(page.getByRole('article')).toBeVisible()
    store.actions.acceptAll()
    await expect.element(notice).toBeVisible()
    store.actions.rejectAll()
    await expect.poll(() => store.getState().choice?.decisions).toMatchObject({ sale: 'denied' })
    await expect.element(notice).not.toBeInTheDocument()
  })
})

describe('the two sides', () => {
  test('R134 R117 have equal rank: same element, font, colours, height and width', async () => {
    await signedIn()
    await expect.element(notice).toBeVisible()
    const looks = ['This device', 'Other devices'].map((name) => {
      const element = button(name).element()
      const style = getComputedStyle(element)
      const { width, height, top } = element.getBoundingClientRect()
      const { fontSize, fontWeight, color, backgroundColor, borderColor } = style
      return { tag: element.tagName, width, height, top, fontSize, fontWeight, color, backgroundColor, borderColor }
    })
    expect(looks[0]).toEqual(looks[1])
  })

  test('R134 R74 are reached and pressed by keyboard, in the order of the columns', async () => {
    const { store, source } = await signedIn()
    await expect.element(notice).toBeVisible()
    await userEvent.tab()
    await expect.element(button('This device')).toHaveFocus()
    await userEvent.tab()
    await expect.element(button('Other devices')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => store.getState().choice?.method).toBe('page')
    source.set(NOBODY)
    await expect.element(page.getByRole('main')).toHaveFocus()
  })

  test('R125 are announced once, and take no focus', async () => {
    await signedIn()
    await expect
      .poll(() => [...document.querySelectorAll('body > [role=status]')].map(({ textContent }) => textContent))
      .toContain(TITLE)
    expect(document.activeElement).toBe(document.body)
  })

  test('R73 is accessible', async () => {
    await signedIn()
    await expect.element(notice).toBeVisible()
    await expectAccessible()
  })

  test('R73 cuts no name in two on a phone', async () => {
    await page.viewport(320, 568)
    const source = accountSource(STRICTER)
    await decide(await renderMain(<AccountNotice remote={source} />, { locale: ar }), {})
    await expect.poll(() => lines().length).toBe(2)
    for (const name of document.querySelectorAll('tbody th')) {
      const range = document.createRange()
      range.selectNodeContents(name)
      expect(range.getClientRects(), name.textContent).toHaveLength(1)
    }
    const table = document.querySelector('table')
    expect(table?.scrollWidth).toBeLessThanOrEqual(table?.parentElement?.clientWidth ?? 0)
  })
})
