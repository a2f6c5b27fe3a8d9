import { createConsentStore } from 'fluxconsent'
import type { Decisions } from 'fluxconsent/core'
import { Banner, ConsentBanner } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { contrastOf } from './contrastOf.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const region = page.getByRole('region', { name: 'Cookies on this site' })
const accept = page.getByRole('button', { name: 'Accept all' })
const reject = page.getByRole('button', { name: 'Reject all', exact: true })
const preferences = page.getByRole('button', { name: 'Preferences' })
const link = page.getByRole('link', { name: 'Offers of the week' })

const decided = (decisions: Decisions) => expect.objectContaining({ decisions: expect.objectContaining(decisions) })

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

describe('<ConsentBanner />', () => {
  test('R74 is a labelled region without violations', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    await expectAccessible()
  })

  test('R74 comes first in the tab order and steals no focus', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    expect(document.activeElement).toBe(document.body)
    await userEvent.tab()
    expect(region.element().contains(document.activeElement)).toBe(true)
  })

  test('R74 gives the focus to the page when it goes away with the focus inside', async () => {
    const { store } = await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    reject.element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => store.getState().choice?.action).toBe('reject-all')
    await expect.poll(() => document.activeElement).toBe(document.querySelector('main'))
  })

  test('R74 leaves the focus alone when it goes away with the focus elsewhere', async () => {
    const { store } = await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    link.element().focus()
    store.actions.rejectAll()
    await expect.element(region).not.toBeInTheDocument()
    expect(document.activeElement).toBe(link.element())
  })

  test('R3 leaves the page behind it usable', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    await link.click()
    expect(location.hash).toBe('#offers')
    expect(getComputedStyle(document.body).pointerEvents).toBe('auto')
    expect(document.querySelectorAll('[inert], [aria-hidden], [aria-modal]')).toHaveLength(0)
    expect(getComputedStyle(document.documentElement).overflow).toBe('visible')
  })

  test.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['a click outside', () => page.getByRole('heading', { name: 'Shop' }).click()],
    ['scrolling', async () => void document.dispatchEvent(new Event('scroll'))],
    ['leaving the tab', async () => void document.dispatchEvent(new Event('visibilitychange'))],
    ['following a link', () => link.click()],
  ])('R6 records nothing by %s', async (_what, act) => {
    const { store } = await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    await act()
    expect(store.getState()).toMatchObject({ choice: null, surface: 'banner' })
    expect(document.cookie).not.toContain(consent.cookie.name)
  })

  test.each([
    [1024, 768],
    [360, 640],
    [320, 568],
  ])('R7 gives accept and reject the same weight at %i x %i', async (width, height) => {
    await page.viewport(width, height)
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    const [yes, no] = [accept.element(), reject.element()]
    const [a, b] = [yes.getBoundingClientRect(), no.getBoundingClientRect()]
    expect(yes.tagName).toBe(no.tagName)
    expect(lookOf(yes)).toEqual(lookOf(no))
    expect([a.width, a.height]).toEqual([b.width, b.height])
    expect(a.top).toBe(b.top)
    expect(a.left - b.right).toBeLessThanOrEqual(16)
    expect(contrastOf(yes)).toBe(contrastOf(no))
    expect(contrastOf(no)).toBeGreaterThan(5)
  })

  test.each([
    [1024, 768],
    [320, 568],
  ])('R7 does not make the third control more prominent at %i x %i', async (width, height) => {
    await page.viewport(width, height)
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    const [third, no] = [preferences.element(), reject.element()]
    expect(areaOf(third)).toBeLessThan(areaOf(no))
    expect(getComputedStyle(third).backgroundColor).toBe('rgba(0, 0, 0, 0)')
    expect(Number(getComputedStyle(third).fontWeight)).toBeLessThanOrEqual(Number(getComputedStyle(no).fontWeight))
    expect(Number.parseFloat(getComputedStyle(third).fontSize)).toBeLessThanOrEqual(
      Number.parseFloat(getComputedStyle(no).fontSize),
    )
  })

  test('R9 names the controller, the purposes, the third parties, the way to withdraw and the policy', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toHaveTextContent('Example Hosting')
    await expect.element(region).toHaveTextContent('additional functions, statistics, and advertising')
    await expect.element(region).toHaveTextContent('3 third parties receive data')
    await expect.element(region).toHaveTextContent('Change your choice at any time under “Cookie preferences”')
    await expect.element(region.getByRole('link')).toHaveAttribute('href', '/cookies')
  })

  test('R9 counts one provider once and leaves third parties out where there are none', async () => {
    const [session, theme] = consent.services
    await renderPage(<ConsentBanner />, { config: consentWith({ services: [session, theme].filter((one) => !!one) }) })
    await expect.element(region).toHaveTextContent('for additional functions. You can reject')
  })

  test('R14 speaks of the additions alone', async () => {
    const former = consentWith({ services: consent.services.filter(({ id }) => id !== 'stats') })
    const { store, screen } = await renderPage(<ConsentBanner />, { config: former })
    await expect.element(region).toBeVisible()
    store.actions.acceptAll()
    await expect.poll(() => document.cookie).toContain(consent.cookie.name)
    await screen.unmount()
    await renderPage(<ConsentBanner />)
    await expect.element(region).toHaveTextContent('for statistics. 1 third party receives data.')
  })

  test('R121 tells tools what each control does, and search engines to leave it out', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toHaveAttribute('data-nosnippet')
    const actions = [...region.element().querySelectorAll('button')].map((button) => button.dataset['consentAction'])
    expect(actions).toEqual(['reject-all', 'accept-all', 'open'])
  })

  test('records a click as an act of the person at the banner', async () => {
    const { store } = await renderPage(<ConsentBanner />)
    await accept.click()
    await expect.poll(() => store.getState().choice).toEqual(decided({ marketing: 'granted', analytics: 'granted' }))
    expect(store.getState().choice).toMatchObject({ action: 'accept-all', method: 'banner' })
    await expect.element(region).not.toBeInTheDocument()
  })

  test('R125 is announced once when it comes up late', async () => {
    const { store } = await renderPage(<ConsentBanner />)
    await expect.element(page.getByRole('status')).toHaveTextContent('Cookie preferences')
    expect(store.getState().surface).toBe('banner')
    expect(document.querySelectorAll('[role=status]')).toHaveLength(1)
  })

  test('R125 is not announced when it was there from the start', async () => {
    vi.useFakeTimers()
    const initial = { choice: null, jurisdiction: 'DE', signals: { gpc: false }, language: 'en', now: Date.now() }
    await renderPage(<ConsentBanner />, { store: createConsentStore(consent, { initial }) })
    await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    await expect.element(region).toBeVisible()
    expect(document.querySelectorAll('[role=status]')).toHaveLength(0)
  })

  test('R125 says in which language it speaks', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toHaveAttribute('lang', 'en')
    await expect.element(region).toHaveAttribute('dir', 'ltr')
  })

  test.each([
    [320, 568],
    [360, 640],
    [640, 360],
  ])('R124 takes at most half of %i x %i, with every button in reach', async (width, height) => {
    await page.viewport(width, height)
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    expect(region.element().getBoundingClientRect().height).toBeLessThanOrEqual(height / 2)
    for (const button of [accept, reject, preferences]) await expect.element(button).toBeInViewport({ ratio: 1 })
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })

  // A window of 1280 x 1024, enlarged to 400 %.
  test('R124 stands in the page where there is little height, with every button in reach', async () => {
    await page.viewport(320, 256)
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    expect(getComputedStyle(region.element()).position).toBe('static')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    expect(getComputedStyle(document.documentElement).paddingBottom).toBe('0px')
    for (const button of [reject, accept, preferences]) {
      button.element().focus()
      await expect.element(button).toBeInViewport({ ratio: 1 })
    }
    await preferences.click({ trial: true })
    await accept.click()
    await expect.element(region).not.toBeInTheDocument()
  })

  test('R124 keeps every button in view with text of twice the size', async () => {
    await page.viewport(640, 568)
    await cdp().send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    onTestFinished(async () => {
      await cdp().send('Page.setFontSizes', { fontSizes: { standard: 16 } })
    })
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(640)
    for (const button of [reject, accept, preferences]) {
      button.element().focus()
      await expect.element(button).toBeInViewport({ ratio: 0.9 })
    }
  })

  test('R124 lays no text over its title where there is less room than text', async () => {
    await page.viewport(800, 400)
    document.documentElement.style.fontSize = '150%'
    onTestFinished(() => document.documentElement.removeAttribute('style'))
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    const text = region.getByText('would like to use').element()
    expect(text.scrollHeight).toBeGreaterThan(text.clientHeight)
    const title = region.getByRole('heading').element().getBoundingClientRect()
    expect(text.getBoundingClientRect().top).toBeGreaterThanOrEqual(title.bottom)
  })

  const articles = Array.from({ length: 40 }, (_, index) => (
    <p key={index}>
      <a href={`#${index}`}>Article {index}</a>
    </p>
  ))
  const articleLinks = () => [...document.querySelectorAll<HTMLElement>('main ~ * a, p > a[href^="#"]')]
  const isCovered = (element: Element): boolean => {
    const [over, under] = [region.element().getBoundingClientRect(), element.getBoundingClientRect()]
    return under.bottom > over.top && under.top < over.bottom && under.right > over.left && under.left < over.right
  }

  test.each([
    [360, 640],
    [1024, 768],
  ])('R75 never covers the focused element of the page at %i x %i, forwards and backwards', async (width, height) => {
    await page.viewport(width, height)
    await renderPage(
      <>
        <ConsentBanner />
        {articles}
      </>,
    )
    await expect.element(region).toBeVisible()
    const links = articleLinks().filter((each) => !region.element().contains(each))
    expect(links.length).toBeGreaterThan(40)
    for (const each of [...links, ...links.toReversed()]) {
      each.focus()
      expect(isCovered(each), each.textContent).toBe(false)
    }
  })

  test('R75 does not cover what had the focus when it came up', async () => {
    await page.viewport(360, 640)
    const { store } = await renderPage(
      <>
        <ConsentBanner />
        {articles}
      </>,
    )
    await reject.click()
    await expect.element(region).not.toBeInTheDocument()
    const last = articleLinks().find((each) => each.getBoundingClientRect().bottom > 560)
    last?.focus({ preventScroll: true })
    expect(last?.getBoundingClientRect().bottom).toBeLessThan(640)
    store.actions.open('banner')
    await expect.element(region).toBeVisible()
    await expect.poll(() => isCovered(document.activeElement ?? document.body)).toBe(false)
    expect(document.activeElement).toBe(last)
    expect(last?.getBoundingClientRect().top).toBeGreaterThanOrEqual(0)
  })

  test('R76 has targets of 44 px', async () => {
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    for (const button of region.element().querySelectorAll('button')) {
      expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
      expect(button.getBoundingClientRect().width).toBeGreaterThanOrEqual(44)
    }
  })
})

describe('<Banner.Root />', () => {
  test('is named by the language where no title stands in it', async () => {
    await renderPage(<Banner.Root />)
    await expect.element(page.getByRole('region', { name: 'Cookie preferences' })).toBeInTheDocument()
  })

  test('stays behind open preferences while something is asked', async () => {
    const { store } = await renderPage(<ConsentBanner />)
    await preferences.click()
    expect(store.getState().surface).toBe('preferences')
    await expect.element(region).toBeInTheDocument()
  })

  test('is not there for a returning visitor, until it is opened', async () => {
    const { store, screen } = await renderPage(<ConsentBanner />)
    await reject.click()
    await expect.poll(() => document.cookie).toContain(consent.cookie.name)
    await screen.unmount()
    const next = await renderPage(<ConsentBanner />)
    await expect.poll(() => next.store.getState().status).toBe('decided')
    await expect.element(region).not.toBeInTheDocument()
    next.store.actions.open('banner')
    await expect.element(region).toBeVisible()
    expect(store.getState().choice?.id).toBe(next.store.getState().choice?.id)
  })
})

describe('<Banner.Close />', () => {
  const closable = (
    <Banner.Root>
      <Banner.Title />
      <Banner.Description />
      <Banner.Close>
        <svg aria-hidden="true" />
      </Banner.Close>
    </Banner.Root>
  )

  test('R7 stands with the other buttons of a bar, and not above its title', async () => {
    await page.viewport(1280, 720)
    await renderPage(
      <Banner.Root>
        <Banner.Title />
        <Banner.Description />
        <Banner.Close />
        <Banner.Actions>
          <Banner.RejectAll />
          <Banner.AcceptAll />
        </Banner.Actions>
      </Banner.Root>,
    )
    await expect.element(reject).toBeVisible()
    const close = page.getByRole('button', { name: 'Close and reject all' }).element().getBoundingClientRect()
    const title = page.getByRole('heading', { name: 'Cookies on this site' }).element().getBoundingClientRect()
    expect(close.left).toBeCloseTo(reject.element().getBoundingClientRect().left, 0)
    expect(close.top).toBeGreaterThan(title.top)
  })

  test('R6 says in its name that it refuses, and is recorded as close', async () => {
    const { store } = await renderPage(closable)
    const close = page.getByRole('button', { name: 'Close and reject all' })
    await expect.element(close).toHaveAttribute('data-consent-action', 'close')
    await expectAccessible()
    await close.click()
    await expect.poll(() => store.getState().choice?.action).toBe('close')
    expect(Object.values(store.getState().choice?.decisions ?? {})).not.toContain('granted')
  })
})

describe('an acting part', () => {
  test('does not act when the app prevented it', async () => {
    const { store } = await renderPage(
      <Banner.Root>
        <Banner.RejectAll />
        <Banner.AcceptAll onClick={(event) => event.preventDefault()} />
      </Banner.Root>,
    )
    await accept.click()
    expect(store.getState()).toMatchObject({ choice: null, surface: 'banner' })
  })

  test('writes its text into the child that it is rendered as', async () => {
    await renderPage(
      <Banner.Root>
        <Banner.RejectAll />
        <Banner.AcceptAll asChild>
          <button type="button" className="mine" />
        </Banner.AcceptAll>
      </Banner.Root>,
    )
    await expect.element(accept).toHaveClass('mine')
  })
})

describe('<Banner.Title />', () => {
  test('throws error 203 outside of Banner.Root', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(renderPage(<Banner.Title />)).rejects.toThrow(/FC203: <Banner.Title> .* <Banner.Root>/)
  })
})

function lookOf(element: Element): unknown {
  const { fontFamily, fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth, padding, borderRadius } =
    getComputedStyle(element)
  return { fontFamily, fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth, padding, borderRadius }
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect()
  return width * height
}
