import { ConsentProvider } from 'fluxconsent'
import { ar } from 'fluxconsent/locales/ar'
import { en } from 'fluxconsent/locales/en'
import { CookiePolicy, loadPolicyTexts } from 'fluxconsent/policy'
import { PreferencesDialog } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { consent, consentWith } from '../ui/consent.ts'
import { expectAccessible } from '../ui/expectAccessible.ts'
import { contrastOf } from '../ui/contrastOf.ts'
import { paintedOrder } from '../ui/paintedOrder.ts'
import { applyStyles, PREFLIGHT } from '../ui/preflight.ts'
import { helpdesk } from './configs/helpdesk.ts'
import { hosting } from './configs/hosting.ts'
import { clearDevice, renderMain } from './renderMain.tsx'

const policy = page.getByRole('article', { name: 'Cookie policy' })
const choice = page.getByRole('region', { name: 'Your choice' })

beforeEach(clearDevice)
afterEach(() => {
  history.replaceState(null, '', location.pathname + location.search)
})

describe('the choice on the policy page', () => {
  test('R102 says that nothing was chosen yet, and what is allowed now', async () => {
    await renderMain(<CookiePolicy />)
    await expect.element(choice).toHaveTextContent('You have not chosen yet.')
    await expect.element(choice).toHaveTextContent('NecessaryAlways on')
    await expect.element(choice).toHaveTextContent('MarketingNot allowed')
  })

  test('R102 is accepted, and says since when', async () => {
    const { store } = await renderMain(<CookiePolicy />)
    await choice.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => store.getState().choice?.action).toBe('accept-all')
    await expect.element(choice).toHaveTextContent('MarketingAllowed')
    const time = document.querySelector('[data-consent-since] time')
    expect(Date.parse(time?.getAttribute('datetime') ?? '')).toBe(store.getState().choice?.at)
  })

  test('R102 says aloud since when, in a place that was there before', async () => {
    const { store } = await renderMain(<CookiePolicy />)
    const status = choice.getByRole('status')
    await expect.element(status).toHaveTextContent('You have not chosen yet.')
    const node = status.element()
    await choice.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().status).toBe('decided')
    await expect.element(status).toHaveTextContent(/^You chose on/)
    expect(status.element()).toBe(node)
  })

  test('R102 is rejected', async () => {
    const { store } = await renderMain(<CookiePolicy />)
    await choice.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
    await expect.element(choice).toHaveTextContent('MarketingNot allowed')
  })

  test('R102 says that a category is allowed in part', async () => {
    const { store } = await renderMain(<CookiePolicy />)
    await expect.poll(() => store.getState().status).toBe('undecided')
    store.actions.grantAlways('video')
    await expect.element(choice).toHaveTextContent('MarketingPartly allowed')
  })

  test('R102 is changed in detail', async () => {
    await renderMain(
      <>
        <CookiePolicy />
        <PreferencesDialog />
      </>,
    )
    await choice.getByRole('button', { name: 'Preferences' }).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })

  test.each([360, 1024])('R102 has buttons of equal rank for yes, no and a change (%i px)', async (width) => {
    await page.viewport(width, 768)
    await renderMain(<CookiePolicy />)
    const buttons = ['Accept all', 'Reject all', 'Preferences'].map((name) => choice.getByRole('button', { name }))
    const looks = await Promise.all(
      buttons.map(async (button) => {
        await expect.element(button).toBeVisible()
        const look = getComputedStyle(button.element())
        const { fontSize, fontWeight, color, backgroundColor, borderColor, padding, textDecorationLine } = look
        const { height } = button.element().getBoundingClientRect()
        return { fontSize, fontWeight, color, backgroundColor, borderColor, padding, textDecorationLine, height }
      }),
    )
    expect(looks[1]).toEqual(looks[0])
    expect(looks[2]).toEqual(looks[0])
    const [accept = 0, reject = 1] = buttons.map((button) => button.element().getBoundingClientRect().width)
    expect(accept).toBeCloseTo(reject, 0)
    for (const button of buttons) expect(contrastOf(button.element())).toBeGreaterThan(4.5)
  })

  test('R43 R102 R113 takes everything back, and says where, while a banner asks about what is new', async () => {
    const former = consentWith({ services: consent.services.filter(({ id }) => id !== 'stats') })
    const first = await renderMain(<CookiePolicy />, { config: former })
    await expect.poll(() => first.store.getState().status).toBe('undecided')
    first.store.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain('cookie_consent=')
    await first.screen.unmount()
    const { store } = await renderMain(<CookiePolicy />)
    await expect.poll(() => store.getState()).toMatchObject({ surface: 'banner', prompt: { reason: 'added' } })
    await choice.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().choice).toMatchObject({ action: 'reject-all', method: 'page' })
    const { permissions } = store.getState()
    expect(permissions).toMatchObject({ ads: 'denied', video: 'denied', stats: 'denied', marketing: 'denied' })
  })
})

describe('the policy page', () => {
  test('R10 R77 R83 keeps names, numbers and addresses in their order among Arabic words', async () => {
    const authority = { name: 'ANSPDCP', url: 'https://a.example', phone: '+40 21 252 5599', address: '28-30 Magheru' }
    const controller = { ...consent.controller, authority, hours: '9:00 - 18:00 EET' }
    await renderMain(<CookiePolicy />, { config: consentWith({ controller, messages: { ar } }), locale: ar })
    await expect.element(page.getByRole('article')).toBeVisible()
    const article = page.getByRole('article').element()
    for (const text of ['_st', '+40 21 252 5599', '28-30 Magheru', '9:00 - 18:00 EET', '2026-02'])
      expect(paintedOrder(article, text)).toBe(text)
  })

  test('R102 opens where the address says, though its texts come later', async () => {
    history.replaceState(null, '', '#policy-rights')
    await renderMain(<CookiePolicy />)
    const heading = page.getByRole('heading', { name: 'Your rights' })
    await expect.element(heading).toBeInViewport()
  })

  test('R102 leaves the place alone that an address names outside of it', async () => {
    history.replaceState(null, '', '#after')
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
    await renderMain(
      <>
        <CookiePolicy />
        <p id="after">After</p>
      </>,
    )
    await expect.element(policy).toBeVisible()
    expect(scroll).not.toHaveBeenCalled()
  })

  test('R102 leads by keyboard to each of its sections', async () => {
    await renderMain(<CookiePolicy />)
    const links = page.getByRole('navigation', { name: 'Contents' }).getByRole('link')
    await expect.element(links.first()).toBeVisible()
    const targets = links.elements().map((link) => link.getAttribute('href') ?? '')
    expect(targets.length).toBeGreaterThan(7)
    for (const target of targets) expect(document.querySelector(target)?.tagName).toBe('H2')
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    expect(location.hash).toBe(targets[0])
  })

  test('R102 has headings without a gap, and starts where the page says', async () => {
    await renderMain(<CookiePolicy headingLevel={3} />, { config: helpdesk.config })
    await expect.element(policy).toBeVisible()
    const levels = policy
      .getByRole('heading')
      .elements()
      .map(({ tagName }) => Number(tagName.slice(1)))
    expect(Math.min(...levels)).toBe(3)
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1)
      return level
    }, 2)
  })

  test('R125 has tables with caption and scope, and links with names of their own', async () => {
    await renderMain(<CookiePolicy />, { config: hosting.config })
    await expect.element(policy).toBeVisible()
    for (const table of policy.getByRole('table').elements()) {
      expect(table.querySelector('caption')?.textContent).not.toBe('')
      expect(table.querySelectorAll('th:not([scope])')).toHaveLength(0)
    }
    const places = new Map<string, string>()
    for (const link of policy.element().querySelectorAll('a')) {
      const name = link.textContent ?? ''
      expect(places.get(name) ?? link.href, name).toBe(link.href)
      places.set(name, link.href)
    }
  })

  test('R102 is printed without buttons, with the addresses of its links', async () => {
    const session = cdp()
    onTestFinished(async () => {
      await session.send('Emulation.setEmulatedMedia', { media: '' })
    })
    await renderMain(<CookiePolicy />, { config: hosting.config })
    await expect.element(choice.getByRole('button', { name: 'Reject all' })).toBeVisible()
    await session.send('Emulation.setEmulatedMedia', { media: 'print' })
    await expect.element(choice.getByRole('button', { name: 'Reject all', includeHidden: true })).not.toBeVisible()
    const link = page.getByRole('link', { name: 'www.dataprotection.ro' }).element()
    expect(getComputedStyle(link, '::after').content).toContain('<')
  })

  test('R102 can be read on paper, also of a dark page whose ground is printed', async () => {
    document.documentElement.style.colorScheme = 'dark'
    document.body.style.backgroundColor = 'Canvas'
    onTestFinished(async () => {
      await cdp().send('Emulation.setEmulatedMedia', { media: '' })
      for (const element of [document.documentElement, document.body]) element.removeAttribute('style')
    })
    await renderMain(<CookiePolicy />, { config: hosting.config })
    await expect.element(choice).toBeVisible()
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })
    const read = document.querySelectorAll('[data-consent-policy] :is(h2, p, th, td, dt, dd, li, a)')
    expect(read.length).toBeGreaterThan(100)
    expect([...read].filter((element) => contrastOf(element) < 4.5)).toEqual([])
  })

  test('R93 explains every browser in its HTML, the own one first after hydration', async () => {
    const texts = await loadPolicyTexts(en)
    const app = (
      <ConsentProvider config={consent}>
        <CookiePolicy texts={texts} />
      </ConsentProvider>
    )
    const html = renderToString(app)
    const order = [...html.matchAll(/id="policy-browsers-(\w+)"/g)].map(([, browser]) => browser)
    expect(order).toEqual(['chrome', 'firefox', 'safari', 'edge', 'ios', 'android'])
    const consoleError = vi.spyOn(console, 'error')
    const container = document.body.appendChild(document.createElement('div'))
    container.setHTMLUnsafe(html)
    let root: Root | null = null
    onTestFinished(() => {
      root?.unmount()
      container.remove()
    })
    root = hydrateRoot(container, app)
    const shown = () => [...container.querySelectorAll('[id^=policy-browsers-]')].map(({ id }) => id.slice(16))
    // What the tests run in is Chromium; its name is nobody's business.
    await expect.poll(() => shown().slice(0, 2)).toEqual(['chrome', 'edge'])
    expect(shown()).toHaveLength(6)
    expect(consoleError).not.toHaveBeenCalled()
  })

  test('R83 names the authority of the own place first', async () => {
    const authority = [
      { name: 'CNIL', url: 'https://www.cnil.fr', jurisdictions: ['FR'] },
      { name: 'BfDI', url: 'https://www.bfdi.bund.de', jurisdictions: ['DE'] },
    ]
    await renderMain(<CookiePolicy />, {
      config: consentWith({ controller: { ...consent.controller, authority } }),
      jurisdiction: 'DE',
    })
    const section = page.getByRole('region', { name: 'Supervisory authorities' })
    await expect.element(section).toBeVisible()
    expect(
      section
        .getByRole('heading', { level: 3 })
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['BfDI', 'CNIL'])
  })

  test('R81 is there once the network is back, where its texts could not be loaded', async () => {
    let isThere = false
    const onError = vi.fn<(error: unknown) => void>()
    const late = { ...en, loadPolicy: async () => (isThere ? en.loadPolicy() : Promise.reject(new Error('offline'))) }
    await renderMain(<CookiePolicy />, { locale: late, onError })
    await expect.poll(() => onError.mock.calls.length).toBeGreaterThan(0)
    isThere = true
    dispatchEvent(new Event('online'))
    await expect.element(policy).toBeVisible()
  })

  test('is told when its texts cannot be loaded, and leaves the page alone', async () => {
    const onError = vi.fn<(error: unknown) => void>()
    const broken = { ...en, loadPolicy: () => Promise.reject(new Error('blocked')) }
    await renderMain(<CookiePolicy />, { locale: broken, onError })
    await expect.poll(() => onError.mock.calls.length).toBeGreaterThan(0)
    await expect.element(page.getByRole('heading', { name: 'Privacy' })).toBeVisible()
    await expect.element(policy).not.toBeInTheDocument()
  })
})

describe('the policy page is accessible', () => {
  const arabic = { ...en, tag: 'ar', dir: 'rtl' } as const

  test.each([
    ['in the light', 'light', 800, en],
    ['in the dark', 'dark', 800, en],
    ['from right to left', 'light', 800, arabic],
    ['at 320 px', 'light', 320, en],
  ] as const)('R73 %s', async (_where, scheme, width, locale) => {
    const { documentElement } = document
    documentElement.style.colorScheme = scheme
    documentElement.style.background = 'Canvas'
    await page.viewport(width, 600)
    onTestFinished(async () => {
      documentElement.removeAttribute('style')
      await page.viewport(800, 600)
    })
    await renderMain(<CookiePolicy />, { config: hosting.config, locale })
    await expect.element(policy).toBeVisible()
    expect(documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await expectAccessible()
  })
})

test('R102 headings and lists look like ones in an app that resets them', async () => {
  applyStyles(PREFLIGHT)
  await renderMain(<CookiePolicy />, { config: hosting.config })
  await expect.element(policy).toBeVisible()
  const looks = (selector: string): readonly string[] => {
    const found = policy.element().querySelector(selector)
    if (!found) throw new Error(selector)
    const { fontSize, fontWeight, listStyleType } = getComputedStyle(found)
    return [fontSize, fontWeight, listStyleType]
  }
  const section = ':scope > [data-consent-section]'
  expect(looks(`${section} > h2`)).toEqual(['24px', '700', expect.anything()])
  expect(looks(`${section} > [data-consent-section] > h3`)).toEqual(['18.72px', '700', expect.anything()])
  expect(looks(`${section} > ul`)).toContain('disc')
})
