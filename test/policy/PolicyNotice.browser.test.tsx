import type { ConsentConfig, Policy } from 'fluxconsent/core'
import { AccountNotice, PolicyNotice, PrivacyCenter } from 'fluxconsent/policy'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { consent, consentWith } from '../ui/consent.ts'
import { expectAccessible } from '../ui/expectAccessible.ts'
import { accountSource, NOBODY } from './accountSource.ts'
import { clearDevice, renderMain, type Page } from './renderMain.tsx'

const notice = page.getByRole('region', { name: 'The cookie policy has changed' })

beforeEach(clearDevice)

function withPolicy(change: Partial<Policy>): ConsentConfig {
  return consentWith({ policy: { ...consent.policy, ...change } })
}

/** Chooses under the version of the example, and comes back under another one. */
async function comeBack(
  change: Partial<Policy>,
  action: 'acceptAll' | 'rejectAll' = 'rejectAll',
  children = <PolicyNotice />,
): Promise<Page> {
  const first = await renderMain(<PolicyNotice />)
  await expect.poll(() => first.store.getState().status).toBe('undecided')
  first.store.actions[action]()
  await expect.poll(() => document.cookie).toContain('cookie_consent=')
  await first.screen.unmount()
  return renderMain(children, { config: withPolicy(change) })
}

const EDITORIAL = { version: '2026-03', updated: '2026-03-01', material: false, changes: 'A new address.' } as const

describe('the notice of a new version of the policy', () => {
  test('R15 says what changed, when the version is editorial', async () => {
    const { store } = await comeBack(EDITORIAL)
    await expect.element(notice).toHaveTextContent('Version 2026-03 counts since March 1, 2026. A new address.')
    await expect.element(notice.getByRole('link', { name: 'Read the text' })).toHaveAttribute('href', '/cookies')
    expect(store.getState().prompt.required).toBe(false)
  })

  test('R15 R100 tells what every version since the answer changed, and nothing older', async () => {
    const history = [
      { version: '2026-02b', updated: '2026-02-20', material: false, changes: 'Another telephone number.' },
      { version: '2026-02a', updated: '2026-02-18', material: false },
      consent.policy,
      { version: '2025-09', updated: '2025-09', changes: 'The first text.' },
    ]
    const { store } = await comeBack({ ...EDITORIAL, history })
    await expect.element(notice).toHaveTextContent('Version 2026-03 counts since March 1, 2026. A new address.')
    const lines = notice.getByRole('listitem').elements()
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      '2026-02b (February 20, 2026): Another telephone number.',
      '2026-02a (February 18, 2026)',
    ])
    await expectAccessible()
    await notice.getByRole('button', { name: 'I have read it' }).click()
    await expect.poll(() => store.getState().choice?.policyVersion).toBe('2026-03')
  })

  test('R15 is not there for a material version, which asks again', async () => {
    const { store } = await comeBack({ ...EDITORIAL, material: true })
    await expect.poll(() => store.getState().prompt.reason).toBe('policy')
    await expect.element(notice).not.toBeInTheDocument()
  })

  test('R15 is not there for people who never chose, or chose under this version', async () => {
    const { store } = await renderMain(<PolicyNotice />, { config: withPolicy(EDITORIAL) })
    await expect.poll(() => store.getState().status).toBe('undecided')
    await expect.element(notice).not.toBeInTheDocument()
    store.actions.rejectAll()
    await expect.poll(() => store.getState().status).toBe('decided')
    await expect.element(notice).not.toBeInTheDocument()
  })

  test.each([
    ['I have read it', 'acknowledged'],
    ['Close', 'seen'],
  ] as const)('R109 records by “%s” that it was %s, grants nothing, and does not come back', async (button, action) => {
    const { store, screen } = await comeBack(EDITORIAL)
    await expect.element(notice).toBeVisible()
    const { permissions, choice } = store.getState()
    const decisions = choice?.decisions
    await notice.getByRole('button', { name: button }).click()
    await expect.element(notice).not.toBeInTheDocument()
    expect(store.getState().permissions).toEqual(permissions)
    expect(store.getState().choice).toMatchObject({ action, policyVersion: '2026-03', method: 'page' })
    expect(store.getState().choice?.decisions).toEqual(decisions)
    await screen.unmount()
    const again = await renderMain(<PolicyNotice />, { config: withPolicy(EDITORIAL) })
    await expect.poll(() => again.store.getState().status).toBe('decided')
    await expect.element(notice).not.toBeInTheDocument()
    await again.screen.unmount()
    await renderMain(<PolicyNotice />, { config: withPolicy({ ...EDITORIAL, version: '2026-04' }) })
    await expect.element(notice).toBeVisible()
  })

  test('R15 waits while something else is asked, and comes after the answer', async () => {
    const services = consent.services.filter(({ id }) => id !== 'stats')
    const first = await renderMain(<PolicyNotice />, { config: consentWith({ services }) })
    await expect.poll(() => first.store.getState().status).toBe('undecided')
    first.store.actions.rejectAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=')
    await first.screen.unmount()
    const { store } = await renderMain(
      <>
        <PolicyNotice />
        <PrivacyCenter />
      </>,
      { config: withPolicy(EDITORIAL) },
    )
    await expect.poll(() => store.getState().prompt.reason).toBe('added')
    // It has the same texts: a notice would be there by now.
    await expect.element(page.getByRole('article')).toBeVisible()
    await expect.element(notice).not.toBeInTheDocument()
    expect(store.getState().surface).toBe('banner')
    store.actions.rejectAll()
    await expect.element(notice).toBeVisible()
  })

  test('R109 records nothing when it is ignored', async () => {
    const { store, screen } = await comeBack(EDITORIAL, 'acceptAll')
    await expect.element(notice).toBeVisible()
    const { choice } = store.getState()
    document.body.click()
    dispatchEvent(new Event('scroll'))
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await screen.unmount()
    await renderMain(<PolicyNotice />, { config: withPolicy(EDITORIAL) })
    await expect.element(notice).toBeVisible()
    expect(store.getState().choice).toBe(choice)
    expect(localStorage).toHaveLength(0)
  })

  test('R125 is announced once, and takes no focus', async () => {
    await comeBack(EDITORIAL)
    await expect.element(notice).toBeVisible()
    await expect
      .poll(() => [...document.querySelectorAll('body > [role=status]')].map(({ textContent }) => textContent))
      .toContain('The cookie policy has changed')
    expect(document.activeElement).toBe(document.body)
  })

  test('R125 hands the focus to the page when it goes', async () => {
    await comeBack(EDITORIAL)
    await notice.getByRole('button', { name: 'Close' }).click()
    await expect.element(page.getByRole('main')).toHaveFocus()
  })

  test('R73 stands apart from the notice of devices that differ', async () => {
    await page.viewport(360, 640)
    const account = { ...NOBODY, granted: ['analytics', 'stats', 'functional', 'marketing', 'video'] }
    await comeBack(
      EDITORIAL,
      'rejectAll',
      <>
        <AccountNotice remote={accountSource(account)} />
        <PolicyNotice />
      </>,
    )
    const devices = page.getByRole('region', { name: 'Different choices on several devices' })
    await expect.element(notice).toBeVisible()
    await expect.element(devices).toBeVisible()
    const [above, below] = [devices, notice].map((one) => one.element().getBoundingClientRect())
    expect(above?.bottom).toBeLessThan(below?.top ?? 0)
    expect(above?.top).toBeGreaterThanOrEqual(0)
  })

  test('R73 is accessible', async () => {
    await comeBack(EDITORIAL)
    await expect.element(notice).toBeVisible()
    await expectAccessible()
  })
})
