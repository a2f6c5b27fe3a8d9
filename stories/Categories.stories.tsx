import { Categories } from 'fluxconsent/preferences'
import type { ReactNode } from 'react'
import { expect, userEvent, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const meta = preview.meta({
  title: 'Second layer/Categories',
  component: Categories.List,
  subcomponents: Categories,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
})

/** The categories of the config, on a page. */
function CategoryList(props: StoryPageProps): ReactNode {
  return (
    <StoryPage
      {...props}
      content={
        <section aria-labelledby="categories">
          <h2 id="categories">Categories</h2>
          <Categories.List>
            {({ id, services }) => (
              <Categories.Item category={id}>
                <Categories.Label />
                <Categories.Switch>
                  <Categories.Thumb />
                </Categories.Switch>
                <Categories.Description />
                <Categories.Status />
                <Categories.Details>
                  <p>{services.map(({ name, id: service }) => name ?? service).join(', ')}</p>
                </Categories.Details>
              </Categories.Item>
            )}
          </Categories.List>
        </section>
      }
    />
  )
}

/** Every part, with the texts of the language. */
export const Anatomy = meta.story({
  render: () => <CategoryList />,
  play: async ({ canvas }) => {
    const functional = await canvas.findByRole('switch', { name: 'Functional' })
    functional.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(functional).toBeChecked())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(functional).not.toBeChecked())
  },
})

/** A required category is on, cannot be moved, and says why. */
export const Required = meta.story({
  render: () => (
    <CategoryList
      config={{
        categories: {
          necessary: { required: true, reason: 'Without it nobody could sign in.' },
          functional: {},
          analytics: {},
          marketing: {},
        },
      }}
    />
  ),
  play: async ({ canvas }) => {
    const necessary = await canvas.findByRole('switch', { name: 'Necessary' })
    await expect(necessary).toBeDisabled()
    await expect(necessary).toHaveAccessibleDescription(/Without it nobody could sign in\./)
    await userEvent.tab()
    await expect(necessary).not.toHaveFocus()
  },
})

/** Some services are on: the switch is mixed and turns all of them on. */
export const Mixed = meta.story({
  render: () => <CategoryList before={({ actions }) => actions.save({ youtube: 'granted' })} />,
  play: async ({ canvas }) => {
    const marketing = await canvas.findByRole('switch', { name: 'Marketing' })
    await waitFor(() => expect(marketing).toHaveAttribute('data-state', 'mixed'))
    marketing.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(marketing).toHaveAttribute('data-state', 'checked'))
  },
})

/** Details are shown on demand. */
export const DetailsShown = meta.story({
  render: () => <CategoryList />,
  play: async ({ canvas }) => {
    const summary = await canvas.findByText('2 services')
    await expect(summary).toHaveAccessibleName('2 services – Details of Marketing')
    await tabTo(summary)
    // What a browser does at Enter, which the simulated keyboard of a story does not know.
    summary.click()
    await expect(canvas.getByText('YouTube, Example Ads')).toBeVisible()
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <CategoryList scheme="dark" before={({ actions }) => actions.setDraft('analytics', 'granted')} />,
  play: async ({ canvas }) => {
    const analytics = await canvas.findByRole('switch', { name: 'Analytics' })
    await waitFor(() => expect(analytics).toBeChecked())
    analytics.focus()
    await expect(analytics).toHaveFocus()
  },
})

/** At 320 px. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <CategoryList />,
  play: async ({ canvas }) => {
    await canvas.findByRole('switch', { name: 'Functional' })
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
    await userEvent.tab()
    await expect(document.activeElement).not.toBe(document.body)
  },
})
