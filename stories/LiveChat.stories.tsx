import { LiveChat } from 'fluxconsent/embeds'
import { ConsentBanner } from 'fluxconsent/ui'
import { useEffect, useState, type ReactNode } from 'react'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { absentChat, demoChat } from './demoChat.ts'
import { demoServices } from './demoConfig.ts'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Embeds/LiveChat',
  component: LiveChat,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
})

const LAUNCHER = { name: 'Chat' }
const ALLOW = { name: 'Allow and open the chat' }

interface ChatPageProps extends Omit<StoryPageProps, 'before' | 'content'> {
  /** @default the ready one */
  readonly chat?: (service: string) => ReactNode
  /** @default false */
  readonly isAllowed?: boolean
}

/** A shop with a chat; what the vendor has put into the page goes with the story. */
function ChatPage({ chat = (id) => <LiveChat service={id} />, isAllowed = false, ...props }: ChatPageProps): ReactNode {
  const [service] = useState(demoChat)
  useEffect(() => () => document.querySelectorAll('.demo-chat').forEach((node) => node.remove()), [])
  return (
    <StoryPage
      {...props}
      config={{ services: [...demoServices, service, absentChat] }}
      {...(isAllowed && { before: ({ actions }) => actions.grantAlways(service.id) })}
      content={chat(service.id)}
    />
  )
}

const open = async ({ name } = LAUNCHER): Promise<HTMLElement> => {
  const launcher = await screen.findByRole('button', { name })
  launcher.focus()
  await userEvent.keyboard('{Enter}')
  return screen.findByRole('group', { name: `${name} (Example Chat)` })
}

/** Every part, in the page's own order; the launcher stays beside that of the vendor. */
export const Anatomy = meta.story({
  render: () => (
    <ChatPage
      chat={(service) => (
        <LiveChat service={service} stepsAside={false}>
          {(Chat) => (
            <>
              <Chat.Launcher />
              <Chat.Panel>
                <Chat.Title />
                <Chat.Text />
                <Chat.Status />
                <Chat.AllowAndOpen />
                <Chat.Close />
                <Chat.OpenPreferences />
              </Chat.Panel>
            </>
          )}
        </LiveChat>
      )}
    />
  ),
  play: async () => {
    const panel = await open()
    await expect(panel).toHaveFocus()
    await expect(panel).toHaveTextContent(/Example Chat Inc \(United States\)/)
    const names = within(panel)
      .getAllByRole('button')
      .map(({ textContent }) => textContent)
    await expect(names).toEqual(['Allow and open the chat', 'Close the chat', 'Preferences'])
  },
})

/** The ready one: a launcher in the corner, and nothing of the vendor. */
export const Closed = meta.story({
  render: () => <ChatPage />,
  play: async () => {
    const launcher = await screen.findByRole('button', LAUNCHER)
    await expect(launcher).toHaveAttribute('aria-expanded', 'false')
    await expect(document.querySelector('.demo-chat')).toBeNull()
  },
})

/** First it explains. Escape closes it, and grants nothing. */
export const Asking = meta.story({
  render: () => <ChatPage />,
  play: async () => {
    const panel = await open()
    await expect(within(panel).getByRole('button', ALLOW)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByRole('button', LAUNCHER)).toHaveFocus())
    await open()
  },
})

/** The second press grants and opens; the launcher of the vendor takes over. */
export const AllowedAndOpened = meta.story({
  render: () => <ChatPage />,
  play: async () => {
    within(await open())
      .getByRole('button', ALLOW)
      .focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByText('Hello, how can we help?')).toBeVisible())
    await waitFor(() => expect(screen.queryByRole('button', LAUNCHER)).toBeNull())
  },
})

/** Whoever has allowed the chat finds the launcher of the vendor alone. */
export const Returning = meta.story({
  render: () => <ChatPage isAllowed />,
  play: async () => {
    const vendor = await screen.findByRole('button', { name: 'Example Chat' })
    await waitFor(() => expect(screen.queryByRole('button', LAUNCHER)).toBeNull())
    vendor.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByText('Hello, how can we help?')).toBeVisible())
  },
})

/** A vendor that does not come: what happened, and what helps. */
export const DidNotCome = meta.story({
  beforeEach: () => {
    const print = console.error
    // The error is the point of the story.
    console.error = () => undefined
    return () => {
      console.error = print
    }
  },
  render: () => <ChatPage chat={() => <LiveChat service="absent-chat" patience={100} />} />,
  play: async () => {
    within(await open())
      .getByRole('button', ALLOW)
      .focus()
    await userEvent.keyboard('{Enter}')
    await expect(await screen.findByText('Example Chat could not be loaded.')).toBeVisible()
    await expect(await screen.findByRole('button', { name: 'Reload the page' })).toHaveFocus()
  },
})

/** With the banner open the launcher stands above it. */
export const AboveTheBanner = meta.story({
  render: () => (
    <ChatPage>
      <ConsentBanner />
    </ChatPage>
  ),
  play: async () => {
    const banner = await screen.findByRole('region')
    const panel = await open()
    await expect(panel.getBoundingClientRect().bottom).toBeLessThan(banner.getBoundingClientRect().top)
    await expect(panel.getBoundingClientRect().top).toBeGreaterThanOrEqual(0)
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <ChatPage scheme="dark" />,
  play: async () => {
    await expect(await open()).toBeVisible()
  },
})

/** From right to left it stands on the other side. */
export const RightToLeft = meta.story({
  render: () => <ChatPage dir="rtl" />,
  play: async () => {
    const panel = await open({ name: 'الدردشة' })
    await waitFor(() => expect(panel.getBoundingClientRect().left).toBeLessThan(innerWidth / 4))
  },
})

/** At 320 px the panel fits, and what does not scrolls inside of it. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <ChatPage />,
  play: async () => {
    const panel = await open()
    within(panel).getByRole('button', ALLOW).focus()
    await expect(panel.getBoundingClientRect().left).toBeGreaterThanOrEqual(0)
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
})
