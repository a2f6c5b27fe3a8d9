import { createConsentStore } from 'fluxconsent'
import { defineService } from 'fluxconsent/core'
import { Banner, ConsentBanner, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { contrastOf } from './contrastOf.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const region = page.getByRole('region', { name: 'Cookies on this site' })
const optOut = region.getByRole('button', { name: 'Opt out' })
const understood = region.getByRole('button', { name: 'Understood' })
const accept = region.getByRole('button', { name: 'Accept all' })
const honoured = region.getByRole('status')

const inCalifornia = { jurisdiction: 'US-CA' }

/** A page in California whose request said `Sec-GPC: 1`. */
function withSignal(config = consent) {
  const initial = { choice: null, jurisdiction: 'US-CA', signals: { gpc: true }, language: 'en', now: Date.now() }
  return { config, store: createConsentStore(config, { initial }) }
}

beforeEach(async () => {
  clearChoice()
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: false, configurable: true })
  await page.viewport(1024, 768)
})

describe('<ConsentBanner /> where the law lets people opt out', () => {
  test('R120 has a way to opt out and no button that accepts', async () => {
    await renderPage(<ConsentBanner />, inCalifornia)
    await expect.element(optOut).toBeVisible()
    await expect.element(accept).not.toBeInTheDocument()
    const actions = [...region.element().querySelectorAll('button')].map((button) => button.dataset['consentAction'])
    expect(actions).toEqual(['reject-all', 'acknowledge', 'open'])
    await expectAccessible()
  })

  test('R9 tells what is used, and how to opt out', async () => {
    await renderPage(<ConsentBanner />, inCalifornia)
    await expect.element(region).toHaveTextContent('Example Hosting uses cookies')
    await expect.element(region).toHaveTextContent('You can opt out without disadvantage')
    await expect.element(region).not.toHaveTextContent('would like to')
    await expect.element(region.getByRole('link')).toHaveAttribute('href', '/cookies')
  })

  test('R22 gives an empty control of the app the words and the sign of the law', async () => {
    const own = (
      <PrivacyLink asChild>
        <button type="button" className="mine" />
      </PrivacyLink>
    )
    await renderPage(own, inCalifornia)
    const control = page.getByRole('button', { name: 'Your Privacy Choices', exact: true })
    await expect.element(control).toHaveClass('mine')
    expect(control.element().querySelectorAll('svg')).toHaveLength(1)
  })

  test('R9 R22 names the way back as it is called in this place', async () => {
    const both = (
      <>
        <ConsentBanner />
        <PrivacyLink />
      </>
    )
    const { screen } = await renderPage(both, inCalifornia)
    await expect.element(region).toHaveTextContent('at any time under “Your Privacy Choices”')
    await expect.element(page.getByRole('button', { name: 'Your Privacy Choices', exact: true })).toBeVisible()
    await screen.unmount()
    await renderPage(both, { jurisdiction: 'ZA' })
    await expect.element(region).toHaveTextContent('at any time under “Cookie preferences”')
    await expect.element(page.getByRole('button', { name: 'Cookie preferences', exact: true })).toBeVisible()
  })

  test('R120 gives both buttons the same rank', async () => {
    await renderPage(<ConsentBanner />, inCalifornia)
    await expect.element(understood).toBeVisible()
    const [no, ok] = [optOut.element(), understood.element()]
    const [a, b] = [no.getBoundingClientRect(), ok.getBoundingClientRect()]
    expect([a.width, a.height, a.top]).toEqual([b.width, b.height, b.top])
    expect(contrastOf(no)).toBe(contrastOf(ok))
    expect(getComputedStyle(no).fontWeight).toBe(getComputedStyle(ok).fontWeight)
  })

  test('R120 opts out with one press of a key', async () => {
    const { store } = await renderPage(<ConsentBanner />, inCalifornia)
    await expect.poll(() => store.getState().permissions['ads']).toBe('granted')
    await expect.element(optOut).toBeVisible()
    optOut.element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
    expect(store.getState().permissions).toMatchObject({ ads: 'denied', video: 'denied', marketing: 'denied' })
    expect(store.getState().choice?.decisions).toMatchObject({ sale: 'denied' })
    await expect.element(region).not.toBeInTheDocument()
  })

  test('R109 records its button as acknowledged, which grants nothing', async () => {
    const { store } = await renderPage(<ConsentBanner />, inCalifornia)
    await understood.click()
    await expect.poll(() => store.getState().choice?.action).toBe('acknowledged')
    expect(store.getState().choice).toMatchObject({ method: 'banner' })
    expect(Object.values(store.getState().choice?.decisions ?? {})).not.toContain('granted')
    await expect.element(region).not.toBeInTheDocument()
  })

  test('R109 records nothing when it is ignored', async () => {
    const { store } = await renderPage(<ConsentBanner />, inCalifornia)
    await expect.element(region).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await page.getByRole('heading', { name: 'Shop' }).click()
    await page.getByRole('link', { name: 'Offers of the week' }).click()
    expect(store.getState()).toMatchObject({ choice: null, surface: 'banner' })
    expect(document.cookie).not.toContain(consent.cookie.name)
  })

  test('R20 shows that an opt-out signal was honoured', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    const { store } = await renderPage(<ConsentBanner />, inCalifornia)
    await expect.element(honoured).toHaveTextContent('Your browser has opted out for you. This is respected.')
    expect(store.getState()).toMatchObject({ choice: null, permissions: { ads: 'denied', video: 'denied' } })
    await expectAccessible()
  })

  test('R20 shows it in the first frame where the server read the signal', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    await renderPage(<ConsentBanner />, withSignal())
    await expect.element(honoured).toBeVisible()
  })

  test('R20 claims nothing without a signal', async () => {
    await renderPage(<ConsentBanner />, inCalifornia)
    await expect.element(region).toBeVisible()
    expect(region.element().querySelector('output')).toBeNull()
  })

  test('R20 claims nothing where nothing is shared, so that the signal holds nothing back', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    const own = consentWith({ services: consent.services.filter(({ sharing }) => !sharing) })
    const { store } = await renderPage(<ConsentBanner />, withSignal(own))
    await expect.element(region).toBeVisible()
    expect(store.getState()).toMatchObject({ signals: { gpc: true }, permissions: { stats: 'granted' } })
    expect(region.element().querySelector('output')).toBeNull()
  })

  test('R20 claims nothing in a place that asks, where nothing ran anyway', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    const { store } = await renderPage(<ConsentBanner />)
    await expect.poll(() => store.getState().signals.gpc).toBe(true)
    await expect.element(accept).toBeVisible()
    expect(region.element().querySelector('output')).toBeNull()
  })

  test('R115 asks as soon as one service needs consent', async () => {
    const health = defineService({
      id: 'health',
      category: 'functional',
      name: 'Health',
      provider: 'controller',
      purposes: ['preferences'],
      stores: 'nothing',
      role: { kind: 'own' },
      data: ['preferences'],
      identifies: true,
      retention: null,
      sensitive: true,
    })
    const config = consentWith({
      services: [...consent.services, health],
      jurisdictions: [{ match: ['US'], regulation: 'us', model: 'opt-out', sensitive: 'opt-in' }],
    })
    await renderPage(<ConsentBanner />, { config, ...inCalifornia })
    await expect.element(accept).toBeVisible()
    await expect.element(optOut).not.toBeInTheDocument()
  })

  test('R122 becomes a notice when the place is known late, and a question again when it asks', async () => {
    const { store } = await renderPage(<ConsentBanner />, { jurisdiction: 'ZZ' })
    await expect.element(accept).toBeVisible()
    store.actions.setJurisdiction('US-CA')
    await expect.element(optOut).toBeVisible()
    await expect.element(accept).not.toBeInTheDocument()
    store.actions.setJurisdiction('DE')
    await expect.element(accept).toBeVisible()
  })
})

describe('<Banner.Close /> of a notice', () => {
  test('R109 R120 says that it closes, records seen, and grants nothing', async () => {
    const { store } = await renderPage(
      <Banner.Root>
        <Banner.Title />
        <Banner.Description />
        <Banner.Close />
        <Banner.Actions>
          <Banner.RejectAll />
          <Banner.AcceptAll />
          <Banner.Acknowledge />
        </Banner.Actions>
      </Banner.Root>,
      inCalifornia,
    )
    await region.getByRole('button', { name: 'Close', exact: true }).click()
    await expect.poll(() => store.getState().choice?.action).toBe('seen')
    expect(Object.values(store.getState().choice?.decisions ?? {})).not.toContain('granted')
    await expect.element(region).not.toBeInTheDocument()
  })
})

describe('<Banner.Acknowledge />', () => {
  test('is not there where consent is asked for', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(accept).toBeVisible()
    await expect.element(understood).not.toBeInTheDocument()
  })
})
