import type { ConsentInput } from 'fluxconsent/core'
import { ar } from 'fluxconsent/locales/ar'
import { CookiePolicy } from 'fluxconsent/policy'
import 'fluxconsent/policy.css'
import { expect, userEvent, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const meta = preview.meta({
  title: 'Policy/CookiePolicy',
  component: CookiePolicy,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
})

const POLICY = { name: 'Cookie policy' }
const CHOICE = { name: 'Your choice' }

const full: Partial<ConsentInput> = {
  controller: {
    name: 'Example Hosting',
    address: 'Street 1\n12345 Town',
    email: 'privacy@example.com',
    phone: '+49 30 123456',
    hours: 'Mon–Fri 9:00–17:00',
    dpo: { email: 'dpo@example.com' },
    authority: [{ name: 'BfDI', url: 'https://www.bfdi.bund.de', jurisdictions: ['DE'] }],
  },
  policy: {
    version: '2026-02',
    updated: '2026-02-15',
    url: '#policy',
    minimumAge: 16,
    tools: [{ name: 'Privacy Badger', url: 'https://privacybadger.org' }],
    history: [{ version: '2025-09', updated: '2025-09', changes: 'First version' }],
  },
  claims: ['noSale', 'noFingerprinting'],
  agreements: [{ id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '1', url: '#newsletter' }],
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
}

/** Everything in it comes out of the config. */
export const Anatomy = meta.story({
  render: () => <StoryPage config={full} content={<CookiePolicy />} />,
  play: async ({ canvas }) => {
    const policy = within(await canvas.findByRole('article', POLICY))
    await expect(policy.getByRole('heading', { name: 'Server logs' })).toBeVisible()
    await expect(policy.getByRole('table', { name: 'What Marketing stores' })).toBeVisible()
  },
})

/** The choice is changed where one reads about it. */
export const ChangeOfMind = meta.story({
  render: () => <StoryPage content={<CookiePolicy />} before={({ actions }) => actions.acceptAll()} />,
  play: async ({ canvas }) => {
    const choice = within(await canvas.findByRole('region', CHOICE))
    await expect(await choice.findAllByText('Allowed')).toHaveLength(3)
    await tabTo(choice.getByRole('button', { name: 'Reject all' }))
    await userEvent.keyboard('{Enter}')
    await expect(await choice.findAllByText('Not allowed')).toHaveLength(3)
  },
})

/** With the keyboard: the contents lead to each section. */
export const Keyboard = meta.story({
  render: () => <StoryPage content={<CookiePolicy />} />,
  play: async ({ canvas }) => {
    const contents = within(await canvas.findByRole('navigation', { name: 'Contents' }))
    await userEvent.tab()
    await expect(contents.getAllByRole('link')[0]).toHaveFocus()
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <StoryPage config={full} scheme="dark" content={<CookiePolicy />} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article', POLICY)).toBeVisible()
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => <StoryPage config={full} dir="rtl" content={<CookiePolicy />} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article', { name: ar.banner.policy })).toHaveAttribute('dir', 'rtl')
  },
})

/** At 320 px nothing has to be scrolled sideways. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <StoryPage config={full} content={<CookiePolicy />} />,
  play: async ({ canvas }) => {
    await canvas.findByRole('article', POLICY)
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
})
