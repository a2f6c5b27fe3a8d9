import { PrivacyCenter } from 'fluxconsent/policy'
import 'fluxconsent/policy.css'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const meta = preview.meta({
  title: 'Policy/PrivacyCenter',
  component: PrivacyCenter,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
})

const CENTER = { name: 'Privacy centre' }

const withAgreement = {
  agreements: [{ id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '1' }],
} as const

/** Before anything was chosen. */
export const Anatomy = meta.story({
  render: () => <StoryPage config={withAgreement} content={<PrivacyCenter />} />,
  play: async ({ canvas }) => {
    const center = within(await canvas.findByRole('article', CENTER))
    await expect(center.getByRole('region', { name: 'On this device now' })).toBeVisible()
    await expect(center.getByRole('link', { name: 'Correct my data' })).toHaveAttribute(
      'href',
      expect.stringContaining('mailto:privacy@example.com?subject='),
    )
  },
})

/** With a choice there is a receipt, an id to quote, and the way back. */
export const AfterAChoice = meta.story({
  render: () => <StoryPage content={<PrivacyCenter />} before={({ actions }) => actions.acceptAll()} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your reference')).toBeVisible()
    await tabTo(await canvas.findByRole('button', { name: 'Withdraw every consent' }))
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findAllByText('Not allowed')).toHaveLength(3)
  },
})

/** What is done for a legitimate interest has a box that objects, at once and without a reason. */
export const Objections = meta.story({
  render: () => (
    <StoryPage
      config={{
        activities: [
          {
            id: 'logs',
            title: 'Server logs',
            purpose: 'Security and the search for faults',
            legalBasis: 'legitimate-interest',
            interest: 'keeping attackers out',
            data: ['ip-address', 'pages'],
            retention: 'P14D',
          },
        ],
      }}
      content={<PrivacyCenter />}
    />
  ),
  play: async ({ canvas }) => {
    const box = await canvas.findByRole('checkbox', { name: 'I object to the use of my data Server logs' })
    box.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(box).toBeChecked())
    await userEvent.keyboard(' ')
    await waitFor(() => expect(box).not.toBeChecked())
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <StoryPage scheme="dark" content={<PrivacyCenter />} before={({ actions }) => actions.rejectAll()} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article', CENTER)).toBeVisible()
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => <StoryPage dir="rtl" content={<PrivacyCenter />} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article', { name: 'مركز الخصوصية' })).toHaveAttribute('dir', 'rtl')
  },
})

/** At 320 px nothing has to be scrolled sideways. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <StoryPage content={<PrivacyCenter />} />,
  play: async ({ canvas }) => {
    await canvas.findByRole('article', CENTER)
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
})
