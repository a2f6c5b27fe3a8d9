import { createStoreShell } from 'fluxconsent/core'
import { ar } from 'fluxconsent/locales/ar'
import { en } from 'fluxconsent/locales/en'
import { Categories, ConsentPreferences, CookieTable, Preferences, Services } from 'fluxconsent/preferences'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { useState, type ReactNode } from 'react'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { expectAccessible } from './expectAccessible.ts'
import { clearChoice, renderPage, type Page } from './fixtures.tsx'
import { paintedOrder } from './paintedOrder.ts'

const dialog = page.getByRole('dialog', { name: 'Cookie preferences' })
const region = page.getByRole('region', { name: 'Cookies on this site' })
const opener = page.getByRole('button', { name: 'Preferences', exact: true })
const link = page.getByRole('button', { name: 'Cookie preferences' })
const save = page.getByRole('button', { name: 'Save choice' })
const switchOf = (name: string) => page.getByRole('switch', { name, exact: true })

const ready = (
  <>
    <ConsentBanner />
    <PreferencesDialog />
    <PrivacyLink />
  </>
)

async function openDialog(children: ReactNode = ready): Promise<Page> {
  const rendered = await renderPage(children)
  await opener.click()
  await expect.element(dialog).toBeVisible()
  return rendered
}

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

describe('<PreferencesDialog />', () => {
  test('R74 is a modal dialog with headings and without violations', async () => {
    await openDialog()
    await expect.element(dialog).toHaveAttribute('aria-modal', 'true')
    expect([...dialog.element().querySelectorAll('h2, h3')].map(({ tagName, textContent }) => [tagName, textContent]))
      // prettier-ignore
      .toEqual([
        ['H2', 'Cookie preferences'],
        ['H3', 'Necessary'],
        ['H3', 'Functional'],
        ['H3', 'Analytics'],
        ['H3', 'Marketing'],
      ])
    await expectAccessible()
  })

  test('R74 hides the page behind it from assistive technology and puts it back', async () => {
    await openDialog()
    const main = document.querySelector('main')
    expect(main?.closest('[aria-hidden=true]')).not.toBeNull()
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    expect(document.querySelectorAll('[aria-hidden=true], [inert], [data-radix-focus-guard]')).toHaveLength(0)
    expect(document.body.style.pointerEvents).toBe('')
  })

  test('R74 starts at its title and keeps the focus inside', async () => {
    await openDialog()
    await expect.element(page.getByRole('heading', { name: 'Cookie preferences' })).toHaveFocus()
    for (let step = 0; step < 14; step += 1) {
      await userEvent.tab()
      expect(dialog.element().contains(document.activeElement)).toBe(true)
    }
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    expect(dialog.element().contains(document.activeElement)).toBe(true)
  })

  test('R74 gives the focus back to what opened it', async () => {
    await openDialog()
    await userEvent.keyboard('{Escape}')
    await expect.element(opener).toHaveFocus()
  })

  test('R74 gives the focus back to an opener that was mounted anew', async () => {
    function Remounting() {
      const [key, setKey] = useState(0)
      return (
        <>
          <PreferencesDialog />
          <PrivacyLink key={key} onClick={() => setTimeout(() => setKey(1))} />
        </>
      )
    }
    await renderPage(<Remounting />)
    const first = link.element()
    await link.click()
    await expect.element(dialog).toBeVisible()
    await expect.poll(() => first.isConnected).toBe(false)
    await userEvent.keyboard('{Escape}')
    await expect.element(link).toHaveFocus()
  })

  test('R74 gives the focus to the page when its opener went away', async () => {
    await openDialog()
    await save.click()
    await expect.element(region).not.toBeInTheDocument()
    await expect.poll(() => document.activeElement).toBe(document.querySelector('main'))
  })

  test.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['its close button', () => page.getByRole('button', { name: 'Close without saving' }).click()],
    ['a click outside', () => page.elementLocator(document.documentElement).click({ position: { x: 5, y: 5 } })],
  ])('R17 records nothing when left by %s, and discards what was switched', async (_what, leave) => {
    const { store } = await openDialog()
    await switchOf('Marketing').click()
    await expect.element(switchOf('Marketing')).toBeChecked()
    await leave()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(store.getState()).toMatchObject({ choice: null, draft: {}, surface: 'banner' })
    expect(document.cookie).not.toContain(consent.cookie.name)
    await opener.click()
    await expect.element(switchOf('Marketing')).not.toBeChecked()
  })

  test('R17 lets a moved switch reach permissions only at Save', async () => {
    const { store } = await openDialog()
    await switchOf('Marketing').click()
    await expect.element(switchOf('Marketing')).toBeChecked()
    expect(store.getState().permissions).toMatchObject({ marketing: 'denied', ads: 'denied' })
    await save.click()
    await expect.poll(() => store.getState().permissions).toMatchObject({ marketing: 'granted', analytics: 'denied' })
    expect(store.getState().choice).toMatchObject({ action: 'save', method: 'preferences' })
  })

  test('R5 starts with every optional switch off, and untouched switches refuse all', async () => {
    const { store } = await openDialog()
    for (const name of ['Functional', 'Analytics', 'Marketing']) await expect.element(switchOf(name)).not.toBeChecked()
    await save.click()
    await expect.poll(() => store.getState().choice?.action).toBe('save')
    expect(Object.values(store.getState().choice?.decisions ?? {})).not.toContain('granted')
  })

  test('R43 withdraws everything with one click once it is open', async () => {
    const { store } = await renderPage(ready)
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => store.getState().permissions['ads']).toBe('granted')
    await link.click()
    await dialog.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().permissions['ads']).toBe('denied')
    await expect.element(dialog).not.toBeInTheDocument()
  })

  test('R125 says once that the choice was saved', async () => {
    await openDialog()
    clearChoice()
    await save.click()
    await expect.element(page.getByRole('status')).toHaveTextContent('Your choice was saved.')
  })

  test('R125 says so when it was saved, also where the code that saves comes after the click', async () => {
    const shell = createStoreShell(consent, { jurisdiction: 'DE' })
    let arrive = (): void => undefined
    const equip: typeof shell.inlet.equip = (create) => {
      arrive = () => shell.inlet.equip(create)
    }
    const store = { ...shell, inlet: { ...shell.inlet, equip } }
    await renderPage(<ConsentPreferences />, { store })
    await page.getByRole('button', { name: 'Reject all' }).click()
    expect(store.getState().choice).toBeNull()
    expect(page.getByRole('status').elements()).toEqual([])
    await expect
      .poll(() => {
        arrive()
        return store.getState().choice?.action
      })
      .toBe('reject-all')
    await expect.element(page.getByRole('status')).toHaveTextContent('Your choice was saved.')
  })

  test('R79 comes up with all of its texts, so that nothing moves', async () => {
    await renderPage(ready)
    const first = new Promise<string>((resolve) => {
      new MutationObserver((_records, observer) => {
        const found = document.querySelector('[role=dialog]')
        if (!found) return
        observer.disconnect()
        resolve(found.textContent)
      }).observe(document.body, { childList: true })
    })
    await opener.click()
    const text = await first
    for (const part of ['Marketing', 'Privacy policy of Video Inc', 'What Video stores']) expect(text).toContain(part)
    expect(text).toBe(dialog.element().textContent)
  })

  test('R79 locks scrolling without a shift and unlocks it', async () => {
    const tall = (
      <section aria-label="Tall">
        {Array.from({ length: 80 }, (_, index) => (
          <p key={index}>{index}</p>
        ))}
      </section>
    )
    await openDialog(
      <>
        {ready}
        {tall}
      </>,
    )
    const root = document.documentElement
    const { width } = document.querySelector('main')?.getBoundingClientRect() ?? {}
    expect(getComputedStyle(root).overflow).toBe('hidden')
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    expect(document.querySelector('main')?.getBoundingClientRect().width).toBe(width)
    expect(root.style.overflow).toBe('')
    expect(root.style.scrollbarGutter).toBe('')
  })

  test.each([
    [320, 568],
    [360, 640],
  ])('R124 fits %i x %i without scrolling sideways', async (width, height) => {
    await page.viewport(width, height)
    await openDialog()
    expect(dialog.element().scrollWidth).toBeLessThanOrEqual(dialog.element().clientWidth)
    // WebKit counts the padding beside what reaches into it.
    expect(getComputedStyle(dialog.element()).overflowX).toBe('hidden')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    // It rises into its place.
    await expect.poll(() => dialog.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(height)
    expect(dialog.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(0)
  })
})

describe('<Categories.Switch />', () => {
  test('R74 is named by its category and described by its text', async () => {
    await openDialog()
    await expect.element(switchOf('Marketing')).toHaveAccessibleDescription(/^Shows advertisements/)
  })

  test('R11 is disabled in a required category, with the reason', async () => {
    await openDialog()
    await expect.element(switchOf('Necessary')).toBeDisabled()
    await expect.element(switchOf('Necessary')).toBeChecked()
    await expect.element(switchOf('Necessary')).toHaveAccessibleDescription(/Always on, because/)
  })

  test('R11 gives the reason that the config names', async () => {
    const config = consentWith({
      categories: { ...consent.categories, necessary: { required: true, reason: 'Nobody could order without it.' } },
    })
    await renderPage(<ConsentPreferences />, { config })
    await expect.element(switchOf('Necessary')).toHaveAccessibleDescription(/Nobody could order without it\./)
  })

  test('R116 shows a category as mixed when only some of its services are on', async () => {
    const { store } = await openDialog()
    await dialog.getByText('2 services').click()
    await switchOf('Video').click()
    await expect.element(switchOf('Marketing')).toHaveAttribute('data-state', 'mixed')
    await expect.element(switchOf('Marketing')).toHaveAccessibleDescription(/Active services: 1 of 2\.$/)
    await expectAccessible()
    await save.click()
    await expect.poll(() => store.getState().permissions).toMatchObject({ video: 'granted', ads: 'denied' })
  })

  test('R116 turns everything on from mixed, and all services follow', async () => {
    await openDialog()
    await dialog.getByText('2 services').click()
    await switchOf('Video').click()
    await switchOf('Marketing').click()
    await expect.element(switchOf('Ads')).toBeChecked()
    await expect.element(switchOf('Marketing')).toBeChecked()
    await expect.element(switchOf('Marketing')).toHaveAttribute('data-state', 'checked')
  })

  test('is moved by the space bar', async () => {
    await openDialog()
    switchOf('Analytics').element().focus()
    await userEvent.keyboard(' ')
    await expect.element(switchOf('Analytics')).toBeChecked()
  })

  test('throws error 203 outside of Categories.Item', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(renderPage(<Categories.Switch />)).rejects.toThrow(/FC203: <Categories.Switch> .* <Categories.Item>/)
  })
})

describe('<Categories.Details />', () => {
  test('R74 R125 is opened and closed with the keyboard, by a name of its own', async () => {
    await openDialog()
    const details = page.getByText('2 services')
    await expect.element(details).toHaveAccessibleName('2 services – Details of Marketing')
    for (let presses = 0; presses < 30 && document.activeElement !== details.element(); presses += 1) {
      await userEvent.keyboard('{Tab}')
    }
    await expect.element(details).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(switchOf('Ads')).toBeVisible()
    await userEvent.keyboard(' ')
    await expect.element(switchOf('Ads')).not.toBeInTheDocument()
  })
})

describe('<Services.Facts />', () => {
  test('R10 R84 R85 names provider, role, purpose, legal basis, retention, country of transfer and safeguard', async () => {
    await renderPage(
      <ul>
        <Services.Item service="video">
          <Services.Label />
          <Services.Facts />
        </Services.Item>
      </ul>,
    )
    const item = page.getByRole('listitem')
    await expect.element(item).toHaveTextContent('ProviderVideo Inc (Privacy policy of Video Inc)')
    await expect.element(item).toHaveTextContent('RoleDecides on the data together with this site')
    await expect.element(item).toHaveTextContent('PurposesVideo, Advertising')
    await expect.element(item).toHaveTextContent('Legal basisConsent')
    await expect.element(item).toHaveTextContent('DataIP address, Clicks and other interactions')
    await expect.element(item).toHaveTextContent('Kept for18 months')
    await expect.element(item).toHaveTextContent('CountryUnited States')
    await expect.element(item).toHaveTextContent('TransferUnited States: Data Privacy Framework')
    for (const [name, href] of [
      ['Privacy policy of Video Inc', 'https://video.example/privacy'],
      ['Decides on the data together with this site', 'https://video.example/joint'],
      ['Data Privacy Framework', 'https://video.example/transfer'],
    ] as const) {
      await expect.element(item.getByRole('link', { name })).toHaveAttribute('href', href)
    }
  })

  test('R10 names the controller for what belongs to the site itself', async () => {
    await renderPage(
      <ul>
        <Services.Item service="session">
          <Services.Facts />
        </Services.Item>
      </ul>,
    )
    await expect.element(page.getByRole('listitem')).toHaveTextContent('ProviderExample HostingRoleThis site')
    await expect.element(page.getByRole('listitem')).toHaveTextContent('Legal basisContract')
  })
})

describe('<CookieTable />', () => {
  const rows = () =>
    [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent))

  test('R10 shows name, purpose, lifetime, kind and party of every item of a service', async () => {
    await renderPage(
      <section aria-label="Cookies">
        <CookieTable service="video" />
      </section>,
    )
    await expect.element(page.getByRole('table', { name: 'What Video stores' })).toBeVisible()
    expect(rows()).toEqual([
      ['VISITOR', 'Recognition of returning visitors', '6 months', 'Cookie (third party: video.example)'],
      ['volume', 'Preferences', '24 hours', 'Local storage (this site)'],
    ])
    await expectAccessible()
  })

  test.each(['ltr', 'rtl'] as const)('R77 begins at the side where a line begins, %s', async (dir) => {
    await renderPage(<CookieTable service="ads" />, { messages: { en: { ...en, dir } }, locale: 'en' })
    await expect.element(page.getByRole('table')).toBeVisible()
    const { paddingLeft, paddingRight } = getComputedStyle(page.getByRole('rowheader').element())
    const sides = [paddingLeft, paddingRight].map((padding) => Number.parseFloat(padding) > 0)
    expect(sides).toEqual(dir === 'ltr' ? [false, true] : [true, false])
  })

  test('R10 R77 keeps names in their order among Arabic words', async () => {
    await renderPage(<CookieTable service="ads" />, { messages: { ar }, locale: 'ar' })
    await expect.element(page.getByRole('table')).toBeVisible()
    expect(paintedOrder(page.getByRole('table').element(), '_ad')).toBe('_ad')
  })

  test('R10 shows a category, and the whole site', async () => {
    await renderPage(
      <>
        <CookieTable category="analytics" />
        <CookieTable />
      </>,
    )
    await expect.element(page.getByRole('table', { name: 'What Analytics stores' })).toBeVisible()
    await expect.element(page.getByRole('table', { name: 'What Example Hosting stores' })).toBeVisible()
    expect(rows().map(([name]) => name)).toEqual(['_st…', 'sid', '_st…', 'VISITOR', 'volume', '_ad'])
  })

  test('R125 has a caption and scopes', async () => {
    await renderPage(<CookieTable service="ads" />)
    await expect.element(page.getByRole('table')).toBeVisible()
    expect([...document.querySelectorAll('th')].map(({ scope }) => scope)).toEqual(['col', 'col', 'col', 'col', 'row'])
  })

  test('R10 says where nothing is stored', async () => {
    await renderPage(<CookieTable service="theme" />)
    await expect.element(page.getByText('Stores nothing on your device.')).toBeVisible()
  })
})

describe('<ConsentPreferences />', () => {
  test('R17 puts no field into a form around it, because a draft is no answer', async () => {
    await renderPage(
      <form>
        <ConsentPreferences />
      </form>,
    )
    await switchOf('Analytics').click()
    await expect.element(switchOf('Analytics')).toBeChecked()
    const fields = [...document.querySelectorAll('form *')].filter((node) => node.matches('input, select, textarea'))
    expect(fields).toEqual([])
  })

  test('works on a page without a dialog', async () => {
    const { store } = await renderPage(
      <section aria-labelledby="choice">
        <h2 id="choice">Your choice</h2>
        <ConsentPreferences />
      </section>,
    )
    await switchOf('Analytics').click()
    await save.click()
    await expect
      .poll(() => store.getState().choice)
      .toMatchObject({ action: 'save', decisions: { analytics: 'granted' } })
    await expect.element(switchOf('Analytics')).toBeChecked()
    await expectAccessible()
  })
})

describe('<Preferences.Trigger />', () => {
  test('R74 gets the focus back where the browser focuses no button that is clicked', async () => {
    // As in Safari.
    const keepFocus = (event: Event): void => event.preventDefault()
    document.addEventListener('mousedown', keepFocus)
    onTestFinished(() => document.removeEventListener('mousedown', keepFocus))
    await renderPage(
      <Preferences.Root>
        <Preferences.Trigger />
        <Preferences.Portal>
          <Preferences.Content>
            <Preferences.Title>Mine</Preferences.Title>
          </Preferences.Content>
        </Preferences.Portal>
      </Preferences.Root>,
    )
    await opener.click()
    await expect.element(page.getByRole('dialog', { name: 'Mine' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(opener).toHaveFocus()
  })

  test('opens a dialog made of parts and says that it is open', async () => {
    await renderPage(
      <Preferences.Root>
        <Preferences.Trigger />
        <Preferences.Portal>
          <Preferences.Overlay />
          <Preferences.Content>
            <Preferences.Title>Mine</Preferences.Title>
            <Preferences.Close>Done</Preferences.Close>
          </Preferences.Content>
        </Preferences.Portal>
      </Preferences.Root>,
    )
    await expect.element(opener).toHaveAttribute('aria-expanded', 'false')
    await opener.click()
    await expect.element(page.getByRole('dialog', { name: 'Mine' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(opener).toHaveFocus()
  })
})
