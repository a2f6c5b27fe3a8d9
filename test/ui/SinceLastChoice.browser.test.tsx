import type { WithdrawalReport } from 'fluxconsent/core'
import { ConsentPreferences, WithdrawalSummary } from 'fluxconsent/preferences'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const section = (
  <section aria-label="Choices">
    <ConsentPreferences />
  </section>
)
const marks = () =>
  [...document.querySelectorAll('[data-consent-added]')].map((mark) => mark.parentElement?.textContent)
const summary = () => document.querySelector('[data-consent-withdrawal]')
const factOf = (name: string): string | undefined =>
  [...document.querySelectorAll('dt')].find(({ textContent }) => textContent === name)?.nextElementSibling
    ?.textContent ?? undefined

/** A page of somebody who answered before the service was added. */
async function renderLater(added: string) {
  const former = consentWith({ services: consent.services.filter(({ id }) => id !== added) })
  const { store, screen } = await renderPage(section, { config: former })
  store.actions.acceptAll()
  await expect.poll(() => document.cookie).toContain(consent.cookie.name)
  await screen.unmount()
  return renderPage(section)
}

const report = (change: Partial<WithdrawalReport>): WithdrawalReport => ({
  services: ['video'],
  removed: [],
  left: [],
  needsReload: false,
  ...change,
})

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

describe('the preferences after something was added', () => {
  test('R14 mark the new service and its category, and nothing else', async () => {
    await renderLater('stats')
    await expect.poll(marks).toEqual(['Analytics New', 'Stats New'])
    await expectAccessible()
  })

  test('R14 mark nothing once it was answered, and nothing at the first visit', async () => {
    const { store } = await renderLater('stats')
    await expect.poll(marks).toHaveLength(2)
    store.actions.rejectAll()
    await expect.poll(marks).toEqual([])
    store.actions.forget()
    await expect.poll(() => store.getState().prompt.reason).toBe('first-visit')
    expect(marks()).toEqual([])
  })

  test('R14 R116 show a category that was granted before as mixed, and turn the addition on with the rest', async () => {
    const { store } = await renderLater('ads')
    const marketing = page.getByRole('switch', { name: 'Marketing New' })
    await expect.element(marketing).toHaveAttribute('data-state', 'mixed')
    await expect.element(marketing).not.toBeChecked()
    await marketing.click()
    await expect.element(marketing).toBeChecked()
    await page.getByRole('button', { name: 'Save choice' }).click()
    await expect.poll(() => store.getState().permissions).toMatchObject({ ads: 'granted', video: 'granted' })
  })

  test('R43 R113 take everything back on a page, and say where, while a banner asks about what is new', async () => {
    const { store } = await renderLater('stats')
    await expect.poll(() => store.getState()).toMatchObject({ surface: 'banner', prompt: { reason: 'added' } })
    await page.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().choice).toMatchObject({ action: 'reject-all', method: 'page' })
    const { permissions } = store.getState()
    expect(permissions).toMatchObject({ ads: 'denied', video: 'denied', stats: 'denied', marketing: 'denied' })
  })

  test('R14 refuse the addition alone, where its switch was not touched', async () => {
    const { store } = await renderLater('ads')
    await expect.element(page.getByRole('switch', { name: 'Marketing New' })).toBeVisible()
    await page.getByRole('button', { name: 'Save choice' }).click()
    await expect.poll(() => store.getState().prompt.required).toBe(false)
    expect(store.getState().permissions).toMatchObject({ ads: 'denied', video: 'granted', analytics: 'granted' })
  })

  test('R74 hear the mark with the name of the switch', async () => {
    await renderLater('stats')
    await expect.element(page.getByRole('switch', { name: 'Analytics New' })).toBeVisible()
  })
})

describe('<WithdrawalSummary />', () => {
  const removed = ['_st1', '_st2', 'volume'].map((name) => ({ service: 'stats', name, kind: 'cookie' as const }))
  const left = [
    { service: 'video', name: 'VISITOR', kind: 'cookie' as const, reason: 'third-party' as const },
    { service: 'video', name: 'sid', kind: 'cookie' as const, reason: 'http-only' as const },
  ]

  test('R46 lists how much was removed and what is left', async () => {
    const { store } = await renderPage(
      <section aria-label="Done">
        <WithdrawalSummary />
      </section>,
    )
    store.inlet.set({ withdrawal: report({ removed, left }) })
    await expect.poll(() => summary()?.textContent).toContain('3 items were removed.')
    expect(summary()?.textContent).toContain('Still there: VISITOR and sid.')
    expect(summary()?.querySelector('button')).toBeNull()
    await expectAccessible()
  })

  test('R46 offers to reload only where a service stops no sooner', async () => {
    const { store } = await renderPage(
      <section aria-label="Done">
        <WithdrawalSummary />
      </section>,
    )
    store.inlet.set({ withdrawal: report({ removed: removed.slice(0, 1), needsReload: true }) })
    await expect.poll(() => summary()?.textContent).toContain('1 item was removed.')
    expect(summary()?.textContent).toContain('stops only when the page is loaded again')
    expect(summary()?.querySelector('button')?.dataset['consentAction']).toBe('reload')
  })

  test('R46 is not there before a withdrawal, nor after one that had nothing to do', async () => {
    const { store } = await renderPage(section)
    await expect.element(page.getByRole('switch', { name: 'Analytics' })).toBeVisible()
    expect(summary()).toBeNull()
    store.inlet.set({ withdrawal: report({}) })
    await expect.poll(() => store.getState().withdrawal).not.toBeNull()
    expect(summary()).toBeNull()
  })
})

describe('<ServiceFacts />', () => {
  const factsOf = async (service: string) => {
    const [found] = consent.services.filter(({ id }) => id === service)
    if (!found) throw new Error(service)
    const config = consentWith({ services: [{ ...found, recipients: ['Video Inc', 'Measure Ltd'] }] })
    await renderPage(section, { config })
    await expect.poll(() => document.querySelector('dt')).not.toBeNull()
  }

  test('R10 R84 name the recipients, whether it identifies, and what else the data are used for', async () => {
    await factsOf('video')
    expect(factOf('Recipients')).toBe('Video Inc, Measure Ltd')
    expect(factOf('Identifies you')).toBe('Yes')
    expect(factOf('Use for own ends')).toBe('Data are shared with the provider')
  })

  test('R84 say that a service does not identify, and leave out a use for own ends that nobody declared', async () => {
    await factsOf('stats')
    expect(factOf('Identifies you')).toBe('No')
    expect(factOf('Use for own ends')).toBeUndefined()
  })
})
