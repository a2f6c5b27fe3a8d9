import { ar } from 'fluxconsent/locales/ar'
import { en } from 'fluxconsent/locales/en'
import { Banner, ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { demoServices } from './demoConfig.ts'
import { StoryPage } from './StoryPage.tsx'
import { TwoVisits } from './TwoVisits.tsx'

const meta = preview.meta({
  title: 'First layer/Banner',
  component: Banner.Root,
  subcomponents: Banner,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '420px' } } },
})

const REGION = { name: 'Cookies on this site' }
const ACCEPT = { name: 'Accept all' }
const REJECT = { name: 'Reject all' }

/** Every part, with the texts of the language. `Banner.Acknowledge` shows where people opt out, in place of `AcceptAll`. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage>
      <Banner.Root>
        <Banner.Title />
        <Banner.Description />
        <Banner.Close />
        <Banner.Actions>
          <Banner.RejectAll />
          <Banner.AcceptAll />
          <Banner.Acknowledge />
          <Banner.OpenPreferences />
        </Banner.Actions>
      </Banner.Root>
    </StoryPage>
  ),
  play: async ({ canvas, step }) => {
    const banner = await canvas.findByRole('region', REGION)
    await step('it comes first: link, close, reject, accept, preferences', async () => {
      for (const name of ['Cookie policy', 'Close and reject all', 'Reject all', 'Accept all', 'Preferences']) {
        await userEvent.tab()
        await expect(document.activeElement).toHaveAccessibleName(name)
      }
    })
    await expect(within(banner).getByText(/Example Hosting/)).toBeVisible()
  },
})

/** The ready banner, for somebody who was never asked: it takes no focus, and no key answers for the person. */
export const FirstVisit = meta.story({
  render: () => (
    <StoryPage>
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', REGION)
    await expect(document.body).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(banner).toBeVisible()
  },
})

/** One press of a key refuses; the focus goes to the page, and the way back stays. */
export const Rejected = meta.story({
  render: () => (
    <StoryPage content={<PrivacyLink />}>
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const reject = await canvas.findByRole('button', REJECT)
    reject.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
    await waitFor(() => expect(document.body).not.toHaveFocus())
    await expect(canvas.getByRole('button', { name: 'Cookie preferences' })).toBeVisible()
  },
})

/** One press of a key accepts: exactly as much as it takes to refuse. */
export const Accepted = meta.story({
  render: () => (
    <StoryPage content={<PrivacyLink />}>
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const accept = await canvas.findByRole('button', ACCEPT)
    accept.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
  },
})

/** Somebody who has answered sees no banner. */
export const Returning = meta.story({
  render: () => (
    <StoryPage content={<PrivacyLink />} before={({ actions }) => actions.rejectAll()}>
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Cookie preferences' })
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
    await userEvent.tab()
    await expect(document.activeElement).toHaveAccessibleName('Cookie preferences')
  },
})

/** Where the law lets people opt out: a notice, the way out and "understood" of equal rank, no button to accept. */
export const OptOutRegion = meta.story({
  render: () => (
    <StoryPage jurisdiction="US-CA" content={<PrivacyLink />}>
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas, step }) => {
    const banner = await canvas.findByRole('region', REGION)
    await expect(within(banner).queryByRole('button', ACCEPT)).toBeNull()
    await step('it comes first: link, opt out, understood, preferences', async () => {
      for (const name of ['Cookie policy', 'Opt out', 'Understood', 'Preferences']) {
        await userEvent.tab()
        await expect(document.activeElement).toHaveAccessibleName(name)
      }
    })
  },
})

/** A notice in a place that asks for no opt-out: the same banner, and "understood" closes it. */
export const Notice = meta.story({
  render: () => (
    <StoryPage
      jurisdiction="AU"
      config={{ jurisdictions: [{ match: ['AU'], regulation: 'privacy-act', model: 'notice' }] }}
      content={<PrivacyLink />}
    >
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const understood = await canvas.findByRole('button', { name: 'Understood' })
    understood.focus()
    await userEvent.keyboard(' ')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
  },
})

/** The browser sends Global Privacy Control: the notice says that it was honoured, without a click. */
export const SignalOn = meta.story({
  beforeEach: () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    return () => void Reflect.deleteProperty(navigator, 'globalPrivacyControl')
  },
  render: () => (
    <StoryPage jurisdiction="US-CA">
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', REGION)
    await waitFor(() => expect(within(banner).getByRole('status')).toHaveTextContent(/opted out for you/))
    await userEvent.tab()
    await expect(canvas.getByRole('link', { name: 'Cookie policy' })).toHaveFocus()
  },
})

/** With a button that closes, and says in its name that closing refuses. */
export const WithClose = meta.story({
  render: () => (
    <StoryPage>
      <Banner.Root>
        <Banner.Title />
        <Banner.Description />
        <Banner.Close />
        <Banner.Actions>
          <Banner.RejectAll />
          <Banner.AcceptAll />
        </Banner.Actions>
      </Banner.Root>
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const close = await canvas.findByRole('button', { name: 'Close and reject all' })
    close.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
  },
})

/** In the dark, as the page's own `color-scheme` says. */
export const Dark = meta.story({
  render: () => (
    <StoryPage scheme="dark">
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('region', REGION)
    await userEvent.tab()
    await expect(canvas.getByRole('link', { name: 'Cookie policy' })).toHaveFocus()
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => (
    <StoryPage dir="rtl">
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const { title, rejectAll, acceptAll } = ar.banner
    const banner = await canvas.findByRole('region', { name: title })
    await expect(banner).toHaveAttribute('dir', 'rtl')
    const [reject, accept] = [rejectAll, acceptAll].map((name) => within(banner).getByRole('button', { name }))
    await expect(reject?.getBoundingClientRect().left).toBeGreaterThan(accept?.getBoundingClientRect().left ?? 0)
    await userEvent.tab()
    await userEvent.tab()
    await expect(reject).toHaveFocus()
  },
})

/** At 320 by 568 it takes half of the height at most, and every button is in view. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => (
    <StoryPage>
      <ConsentBanner />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', REGION)
    await expect(banner.getBoundingClientRect().height).toBeLessThanOrEqual(innerHeight / 2)
    for (const name of ['Cookie policy', 'Reject all', 'Accept all', 'Preferences']) {
      await userEvent.tab()
      await expect(document.activeElement).toHaveAccessibleName(name)
    }
  },
})

const withoutVideos = { services: demoServices.filter(({ id }) => id !== 'youtube') }
const policyOfMarch = { version: '2026-03', updated: '2026-03-01', url: '#policy' }

/** At the next visit a service was added: only it is asked about, older answers stay. */
export const ServiceAdded = meta.story({
  render: () => (
    <TwoVisits first={withoutVideos}>
      <ConsentBanner />
    </TwoVisits>
  ),
  play: async ({ canvas }) => {
    const accept = await canvas.findByRole('button', ACCEPT)
    accept.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
    await userEvent.click(await canvas.findByRole('button', { name: 'Next visit' }))
    const banner = await canvas.findByRole('region', REGION)
    await expect(within(banner).getByText(/for advertising\. 1 third party/)).toBeVisible()
  },
})

/** At the next visit the policy has changed in what matters: everything is asked again. */
export const PolicyChanged = meta.story({
  render: () => (
    <TwoVisits next={{ policy: { ...policyOfMarch, material: true } }}>
      <ConsentBanner />
    </TwoVisits>
  ),
  play: async ({ canvas }) => {
    const accept = await canvas.findByRole('button', ACCEPT)
    accept.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
    await userEvent.click(await canvas.findByRole('button', { name: 'Next visit' }))
    const banner = await canvas.findByRole('region', REGION)
    await expect(within(banner).getByText(/additional functions, statistics, and advertising/)).toBeVisible()
    await expect(within(banner).getByRole('button', REJECT)).toBeVisible()
  },
})

/** An editorial change of the policy asks nobody again: `PolicyNotice` tells of it. */
export const PolicyReworded = meta.story({
  render: () => (
    <TwoVisits next={{ policy: { ...policyOfMarch, material: false } }}>
      <ConsentBanner />
    </TwoVisits>
  ),
  play: async ({ canvas }) => {
    const reject = await canvas.findByRole('button', REJECT)
    reject.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
    await userEvent.click(await canvas.findByRole('button', { name: 'Next visit' }))
    await canvas.findByRole('heading', { name: 'Example shop' })
    await expect(canvas.queryByRole('region', REGION)).toBeNull()
  },
})

const unavailable = fn<(error: unknown) => void>()

/** Where the preferences cannot be loaded the banner stays: there everything can still be refused. */
export const PreferencesUnavailable = meta.story({
  render: () => (
    <StoryPage
      onError={unavailable}
      config={{ messages: { en: { ...en, load: async () => Promise.reject(new Error('The chunk is gone.')) } } }}
    >
      <ConsentBanner />
      <PreferencesDialog />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const opener = await canvas.findByRole('button', { name: 'Preferences' })
    opener.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(unavailable).toHaveBeenCalled())
    await expect(canvas.getByRole('region', REGION)).toBeVisible()
    await expect(screen.queryByRole('dialog')).toBeNull()
    canvas.getByRole('button', REJECT).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', REGION)).toBeNull())
  },
})
