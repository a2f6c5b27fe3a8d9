import { noticeTexts, preferencesTexts, type Choice, type NoticeTexts } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { Banner, ConsentBanner, ModalBanner, PreferencesDialog } from 'fluxconsent/ui'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { shownTexts } from '../../src/remote/shownTexts.js'
import { consent } from './consent.js'
import { clearChoice, renderPage } from './fixtures.js'

beforeEach(clearChoice)
afterEach(clearChoice)

/** Presses a control, and returns the words that the sync finds on the page at that moment. */
async function shownAt(store: Awaited<ReturnType<typeof renderPage>>['store'], name: string) {
  const found: { readonly choice: Choice; readonly shown: NoticeTexts | null }[] = []
  store.onChoice((choice) => found.push({ choice, shown: shownTexts(store, choice) }))
  await userEvent.click(page.getByRole('button', { name, exact: true }))
  await expect.poll(() => found.length).toBe(1)
  return found[0]?.shown
}

test('R113 the texts of a record are those that the ready banner rendered, in their order', async () => {
  const { store } = await renderPage(<ConsentBanner />)
  expect(await shownAt(store, en.banner.rejectAll)).toEqual(noticeTexts(consent, en))
})

test('R113 the ready banner renders nothing that is not in its texts', async () => {
  await renderPage(<ConsentBanner />)
  const region = page.getByRole('region', { name: en.banner.title })
  await expect.element(region).toBeVisible()
  const { title, text, buttons } = noticeTexts(consent, en)
  expect(region.element().textContent).toBe([title, text, ...buttons.map((button) => button.text)].join(''))
})

test('R113 the modal variant says so', async () => {
  const { store } = await renderPage(<ModalBanner />)
  expect(await shownAt(store, en.banner.acceptAll)).toEqual(noticeTexts(consent, en, { variant: 'modal' }))
})

test.each([
  ['US-CA', true],
  ['ZA', false],
] as const)(
  'R113 a notice has its own words, and those of the law where it has some (%s)',
  async (jurisdiction, is) => {
    const { store } = await renderPage(<ConsentBanner />, { jurisdiction })
    const { notice } = (await en.load()).details
    expect(await shownAt(store, notice.optOut)).toEqual(noticeTexts(consent, en, { notice, isOptOutState: is }))
  },
)

test('R113 the ready preferences are told apart from the banner behind them', async () => {
  const { store } = await renderPage(
    <>
      <ConsentBanner />
      <PreferencesDialog />
    </>,
  )
  await userEvent.click(page.getByRole('button', { name: en.banner.openPreferences }))
  const { details } = await en.load()
  const shown = await shownAt(store, details.preferences.save)
  expect(shown).toEqual(preferencesTexts(consent, en, details))
})

test('R113 parts that an app puts together are its own words', async () => {
  const { store } = await renderPage(
    <Banner.Root>
      <Banner.Title>We value your privacy</Banner.Title>
      <Banner.Description />
      <Banner.Actions>
        <Banner.RejectAll />
        <Banner.AcceptAll />
      </Banner.Actions>
    </Banner.Root>,
  )
  expect(await shownAt(store, en.banner.acceptAll)).toBeNull()
})

test('R113 what no person did stands beside no words', async () => {
  const { store } = await renderPage(<ConsentBanner />)
  await expect.element(page.getByRole('region', { name: en.banner.title })).toBeVisible()
  const found: (NoticeTexts | null)[] = []
  store.onChoice((choice) => found.push(shownTexts(store, choice)))
  store.actions.acceptAll()
  await expect.poll(() => found).toEqual([null])
})
