import { YouTube } from 'fluxconsent/embeds'
import { PreferencesDialog } from 'fluxconsent/ui'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Embeds/YouTube',
  component: YouTube,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
})

const EMBED = { name: 'Big Buck Bunny' }
const POSTER = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E'

/** Before the grant: who would receive what, and nothing else. The place is kept, nothing is requested. */
export const Anatomy = meta.story({
  render: () => <StoryPage content={<YouTube video="https://youtu.be/aqz-KE-bpKQ" title={EMBED.name} />} />,
  play: async ({ canvas }) => {
    const embed = await canvas.findByRole('group', EMBED)
    const first = await within(embed).findByRole('button', { name: 'Show this once' })
    await expect(embed.querySelector('iframe')).toBeNull()
    await expect(embed.getBoundingClientRect().width / embed.getBoundingClientRect().height).toBeCloseTo(16 / 9, 1)
    first.focus()
    await userEvent.tab()
    await expect(document.activeElement).toHaveAccessibleName('Allow for this visit')
  },
})

/** With a picture of the own site behind it. */
export const WithPoster = meta.story({
  render: () => <StoryPage content={<YouTube video="aqz-KE-bpKQ" title={EMBED.name} poster={POSTER} />} />,
  play: async ({ canvas }) => {
    const embed = await canvas.findByRole('group', EMBED)
    await within(embed).findByRole('button', { name: 'Show this once' })
    await waitFor(() => expect(embed.querySelector('img')).toHaveAttribute('src', POSTER))
  },
})

/** The preferences can be opened from the placeholder, and the focus comes back to it. */
export const PreferencesFromHere = meta.story({
  render: () => (
    <StoryPage content={<YouTube video="aqz-KE-bpKQ" title={EMBED.name} />}>
      <PreferencesDialog />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const embed = await canvas.findByRole('group', EMBED)
    const opener = await within(embed).findByRole('button', { name: 'Preferences' })
    opener.focus()
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('dialog', { name: 'Cookie preferences' })
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(opener).toHaveFocus())
  },
})

/** Allowed: the player in the place that was kept. It starts by nobody's grant, only by a press on this very embed. */
export const Granted = meta.story({
  render: () => (
    <StoryPage
      content={<YouTube video="aqz-KE-bpKQ" title={EMBED.name} />}
      before={({ actions }) => actions.grantAlways('youtube')}
    />
  ),
  play: async ({ canvas }) => {
    const embed = await canvas.findByRole('group', EMBED)
    const frame = await within(embed).findByTitle(EMBED.name)
    await expect(frame).toHaveAttribute('src', expect.stringContaining('youtube-nocookie.com/embed/aqz-KE-bpKQ'))
    await expect(frame).not.toHaveAttribute('src', expect.stringContaining('autoplay'))
    await expect(within(embed).queryByRole('button')).toBeNull()
    await expect(frame.getBoundingClientRect().height).toBeCloseTo(embed.getBoundingClientRect().height, 0)
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <StoryPage scheme="dark" content={<YouTube video="aqz-KE-bpKQ" title={EMBED.name} />} />,
  play: async ({ canvas }) => {
    const embed = await canvas.findByRole('group', EMBED)
    await expect(await within(embed).findByRole('button', { name: 'Show this once' })).toBeVisible()
  },
})

/** On a phone the place is higher than the picture, so that what has to be said is in sight. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <StoryPage content={<YouTube video="aqz-KE-bpKQ" title={EMBED.name} />} />,
  play: async ({ canvas }) => {
    const embed = await canvas.findByRole('group', EMBED)
    const button = await within(embed).findByRole('button', { name: 'Always allow YouTube' })
    const { bottom } = embed.getBoundingClientRect()
    await expect(button.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom)
    button.focus()
    await expect(button).toHaveFocus()
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
})
