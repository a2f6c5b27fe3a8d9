import { Services } from 'fluxconsent/preferences'
import type { ReactNode } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Second layer/Services',
  component: Services.List,
  subcomponents: Services,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
})

/** The services of a category, on a page. */
function ServiceList({ category = 'marketing', ...props }: StoryPageProps & { readonly category?: string }): ReactNode {
  return (
    <StoryPage
      {...props}
      content={
        <section aria-labelledby="services">
          <h2 id="services">Services</h2>
          <h3>{category}</h3>
          <Services.List category={category}>
            {({ id }) => (
              <Services.Item service={id}>
                <Services.Label />
                <Services.Switch>
                  <Services.Thumb />
                </Services.Switch>
                <Services.Facts />
              </Services.Item>
            )}
          </Services.List>
        </section>
      }
    />
  )
}

/** Every part, with the texts of the language and the facts of the manifest. */
export const Anatomy = meta.story({
  render: () => <ServiceList />,
  play: async ({ canvas }) => {
    const youtube = await canvas.findByRole('switch', { name: 'YouTube' })
    const item = youtube.closest('li')
    await expect(item).toHaveTextContent(/Legal basis\s*Consent/)
    youtube.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(youtube).toBeChecked())
    await expect(item).toHaveAttribute('data-state', 'granted')
  },
})

/** A necessary service is shown, and cannot be moved. */
export const Required = meta.story({
  render: () => <ServiceList category="necessary" />,
  play: async ({ canvas }) => {
    const session = await canvas.findByRole('switch')
    await expect(session).toBeDisabled()
    await expect(session).toBeChecked()
    await userEvent.tab()
    await expect(session).not.toHaveFocus()
  },
})

/** Links of several providers have different names. */
export const UniqueLinks = meta.story({
  render: () => <ServiceList />,
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('list', { name: 'Details of Marketing' })
    const names = within(list)
      .getAllByRole('link', { name: /^Privacy policy of/ })
      .map(({ textContent }) => textContent)
    await expect(new Set(names).size).toBe(names.length)
    await userEvent.tab()
    await expect(within(list).getAllByRole('switch')[0]).toHaveFocus()
  },
})
