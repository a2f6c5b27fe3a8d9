import { ar } from 'fluxconsent/locales/ar'
import { Categories, Preferences } from 'fluxconsent/preferences'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { demoServices } from './demoConfig.ts'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'
import { TwoVisits } from './TwoVisits.tsx'

const meta = preview.meta({
  title: 'Second layer/Preferences',
  component: Preferences.Root,
  subcomponents: Preferences,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
})

const DIALOG = { name: 'Cookie preferences' }

/** A page with both ready layers. */
function ReadyPage(props: StoryPageProps): ReactNode {
  return (
    <StoryPage {...props} content={<PrivacyLink />}>
      <ConsentBanner />
      <PreferencesDialog />
    </StoryPage>
  )
}

async function openBy(name: string, opened = DIALOG): Promise<HTMLElement> {
  const opener = await screen.findByRole('button', { name })
  opener.focus()
  await userEvent.keyboard('{Enter}')
  return screen.findByRole('dialog', opened)
}

/** Every part, with the texts of the language. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage>
      <Preferences.Root>
        <Preferences.Trigger />
        <Preferences.Portal>
          <Preferences.Overlay />
          <Preferences.Content>
            <Preferences.Title />
            <Preferences.Close>
              <span aria-hidden="true">×</span>
            </Preferences.Close>
            <Preferences.Description />
            <Categories.List>
              {({ id }) => (
                <Categories.Item category={id}>
                  <Categories.Label />
                  <Categories.Switch>
                    <Categories.Thumb />
                  </Categories.Switch>
                  <Categories.Description />
                  <Categories.Status />
                </Categories.Item>
              )}
            </Categories.List>
            <Preferences.RejectAll />
            <Preferences.AcceptAll />
            <Preferences.Save />
          </Preferences.Content>
        </Preferences.Portal>
      </Preferences.Root>
    </StoryPage>
  ),
  play: async () => {
    const dialog = await openBy('Preferences')
    await waitFor(() => expect(within(dialog).getByRole('heading', DIALOG)).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Preferences' })).toHaveFocus())
  },
})

/** At the first visit everything optional is off, and saving it so refuses. */
export const FirstVisit = meta.story({
  render: () => <ReadyPage />,
  play: async () => {
    const dialog = await openBy('Preferences')
    for (const name of ['Functional', 'Analytics', 'Marketing']) {
      await expect(within(dialog).getByRole('switch', { name })).not.toBeChecked()
    }
    await expect(within(dialog).getByRole('switch', { name: 'Necessary' })).toBeDisabled()
    within(dialog).getByRole('button', { name: 'Save choice' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
  },
})

/** Somebody who has answered finds the answers in the switches. */
export const Returning = meta.story({
  render: () => <ReadyPage before={({ actions }) => actions.save({ analytics: 'granted' })} />,
  play: async () => {
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
    const dialog = await openBy('Cookie preferences')
    await expect(within(dialog).getByRole('switch', { name: 'Analytics' })).toBeChecked()
    await expect(within(dialog).getByRole('switch', { name: 'Marketing' })).not.toBeChecked()
  },
})

/** Escape leaves without recording anything, and discards what was switched. */
export const LeftWithoutSaving = meta.story({
  render: () => <ReadyPage />,
  play: async () => {
    const dialog = await openBy('Preferences')
    within(dialog).getByRole('switch', { name: 'Analytics' }).focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(within(dialog).getByRole('switch', { name: 'Analytics' })).toBeChecked())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const again = await openBy('Preferences')
    await expect(within(again).getByRole('switch', { name: 'Analytics' })).not.toBeChecked()
  },
})

/** One of two services is on: the category is mixed, and says so in words. */
export const Mixed = meta.story({
  render: () => <ReadyPage before={({ actions }) => actions.save({ youtube: 'granted' })} />,
  play: async () => {
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
    const dialog = await openBy('Cookie preferences')
    const marketing = within(dialog).getByRole('switch', { name: 'Marketing' })
    await expect(marketing).toHaveAttribute('data-state', 'mixed')
    await expect(marketing).toHaveAccessibleDescription(/Active services: 1 of 2/)
    marketing.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(marketing).toBeChecked())
  },
})

/** Where the law lets people opt out, what they did not refuse is on. */
export const OptOutRegion = meta.story({
  render: () => <ReadyPage jurisdiction="US-CA" />,
  play: async () => {
    const dialog = await openBy('Preferences')
    const marketing = within(dialog).getByRole('switch', { name: 'Marketing' })
    await expect(marketing).toBeChecked()
    marketing.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(marketing).not.toBeChecked())
  },
})

/** A signal of the browser refuses: the services that it speaks against are off without a click. */
export const SignalOn = meta.story({
  render: () => <ReadyPage jurisdiction="US-CA" config={{ signals: [{ name: 'demo', read: () => true }] }} />,
  play: async () => {
    const dialog = await openBy('Preferences')
    await expect(within(dialog).getByRole('switch', { name: 'Marketing' })).not.toBeChecked()
    await expect(within(dialog).getByRole('switch', { name: 'Functional' })).toBeChecked()
  },
})

/** At the next visit a service was added: it is marked, and so is its category. */
export const ServiceAdded = meta.story({
  render: () => (
    <TwoVisits first={{ services: demoServices.filter(({ id }) => id !== 'youtube') }} content={<PrivacyLink />}>
      <ConsentBanner />
      <PreferencesDialog />
    </TwoVisits>
  ),
  play: async ({ canvas }) => {
    const accept = await canvas.findByRole('button', { name: 'Accept all' })
    accept.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
    await userEvent.click(await canvas.findByRole('button', { name: 'Next visit' }))
    const dialog = await openBy('Cookie preferences')
    await expect(within(dialog).getByRole('switch', { name: /^Marketing\s*New$/ })).not.toBeChecked()
    await expect(within(dialog).getByRole('switch', { name: 'Analytics' })).toBeChecked()
  },
})

/** After a change of the policy it is asked again; the switches show what was answered before. */
export const PolicyChanged = meta.story({
  render: () => (
    <TwoVisits
      next={{ policy: { version: '2026-03', updated: '2026-03-01', url: '#policy', material: true } }}
      content={<PrivacyLink />}
    >
      <ConsentBanner />
      <PreferencesDialog />
    </TwoVisits>
  ),
  play: async ({ canvas }) => {
    const accept = await canvas.findByRole('button', { name: 'Accept all' })
    accept.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
    await userEvent.click(await canvas.findByRole('button', { name: 'Next visit' }))
    await canvas.findByRole('region')
    const dialog = await openBy('Cookie preferences')
    within(dialog).getByRole('button', { name: 'Reject all' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region')).toBeNull())
  },
})

/** After an opt-out, consent takes two steps: the first moves the switches and leads to the second. */
export const OptedOut = meta.story({
  render: () => <ReadyPage jurisdiction="US-CA" before={({ actions }) => actions.rejectAll()} />,
  play: async () => {
    const dialog = await openBy('Your Privacy Choices')
    await waitFor(() => expect(within(dialog).getByRole('status')).toHaveTextContent('Your opt-out was recorded.'))
    within(dialog).getByRole('button', { name: 'Accept all' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Save choice' })).toHaveFocus())
    await expect(within(dialog).getByRole('switch', { name: 'Marketing' })).toBeChecked()
  },
})

/** Withdrawn, with something that only the browser can remove and a service that stops at the next load. */
export const WithdrawnWithLeftovers = meta.story({
  render: () => (
    <ReadyPage
      before={({ actions, inlet }) => {
        actions.rejectAll()
        inlet.set({
          withdrawal: {
            services: ['youtube'],
            removed: [{ service: 'advertising', name: '_ea', kind: 'cookie' }],
            left: [{ service: 'youtube', name: 'VISITOR_INFO1_LIVE', kind: 'cookie', reason: 'third-party' }],
            needsReload: true,
          },
        })
      }}
    />
  ),
  play: async () => {
    const dialog = await openBy('Cookie preferences')
    await expect(await within(dialog).findByText('1 item was removed.')).toBeVisible()
    await expect(within(dialog).getByText('Still there: VISITOR_INFO1_LIVE.')).toBeVisible()
    within(dialog).getByRole('button', { name: 'Reload the page' }).focus()
    await expect(within(dialog).getByRole('button', { name: 'Reload the page' })).toHaveFocus()
  },
})

/** A choice is confirmed where everybody sees it, and said once. */
export const Saved = meta.story({
  render: () => <ReadyPage />,
  play: async () => {
    const dialog = await openBy('Preferences')
    within(dialog).getByRole('button', { name: 'Save choice' }).focus()
    await userEvent.keyboard('{Enter}')
    const toast = await screen.findByText('Your choice was saved.')
    await expect(toast).toBeVisible()
    await expect(toast).toHaveRole('status')
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <ReadyPage scheme="dark" />,
  play: async () => {
    const dialog = await openBy('Preferences')
    within(dialog).getByRole('switch', { name: 'Analytics' }).focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(within(dialog).getByRole('switch', { name: 'Analytics' })).toBeChecked())
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => <ReadyPage dir="rtl" />,
  play: async () => {
    const { openPreferences, label: name } = ar.banner
    const dialog = await openBy(openPreferences, { name })
    await expect(dialog).toHaveAttribute('dir', 'rtl')
    const label = within(dialog).getByRole('heading', { name: 'التحليلات' })
    const control = within(dialog).getByRole('switch', { name: 'التحليلات' })
    await expect(control.getBoundingClientRect().right).toBeLessThan(label.getBoundingClientRect().right)
    await userEvent.tab()
    await expect(within(dialog).getByRole('button', { name: 'إغلاق دون حفظ' })).toHaveFocus()
  },
})

/** At 320 by 568 nothing has to be scrolled sideways. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <ReadyPage />,
  play: async () => {
    const dialog = await openBy('Preferences')
    await expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
    await userEvent.tab()
    await userEvent.tab()
    await expect(dialog.contains(document.activeElement)).toBe(true)
  },
})
