import { OptOutLink, OptOutStatus } from 'fluxconsent/policy'
import { PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/policy.css'
import { expect, userEvent } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { demoServices } from './demoConfig.ts'
import { StoryPage } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const meta = preview.meta({
  title: 'Policy/OptOutLink',
  component: OptOutLink,
  parameters: { docs: { story: { inline: false, height: '320px' } } },
})

const config = {
  services: demoServices.map((service) => (service.id === 'statistics' ? { ...service, sensitive: true } : service)),
}

/** Every link and the status beside it, with the words and the sign that the law of California prescribes. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage
      config={config}
      jurisdiction="US-CA"
      content={
        <footer>
          <PrivacyLink /> <OptOutLink right="sale" /> <OptOutLink right="sensitive" /> <OptOutStatus />
        </footer>
      }
    />
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Your Privacy Choices' })
    await canvas.findByRole('button', { name: 'Limit the Use of My Sensitive Personal Information' })
    const link = await canvas.findByRole('button', { name: 'Do Not Sell or Share My Personal Information' })
    await tabTo(link)
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('Your opt-out was recorded.')).toBeVisible()
  },
})

/** Where another law counts there is one link, in the usual words. */
export const Elsewhere = meta.story({
  render: () => (
    <StoryPage
      config={config}
      content={
        <footer>
          <PrivacyLink /> <OptOutLink right="sale" />
        </footer>
      }
    />
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Cookie preferences' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: /Do Not Sell/ })).toBeNull()
  },
})
