import type { WithdrawalReport } from 'fluxconsent/core'
import { WithdrawalSummary } from 'fluxconsent/preferences'
import { expect, userEvent } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Withdrawal/WithdrawalSummary',
  component: WithdrawalSummary,
  parameters: { docs: { story: { inline: false, height: '320px' } } },
})

const report: WithdrawalReport = {
  services: ['youtube', 'advertising'],
  removed: [
    { service: 'advertising', name: '_ea', kind: 'cookie' },
    { service: 'statistics', name: '_es1', kind: 'cookie' },
  ],
  left: [{ service: 'youtube', name: 'VISITOR_INFO1_LIVE', kind: 'cookie', reason: 'third-party' }],
  needsReload: true,
}

const afterwards = (change: Partial<WithdrawalReport> = {}, props: StoryPageProps = {}) => (
  <StoryPage
    {...props}
    content={<WithdrawalSummary />}
    before={({ inlet }) => inlet.set({ withdrawal: { ...report, ...change } })}
  />
)

/** What was removed, what is still there, and what takes a new load of the page. */
export const Anatomy = meta.story({
  render: () => afterwards(),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('2 items were removed.')).toBeVisible()
    await expect(canvas.getByText('Still there: VISITOR_INFO1_LIVE.')).toBeVisible()
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Reload the page' })).toHaveFocus()
  },
})

/** Everything is gone. */
export const Complete = meta.story({
  render: () => afterwards({ left: [], needsReload: false }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('2 items were removed.')).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Reload the page' })).toBeNull()
  },
})

/** Before the first withdrawal there is nothing to say. */
export const FirstVisit = meta.story({
  render: () => <StoryPage content={<WithdrawalSummary />} />,
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Example shop' })
    await expect(canvas.queryByText(/removed/)).toBeNull()
  },
})

/** In the dark, from right to left. */
export const Dark = meta.story({
  render: () => afterwards({}, { scheme: 'dark', dir: 'rtl' }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'إعادة تحميل الصفحة' })).toBeVisible()
  },
})
