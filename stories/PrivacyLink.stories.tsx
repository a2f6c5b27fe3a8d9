import { ConsentBanner, PreferencesDialog, PreferencesTrigger, PrivacyLink } from 'fluxconsent/ui'
import { expect, screen, userEvent, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'First layer/PrivacyLink',
  component: PrivacyLink,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '420px' } } },
})

const LINK = { name: 'Cookie preferences' }

/** The permanent way back, with the name that the banner mentions. */
export const Anatomy = meta.story({
  render: () => <StoryPage content={<PrivacyLink />} />,
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('button', LINK)
    await userEvent.tab()
    await expect(link).toHaveFocus()
    await expect(link).toHaveAttribute('data-consent-action', 'open')
  },
})

/** After a choice it opens the preferences, and everything is withdrawn with one more press. */
export const WayBack = meta.story({
  render: () => (
    <StoryPage content={<PrivacyLink />} before={({ actions }) => actions.acceptAll()}>
      <ConsentBanner />
      <PreferencesDialog />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('button', LINK)
    await waitFor(() => expect(canvas.queryByRole('region')).toBeNull())
    link.focus()
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('dialog', LINK)
    await expect(await screen.findByRole('switch', { name: 'Marketing' })).toBeChecked()
    screen.getByRole('button', { name: 'Reject all' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(link).toHaveFocus())
  },
})

/** With the app's own words and element. */
export const OwnWords = meta.story({
  render: () => (
    <StoryPage
      content={
        <p>
          <PrivacyLink>Your privacy choices</PrivacyLink>{' '}
          <PreferencesTrigger asChild>
            <button type="button">Change what may run</button>
          </PreferencesTrigger>
        </p>
      }
    />
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Your privacy choices' })
    await userEvent.tab()
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Change what may run' })).toHaveFocus()
  },
})
