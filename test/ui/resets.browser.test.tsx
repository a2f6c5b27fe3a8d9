import { ConsentBanner, ModalBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { clearChoice, renderPage } from './fixtures.tsx'
import { applyStyles, PREFLIGHT } from './preflight.ts'
import { settleAnimations } from './settleAnimations.ts'

const dialog = page.getByRole('dialog')

async function openPreferences(): Promise<void> {
  const { store } = await renderPage(<PreferencesDialog />)
  await expect.poll(() => store.getState().status).not.toBe('loading')
  store.actions.open('preferences')
  await expect.element(dialog.getByRole('switch', { name: 'Analytics' })).toBeVisible()
  await settleAnimations()
}

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

describe.each([
  ['all of a button', 'button { all: unset }'],
  ['every margin and padding', '* { margin: 0; padding: 0; box-sizing: border-box }'],
  ['the look of its buttons', 'button { display: flex; justify-content: center; padding: 12px 24px; min-width: 8rem }'],
])('in an app that resets %s', (_, css) => {
  test('R124 a switch has its own place and size, and covers nothing of the dialog', async () => {
    applyStyles(css)
    await openPreferences()
    const control = dialog.getByRole('switch', { name: 'Analytics' }).element()
    const track = control.getBoundingClientRect()
    const thumb = control.firstElementChild?.getBoundingClientRect()
    expect(track.width).toBeGreaterThanOrEqual(44)
    expect(track.height).toBeGreaterThanOrEqual(44)
    // The track itself is 48 px wide and 28 px high, in the middle of the target.
    const { width, height, insetInlineStart } = getComputedStyle(control, '::before')
    expect([width, height, insetInlineStart]).toEqual(['48px', '28px', '0px'])
    expect([thumb?.left, thumb?.top].map(Number)).toEqual([
      expect.closeTo(track.left + 4, 0),
      expect.closeTo(track.top + (track.height - 20) / 2, 0),
    ])
    const text = dialog.getByText('Decide which categories').element()
    const { left, top } = text.getBoundingClientRect()
    expect(document.elementFromPoint(left + 2, top + 2)).toBe(text)
  })
})

describe('in an app with a preflight', () => {
  test('R73 a link is underlined', async () => {
    applyStyles(PREFLIGHT)
    await renderPage(<ConsentBanner />)
    await expect
      .element(page.getByRole('link', { name: 'Cookie policy' }))
      .toHaveStyle({ textDecorationLine: 'underline' })
  })

  test('the sign of the law stands beside its words', async () => {
    applyStyles(PREFLIGHT)
    await renderPage(<PrivacyLink />, { jurisdiction: 'US-CA' })
    await expect.element(page.getByRole('button', { name: 'Your Privacy Choices' })).toBeVisible()
    const sign = document.querySelector('[data-consent-opt-out-icon]')
    const { left, top, bottom } = lineOf('Your Privacy Choices')
    expect(sign?.getBoundingClientRect().left).toBeGreaterThan(left)
    expect(sign?.getBoundingClientRect().top).toBeGreaterThanOrEqual(top)
    expect(sign?.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom)
  })

  test('a modal banner stands in the middle', async () => {
    applyStyles(PREFLIGHT)
    await renderPage(<ModalBanner />)
    await expect.element(dialog).toBeVisible()
    await settleAnimations()
    const { top, bottom, left, right } = dialog.element().getBoundingClientRect()
    expect(Math.abs(top - (innerHeight - bottom))).toBeLessThan(32)
    expect(left).toBeCloseTo(innerWidth - right, 0)
  })
})

test('R124 the banner covers no page whose sections are as high as the screen', async () => {
  applyStyles('section { min-height: 100vh }')
  await renderPage(<ConsentBanner />)
  const region = page.getByRole('region', { name: 'Cookies on this site' })
  await expect.element(region).toBeVisible()
  expect(region.element().getBoundingClientRect().height).toBeLessThanOrEqual(innerHeight / 2)
})

test('R124 no word of a button is cut in two on the smallest phone', async () => {
  await page.viewport(320, 568)
  await renderPage(<ModalBanner />, { jurisdiction: 'US-CA' })
  await expect.element(dialog.getByRole('button', { name: 'Understood' })).toBeVisible()
  expect(lineOf('Understood').height).toBeLessThan(24)
})

test('R76 the focus can be seen on a page of its colour', async () => {
  applyStyles('body { background-color: #3b78e0; color: #fff }')
  await renderPage(<PrivacyLink />)
  const link = page.getByRole('button', { name: 'Cookie preferences' })
  await expect.element(link).toBeVisible()
  await userEvent.tab()
  await expect.element(link).toHaveFocus()
  const { outlineColor, outlineOffset, boxShadow } = getComputedStyle(link.element())
  expect([outlineColor, outlineOffset]).toEqual(['rgb(59, 120, 224)', '2px'])
  expect(boxShadow).toBe('rgb(255, 255, 255) 0px 0px 0px 2px')
})

/** Where a text stands: a word that is cut in two is higher than its line. */
function lineOf(text: string): DOMRect {
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.textContent === text) range.selectNodeContents(walker.currentNode)
  return range.getBoundingClientRect()
}
