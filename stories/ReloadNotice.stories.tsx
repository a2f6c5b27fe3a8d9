import { ReloadNotice } from 'fluxconsent/ui'
import { expect, userEvent, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Withdrawal/ReloadNotice',
  component: ReloadNotice,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '320px' } } },
})

const NOTICE = { name: 'Cookie preferences' }
const report = { services: ['youtube'], removed: [], left: [], needsReload: true }

/** After the withdrawal of a service that offers no way to stop. The page is reloaded only by the person. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage before={({ inlet }) => inlet.set({ withdrawal: report })}>
      <ReloadNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const notice = await canvas.findByRole('region', NOTICE)
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Reload the page' })).toHaveFocus()
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Not now' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(notice).not.toBeInTheDocument())
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => (
    <StoryPage scheme="dark" before={({ inlet }) => inlet.set({ withdrawal: report })}>
      <ReloadNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', NOTICE)).toBeVisible()
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Reload the page' })).toHaveFocus()
  },
})

/** After a withdrawal that is complete there is nothing to say. */
export const NothingToDo = meta.story({
  render: () => (
    <StoryPage before={({ inlet }) => inlet.set({ withdrawal: { ...report, needsReload: false } })}>
      <ReloadNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Example shop' })
    await expect(canvas.queryByRole('region')).toBeNull()
  },
})
