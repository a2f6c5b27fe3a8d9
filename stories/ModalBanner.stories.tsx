import { ar } from 'fluxconsent/locales/ar'
import { ModalBanner, PrivacyLink } from 'fluxconsent/ui'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'First layer/ModalBanner',
  component: ModalBanner,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '560px' } } },
})

const DIALOG = { name: 'Cookies on this site' }

const modalPage = (props: StoryPageProps = {}) => (
  <StoryPage {...props} content={<PrivacyLink />}>
    <ModalBanner />
  </StoryPage>
)

async function tabThrough(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await userEvent.tab()
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(name))
  }
}

/** It has to be asked for: the page is inert until there is an answer, which is one press of a key away. */
export const Anatomy = meta.story({
  render: () => modalPage(),
  play: async () => {
    const dialog = await screen.findByRole('dialog', DIALOG)
    await waitFor(() => expect(dialog).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await expect(dialog).toBeVisible()
    await tabThrough(['Cookie policy', 'Reject all', 'Accept all', 'Preferences'])
  },
})

/** After the answer nothing is inert, and the focus is in the page. */
export const Rejected = meta.story({
  render: () => modalPage(),
  play: async ({ canvas }) => {
    const dialog = await screen.findByRole('dialog', DIALOG)
    within(dialog).getByRole('button', { name: 'Reject all' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.body).not.toHaveFocus())
    await expect(canvas.getByRole('button', { name: 'Cookie preferences' })).toBeVisible()
  },
})

/** Somebody who has answered sees no dialog. */
export const Returning = meta.story({
  render: () => modalPage({ before: ({ actions }) => actions.rejectAll() }),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Cookie preferences' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  },
})

/** Where the law lets people opt out. */
export const OptOutRegion = meta.story({
  render: () => modalPage({ jurisdiction: 'US-CA' }),
  play: async () => {
    const dialog = await screen.findByRole('dialog', DIALOG)
    await expect(within(dialog).queryByRole('button', { name: 'Accept all' })).toBeNull()
    await waitFor(() => expect(dialog).toHaveFocus())
    await tabThrough(['Cookie policy', 'Opt out', 'Understood', 'Preferences'])
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => modalPage({ scheme: 'dark' }),
  play: async () => {
    const dialog = await screen.findByRole('dialog', DIALOG)
    await waitFor(() => expect(dialog).toHaveFocus())
    await tabThrough(['Cookie policy'])
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => modalPage({ dir: 'rtl' }),
  play: async () => {
    const dialog = await screen.findByRole('dialog', { name: ar.banner.title })
    await expect(dialog).toHaveAttribute('dir', 'rtl')
    await waitFor(() => expect(dialog).toHaveFocus())
    await tabThrough([ar.banner.policy, ar.banner.rejectAll])
  },
})

/** At 320 by 568 every button is in view. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => modalPage(),
  play: async () => {
    const dialog = await screen.findByRole('dialog', DIALOG)
    for (const button of within(dialog).getAllByRole('button')) {
      await expect(button.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight)
    }
    await waitFor(() => expect(dialog).toHaveFocus())
    await tabThrough(['Cookie policy', 'Reject all'])
  },
})
