import { useCategory, useConsent, useConsentActions } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { ConsentPreferences } from 'fluxconsent/preferences'
import { youtube } from 'fluxconsent/services'
import { Banner, ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { demoServices } from './demoConfig.ts'
import './recipes.css'
import { StoryPage } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Recipes',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '480px' } } },
})

const REGION = { name: 'Cookies on this site' }

// What shadcn/ui calls a button: the app's own component, its look in classes, its variant in a prop.
interface OwnButtonProps extends ComponentPropsWithoutRef<'button'> {
  readonly variant?: 'solid' | 'ghost'
}

const OwnButton = forwardRef<HTMLButtonElement, OwnButtonProps>(function OwnButton(
  { variant = 'solid', ...props },
  ref,
) {
  return <button type="button" {...props} className={`own-button own-button-${variant}`} ref={ref} />
})

/** The app's own classes, as with Tailwind: any of them wins over the theme, which stands in a cascade layer. */
export const OwnClasses = meta.story({
  render: () => (
    <StoryPage content={<PrivacyLink />}>
      <Banner.Root className="own-card">
        <Banner.Title className="own-title" />
        <Banner.Description className="own-text" />
        <Banner.Actions className="own-actions">
          <Banner.RejectAll className="own-button own-button-solid" />
          <Banner.AcceptAll className="own-button own-button-solid" />
          <Banner.Acknowledge className="own-button own-button-solid" />
          <Banner.OpenPreferences className="own-button own-button-ghost" />
        </Banner.Actions>
      </Banner.Root>
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const banner = within(await canvas.findByRole('region', REGION))
    const [reject, accept] = ['Reject all', 'Accept all'].map((name) => banner.getByRole('button', { name }))
    for (const button of [reject, accept]) await expect(button).toHaveStyle({ backgroundColor: 'rgb(29, 78, 216)' })
    await expect(reject?.getBoundingClientRect().width).toBe(accept?.getBoundingClientRect().width)
    reject?.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
  },
})

/** The app's own elements, by `asChild`: they keep their look, and get texts, handlers and refs. */
export const OwnElements = meta.story({
  render: () => (
    <StoryPage content={<PrivacyLink />}>
      <Banner.Root asChild>
        <aside className="own-card">
          <Banner.Title asChild>
            <h3>Before you look around</h3>
          </Banner.Title>
          <Banner.Description />
          <Banner.Actions className="own-actions">
            <Banner.RejectAll asChild>
              <OwnButton />
            </Banner.RejectAll>
            <Banner.AcceptAll asChild>
              <OwnButton />
            </Banner.AcceptAll>
            <Banner.Acknowledge asChild>
              <OwnButton />
            </Banner.Acknowledge>
            <Banner.OpenPreferences asChild>
              <OwnButton variant="ghost" />
            </Banner.OpenPreferences>
          </Banner.Actions>
        </aside>
      </Banner.Root>
      <PreferencesDialog />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const banner = within(await canvas.findByRole('complementary', { name: 'Before you look around' }))
    await expect(banner.getByRole('button', { name: 'Reject all' })).toHaveClass('own-button')
    const opener = banner.getByRole('button', { name: 'Preferences' })
    opener.focus()
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('dialog')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(opener).toHaveFocus())
  },
})

/** A category of the app, with its words in every language that the config has. */
export const OwnCategory = meta.story({
  render: () => (
    <StoryPage
      config={{
        categories: { necessary: { required: true }, media: {} },
        services: [...demoServices.filter(({ category }) => category === 'necessary'), youtube({ category: 'media' })],
        messages: {
          en: {
            ...en,
            banner: { ...en.banner, purposes: { ...en.banner.purposes, media: 'videos' } },
            load: async () => {
              const { details, placeholder } = await en.load()
              const media = { label: 'Media', description: 'Videos of other sites, where they stand in our texts.' }
              return { placeholder, details: { ...details, categories: { ...details.categories, media } } }
            },
          },
        },
      }}
      content={<PrivacyLink />}
    >
      <ConsentBanner />
      <PreferencesDialog />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/similar storage for videos\./)).toBeVisible()
    canvas.getByRole('button', { name: 'Preferences' }).focus()
    await userEvent.keyboard('{Enter}')
    const media = await screen.findByRole('switch', { name: 'Media' })
    media.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(media).toBeChecked())
    screen.getByRole('button', { name: 'Save choice' }).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  },
})

/** A page of preferences, without a dialog: the categories and the buttons need no `Preferences.Root`. */
export const PreferencesPage = meta.story({
  render: () => (
    <StoryPage
      content={
        <section aria-labelledby="choice">
          <h2 id="choice">Cookie preferences</h2>
          <ConsentPreferences />
        </section>
      }
    />
  ),
  play: async ({ canvas }) => {
    const marketing = await canvas.findByRole('switch', { name: 'Marketing' })
    marketing.focus()
    await userEvent.keyboard(' ')
    canvas.getByRole('button', { name: 'Save choice' }).focus()
    await userEvent.keyboard('{Enter}')
    await expect(await screen.findByText('Your choice was saved.')).toBeVisible()
    await expect(marketing).toBeChecked()
  },
})

/** No part at all: the hooks are enough for an interface of one's own. */
export const OwnInterface = meta.story({
  render: () => <StoryPage content={<OwnQuestion />} />,
  play: async ({ canvas }) => {
    const no = await canvas.findByRole('button', { name: 'No' })
    no.focus()
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText('We do not count visits.')).toBeVisible()
  },
})

function OwnQuestion(): ReactNode {
  const { decision } = useCategory('analytics')
  const isAsked = useConsent(({ prompt }) => prompt.required)
  const { acceptAll, rejectAll } = useConsentActions()
  if (!isAsked) return <p>{decision === 'granted' ? 'We count visits.' : 'We do not count visits.'}</p>
  return (
    <section aria-label="Statistics">
      <p>May we count visits, show you videos and advertisements?</p>
      <button type="button" onClick={rejectAll} data-consent-action="reject-all">
        No
      </button>{' '}
      <button type="button" onClick={acceptAll} data-consent-action="accept-all">
        Yes
      </button>
    </section>
  )
}
