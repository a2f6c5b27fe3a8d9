import { CookieTable } from 'fluxconsent/preferences'
import { expect, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Second layer/CookieTable',
  component: CookieTable,
  parameters: { docs: { story: { inline: false, height: '420px' } } },
})

/** What one service stores. */
export const Anatomy = meta.story({
  render: () => <StoryPage content={<CookieTable service="youtube" />} />,
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('table', { name: 'What YouTube stores' })
    const headers = within(table).getAllByRole('columnheader')
    await expect(headers.map(({ textContent }) => textContent)).toEqual(['Name', 'Purpose', 'Lifetime', 'Type'])
    await expect(within(table).getByRole('row', { name: /^VISITOR_INFO1_LIVE/ })).toHaveTextContent('180 days')
  },
})

/** What all services of a category store. */
export const Category = meta.story({
  render: () => <StoryPage content={<CookieTable category="marketing" />} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('table', { name: 'What Marketing stores' })).toBeVisible()
  },
})

/** What the whole site stores. */
export const WholeSite = meta.story({
  render: () => <StoryPage content={<CookieTable />} />,
  play: async ({ canvas }) => {
    const table = await canvas.findByRole('table', { name: 'What Example Hosting stores' })
    await expect(within(table).getByRole('row', { name: /^BOXCLSESS/ })).toBeVisible()
  },
})

/** A service that stores nothing says so. */
export const Nothing = meta.story({
  render: () => <StoryPage content={<CookieTable service="theme" />} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Stores nothing on your device.')).toBeVisible()
  },
})

/** At 320 px words break, and nothing has to be scrolled sideways. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <StoryPage content={<CookieTable />} />,
  play: async ({ canvas }) => {
    await canvas.findByRole('table')
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <StoryPage scheme="dark" content={<CookieTable service="youtube" />} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('table')).toBeVisible()
  },
})
