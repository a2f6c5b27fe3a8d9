import { ConsentGate } from 'fluxconsent'
import { assertEqualProminence, ConsentTestProvider } from 'fluxconsent/testing'
import { ConsentBanner } from 'fluxconsent/ui'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { consent } from '../ui/consent.js'
import '../../src/styles.css'

describe('<ConsentTestProvider />', () => {
  it('shows what the person has allowed, in the first render', async () => {
    await render(
      <ConsentTestProvider config={consent} choice={{ grants: ['video'] }}>
        <ConsentGate service="video">video</ConsentGate>
        <ConsentGate service="ads">advertisement</ConsentGate>
      </ConsentTestProvider>,
    )
    expect(document.body.textContent).toContain('video')
    expect(document.body.textContent).not.toContain('advertisement')
  })

  it('stores nothing in the browser that the tests run in', async () => {
    const stored = (): unknown => [document.cookie, Object.entries(localStorage)]
    const before = stored()
    await render(
      <ConsentTestProvider config={consent}>
        <ConsentBanner />
      </ConsentTestProvider>,
    )
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.element(page.getByRole('region')).not.toBeInTheDocument()
    expect(stored()).toEqual(before)
  })
})

describe('assertEqualProminence', () => {
  function surface(reject: string, accept = 'font: 16px sans-serif; color: #fff; background: #123'): Element {
    const section = document.createElement('section')
    for (const [action, style] of [
      ['accept-all', accept],
      ['reject-all', reject],
    ] as const) {
      if (style === 'none') continue
      const button = document.createElement('button')
      button.dataset['consentAction'] = action
      button.textContent = 'Same text'
      button.style.cssText = style
      section.append(button)
    }
    document.body.replaceChildren(section)
    return section
  }

  const same = 'font: 16px sans-serif; color: #fff; background: #123'

  it('R8 lets the ready banner pass', async () => {
    await render(
      <ConsentTestProvider config={consent}>
        <ConsentBanner />
      </ConsentTestProvider>,
    )
    await expect.element(page.getByRole('region')).toBeVisible()
    expect(() => assertEqualProminence(document.querySelector('[data-consent-banner]'))).not.toThrow()
  })

  it('R8 knows the colours of the theme without drawing them, which a busy browser may not do', async () => {
    const empty = { fillRect: () => {}, getImageData: () => ({ data: [0, 0, 0, 0] }) }
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext = () => empty
      },
    )
    onTestFinished(() => void vi.unstubAllGlobals())
    await render(
      <ConsentTestProvider config={consent}>
        <ConsentBanner />
      </ConsentTestProvider>,
    )
    await expect.element(page.getByRole('region')).toBeVisible()
    expect(() => assertEqualProminence(document.querySelector('[data-consent-banner]'))).not.toThrow()
  })

  it('R8 lets equal buttons pass, also in colours of other spaces', () => {
    const bright = 'font: 16px sans-serif; color: oklch(0.99 0 0); background: oklch(0.25 0.05 250)'
    expect(() => assertEqualProminence(surface(same))).not.toThrow()
    expect(() => assertEqualProminence(surface(bright, bright))).not.toThrow()
  })

  it.each([
    ['is missing', 'none', 'no visible way'],
    ['is not shown', `${same}; display: none`, 'no visible way'],
    ['is smaller', `${same}; font-size: 12px`, '% of the area'],
    ['is lighter', same, 'the weight 400'],
    ['can hardly be read', `${same}; color: #678; font-size: 17px`, 'less than 4.5:1'],
    ['has much less contrast', `${same}; color: #9ab`, 'that of accept'],
    ['stands on a see-through ground', `${same}; background: rgb(17 34 51 / 60%)`, 'contrast of reject'],
  ])('R8 fails when reject %s', (what, reject, said) => {
    const accept = what === 'is lighter' ? `${same}; font-weight: 700; font-size: 15px` : same
    expect(() => assertEqualProminence(surface(reject, accept))).toThrow(
      expect.objectContaining({ code: 331, message: expect.stringContaining(said) }),
    )
  })

  it.each(['accept-all', 'reject-all'])('R8 judges a %s under the pointer as it is at rest', async (action) => {
    const sheet = document.createElement('style')
    sheet.textContent = `button:hover { color: #345 !important; font-size: 30px !important }`
    const section = surface(same)
    section.append(sheet)
    const button = section.querySelector<HTMLButtonElement>(`[data-consent-action="${action}"]`)
    button?.focus()
    await page.elementLocator(button ?? section).hover()
    expect(button?.matches(':hover')).toBe(true)
    expect(() => assertEqualProminence(section)).not.toThrow()
    expect(section.contains(button)).toBe(true)
    expect(document.activeElement).toBe(button)
    await page.elementLocator(document.body).hover({ position: { x: 300, y: 300 }, force: true })
  })

  it('R8 fails for a button that is weaker at rest, though the pointer makes it strong', async () => {
    const section = surface(`${same}; color: #678`)
    const sheet = document.createElement('style')
    sheet.textContent = 'button:hover { color: #fff !important }'
    section.append(sheet)
    const button = section.querySelector('[data-consent-action="reject-all"]') ?? section
    await page.elementLocator(button).hover()
    expect(() => assertEqualProminence(section)).toThrow(expect.objectContaining({ code: 331 }))
    await page.elementLocator(document.body).hover({ position: { x: 300, y: 300 }, force: true })
  })

  it('has nothing to say where nobody is asked to accept', () => {
    expect(() => assertEqualProminence(document.createElement('section'))).not.toThrow()
  })

  it('does not pass where there is nothing to look at', () => {
    expect(() => assertEqualProminence(document.querySelector('[data-consent-baner]'))).toThrow('FC331')
  })
})
