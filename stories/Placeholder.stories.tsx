import { ConsentGate, type Gate } from 'fluxconsent'
import { Placeholder } from 'fluxconsent/embeds'
import { PreferencesDialog, PreferencesTrigger } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Embeds/Placeholder',
  component: Placeholder.Root,
  subcomponents: Placeholder,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
})

const standIn = (gate: Gate): ReactNode => (
  <Placeholder.Root service="youtube" gate={gate} url="https://www.youtube.com/watch?v=aqz-KE-bpKQ">
    <Placeholder.Title />
    <Placeholder.Text />
    <Placeholder.AllowOnce />
    <Placeholder.AllowSession />
    <Placeholder.AllowAlways />
    <Placeholder.OpenPreferences />
    <Placeholder.VisitLink />
  </Placeholder.Root>
)

/** A page with a gate: what stands behind it is the app's own. */
function GatedPage(props: StoryPageProps): ReactNode {
  return (
    <StoryPage
      {...props}
      content={
        <ConsentGate service="youtube" fallback={standIn}>
          {() => <p>Here the video would be.</p>}
        </ConsentGate>
      }
    />
  )
}

const CONTENT = 'Here the video would be.'

/** Every part, with the texts of the language and the facts of the manifest. */
export const Anatomy = meta.story({
  render: () => <GatedPage />,
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'YouTube' })
    await within(group).findByRole('button', { name: 'Show this once' })
    await expect(group).toHaveTextContent(/Google/)
    const names = within(group)
      .getAllByRole('button')
      .map(({ textContent }) => textContent)
    await expect(names).toEqual(['Show this once', 'Allow for this visit', 'Always allow YouTube', 'Preferences'])
    for (const name of ['Show this once', 'Allow for this visit']) {
      within(group).getByRole('button', { name }).focus()
      await expect(document.activeElement).toHaveAccessibleName(name)
    }
  },
})

/** Once opens this gate only, and nothing is kept. */
export const AllowedOnce = meta.story({
  render: () => <GatedPage />,
  play: async ({ canvas }) => {
    const once = await canvas.findByRole('button', { name: 'Show this once' })
    once.focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText(CONTENT)).toBeVisible()
  },
})

/** Always records a choice for this service. */
export const AllowedAlways = meta.story({
  render: () => <GatedPage />,
  play: async ({ canvas }) => {
    const always = await canvas.findByRole('button', { name: 'Always allow YouTube' })
    always.focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText(CONTENT)).toBeVisible()
  },
})

/** Whoever has allowed the service sees no placeholder. */
export const Returning = meta.story({
  render: () => <GatedPage before={({ actions }) => actions.grantAlways('youtube')} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(CONTENT)).toBeVisible()
    await waitFor(() => expect(canvas.queryByRole('group')).toBeNull())
  },
})

/** After the withdrawal it is there again, and nothing of the content is. */
export const Withdrawn = meta.story({
  render: () => (
    <GatedPage before={({ actions }) => actions.grantAlways('youtube')}>
      <PreferencesTrigger />
      <PreferencesDialog />
    </GatedPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText(CONTENT)
    canvas.getByRole('button', { name: 'Preferences' }).focus()
    await userEvent.keyboard('{Enter}')
    within(await screen.findByRole('dialog'))
      .getByRole('button', { name: 'Reject all' })
      .focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByRole('group', { name: 'YouTube' })).toBeVisible()
    await expect(canvas.queryByText(CONTENT)).toBeNull()
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => <GatedPage dir="rtl" />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('group', { name: 'YouTube' })).toHaveAttribute('dir', 'rtl')
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <GatedPage scheme="dark" />,
  play: async ({ canvas }) => {
    const once = await canvas.findByRole('button', { name: 'Show this once' })
    once.focus()
    await expect(once).toHaveFocus()
  },
})

/** At 320 px nothing has to be scrolled sideways. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <GatedPage />,
  play: async ({ canvas }) => {
    const always = await canvas.findByRole('button', { name: 'Always allow YouTube' })
    always.focus()
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText(CONTENT)).toBeVisible()
  },
})
