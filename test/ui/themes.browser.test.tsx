import type { Locale } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { contrastOf } from './contrastOf.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage } from './fixtures.tsx'
import { settleAnimations } from './settleAnimations.ts'

const rtl: Locale = { ...en, tag: 'ar', dir: 'rtl' }

const region = page.getByRole('region', { name: 'Cookies on this site' })
const dialog = page.getByRole('dialog', { name: 'Cookie preferences' })
const accept = region.getByRole('button', { name: 'Accept all' })
const reject = region.getByRole('button', { name: 'Reject all' })
const switches = page.getByRole('switch')

async function emulate(features: Readonly<Record<string, string>>): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })
}

async function openDialog(locale: Locale = en): Promise<void> {
  document.body.style.backgroundColor = 'Canvas'
  await renderPage(
    <>
      <ConsentBanner />
      <PreferencesDialog />
      <PrivacyLink />
    </>,
    { messages: { [locale.tag]: locale }, locale: locale.tag },
  )
  await expect.element(region).toBeVisible()
  await expectAccessible()
  await page.getByRole('button', { name: 'Preferences', exact: true }).click()
  await expect.element(dialog).toBeVisible()
  await page.getByRole('switch', { name: 'Analytics' }).click()
  await dialog.getByText('2 services').click()
  await page.getByRole('switch', { name: 'Video' }).click()
  await expect.element(page.getByRole('switch', { name: 'Marketing' })).toHaveAttribute('data-state', 'mixed')
}

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

afterEach(async () => {
  await emulate({})
  await cdp().send('Page.setFontSizes', { fontSizes: { standard: 16 } })
  document.documentElement.removeAttribute('style')
  document.body.removeAttribute('style')
})

describe('the theme', () => {
  test.each([
    ['light', 1024],
    ['dark', 1024],
    ['light', 320],
    ['dark', 320],
  ])('R73 has no violations in the %s at %i px', async (scheme, width) => {
    document.documentElement.style.colorScheme = scheme
    await page.viewport(width, 640)
    await openDialog()
    await expectAccessible()
  })

  test('R73 has no violations from right to left', async () => {
    await openDialog(rtl)
    await expectAccessible()
  })

  test('R73 has no violations with text of twice the size', async () => {
    await cdp().send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await openDialog()
    await expectAccessible()
    expect(getComputedStyle(document.documentElement).fontSize).toBe('32px')
    expect(dialog.element().scrollWidth).toBeLessThanOrEqual(dialog.element().clientWidth)
  })

  test('R73 follows the scheme of the page, not of the system', async () => {
    await emulate({ 'prefers-color-scheme': 'dark' })
    await openDialog()
    expect(getComputedStyle(dialog.element()).backgroundColor).toBe('rgb(255, 255, 255)')
    document.documentElement.style.colorScheme = 'light dark'
    expect(getComputedStyle(dialog.element()).backgroundColor).not.toBe('rgb(255, 255, 255)')
  })

  test.each(['light', 'dark'])('R7 gives accept and reject the same contrast in the %s', async (scheme) => {
    document.documentElement.style.colorScheme = scheme
    await renderPage(<ConsentBanner />)
    await expect.element(region).toBeVisible()
    expect(contrastOf(accept.element())).toBe(contrastOf(reject.element()))
    expect(contrastOf(reject.element())).toBeGreaterThan(5)
  })

  test('R73 mirrors from right to left', async () => {
    await openDialog(rtl)
    const on = page.getByRole('switch', { name: 'Analytics' }).element().getBoundingClientRect()
    const label = page.getByRole('heading', { name: 'Analytics' }).element().getBoundingClientRect()
    expect(on.right).toBeLessThan(label.left + label.width / 2)
    const close = page.getByRole('button', { name: 'Close without saving' }).element().getBoundingClientRect()
    expect(close.right).toBeLessThan(dialog.element().getBoundingClientRect().left + 80)
  })

  test('keeps the same distance to both edges of the dialog', async () => {
    await openDialog()
    const { left, right } = dialog.element().getBoundingClientRect()
    const label = page.getByRole('heading', { name: 'Analytics' }).element().getBoundingClientRect()
    const control = page.getByRole('switch', { name: 'Analytics' }).element().getBoundingClientRect()
    expect(label.left - left).toBeGreaterThan(16)
    expect(right - control.right).toBeCloseTo(label.left - left, 0)
  })

  test('R124 lays nothing of the dialog over its text at 320 x 256', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    await page.viewport(320, 256)
    await openDialog()
    const text = dialog.getByText('Decide which categories').element().getBoundingClientRect()
    const choices = dialog.element().querySelector('[data-consent-choices]')?.getBoundingClientRect()
    expect(choices?.top).toBeGreaterThanOrEqual(text.bottom)
  })

  test('R73 tells on, off and mixed apart by place and shape, not only by colour', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    await openDialog()
    const places = ['Analytics', 'Functional', 'Marketing'].map((name) => {
      const control = page.getByRole('switch', { name }).element()
      const [box, thumb] = [control.getBoundingClientRect(), control.firstElementChild?.getBoundingClientRect()]
      return [(thumb?.left ?? 0) - box.left > 12, (thumb?.height ?? 0) < 12]
    })
    expect(places).toEqual([
      [true, false],
      [false, false],
      [true, true],
    ])
  })

  test('R73 shows the state of switches in forced colours', async () => {
    await emulate({ 'forced-colors': 'active' })
    await openDialog()
    const trackOf = (name: string): string =>
      getComputedStyle(page.getByRole('switch', { name }).element(), '::before').backgroundColor
    expect(matchMedia('(forced-colors: active)').matches).toBe(true)
    expect(trackOf('Analytics')).not.toBe(trackOf('Functional'))
    const button = dialog.getByRole('button', { name: 'Reject all' }).element()
    expect(getComputedStyle(button).borderTopWidth).toBe('1px')
  })

  test('R76 moves nothing for people who want less motion', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    await openDialog()
    expect(document.getAnimations()).toEqual([])
    expect(getComputedStyle(dialog.element()).animationName).toBe('none')
  })

  test('R76 has targets of 44 px in the dialog', async () => {
    await openDialog()
    const controls = [...dialog.element().querySelectorAll('button, summary')].filter((each) => each.checkVisibility())
    expect(controls.filter((control) => control.getBoundingClientRect().height < 44)).toEqual([])
    expect(switches.elements().filter((control) => control.getBoundingClientRect().width < 44)).toEqual([])
  })

  test('R76 shows where the focus is', async () => {
    await openDialog()
    await userEvent.tab()
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px'])
  })

  test('R117 keeps the order of the buttons in every layout', async () => {
    for (const layout of ['bar', 'box', 'corner']) {
      const { screen } = await renderPage(<ConsentBanner data-layout={layout} />)
      await expect.element(region).toBeVisible()
      expect(reject.element().getBoundingClientRect().right).toBeLessThan(accept.element().getBoundingClientRect().left)
      expect(reject.element().getBoundingClientRect().width).toBe(accept.element().getBoundingClientRect().width)
      const { width } = region.element().getBoundingClientRect()
      expect(width > 500).toBe(layout === 'bar')
      await screen.unmount()
    }
  })

  test.each([
    [360, 640],
    [1024, 768],
  ])('R79 shifts nothing at %i x %i, through the banner, the dialog and the answer', async (width, height) => {
    await page.viewport(width, height)
    const shifts: PerformanceEntry[] = []
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    observer.observe({ type: 'layout-shift' })
    const { store } = await renderPage(
      <>
        <ConsentBanner />
        <PreferencesDialog />
        <PrivacyLink />
      </>,
    )
    await expect.element(region).toBeVisible()
    // Not by clicks: what moves after one is forgiven.
    store.actions.open('preferences')
    await expect.element(dialog).toBeVisible()
    await settleAnimations()
    store.actions.close()
    await expect.element(dialog).not.toBeInTheDocument()
    store.actions.acceptAll()
    await expect.element(region).not.toBeInTheDocument()
    await twoFrames()
    shifts.push(...observer.takeRecords())
    observer.disconnect()
    expect(shifts).toEqual([])
  })

  test('R79 has an observer that sees a shift', async () => {
    const shifts: PerformanceEntry[] = []
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    observer.observe({ type: 'layout-shift' })
    await renderPage(<PrivacyLink />)
    await twoFrames()
    const heading = document.querySelector<HTMLElement>('main h1')
    if (heading) heading.style.marginTop = '200px'
    await expect.poll(() => [...shifts, ...observer.takeRecords()].length).toBeGreaterThan(0)
    observer.disconnect()
  })

  test('leaves our layers out of what is printed, and prints the page', async () => {
    await openDialog()
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })
    onTestFinished(async () => {
      await cdp().send('Emulation.setEmulatedMedia', { media: '' })
    })
    const layers = [
      ...document.querySelectorAll('[data-consent-banner], [data-consent-preferences], [data-consent-overlay]'),
    ]
    expect(layers.map((layer) => getComputedStyle(layer).display)).toEqual(['none', 'none', 'none'])
    expect(getComputedStyle(document.documentElement).paddingBottom).toBe('0px')
    expect(document.querySelector('main h1')?.checkVisibility()).toBe(true)
  })
})

async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
}
