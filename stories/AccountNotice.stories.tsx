import type { ConsentStore } from 'fluxconsent'
import type { AccountState } from 'fluxconsent/core'
import { AccountNotice, type AccountSource } from 'fluxconsent/policy'
import 'fluxconsent/policy.css'
import { expect, userEvent, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const account: AccountState = {
  basis: 'stricter',
  conflicts: ['functional', 'theme', 'analytics', 'statistics'].map((id) => ({
    id,
    here: 'granted',
    elsewhere: 'denied',
    counts: 'denied',
  })),
  granted: [],
  devices: 2,
  gpc: false,
}

const meta = preview.meta({
  title: 'Policy/AccountNotice',
  component: AccountNotice,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '480px' } } },
})

const NOTICE = { name: 'Different choices on several devices' }

/** Stands in for `remoteConsent`: a choice settles what differs. */
function settling(): AccountSource & { readonly before: (store: ConsentStore) => void } {
  let state: { readonly account: AccountState | null } = { account: null }
  const listeners = new Set<() => void>()
  const set = (next: AccountState): void => {
    state = { account: next }
    listeners.forEach((listener) => listener())
  }
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    before: (store) => {
      store.actions.rejectAll()
      set(account)
      store.onChoice(() => set({ ...account, basis: 'picked', conflicts: [] }))
    },
  }
}

const [anatomy, dark, narrow, settled] = [settling(), settling(), settling(), settling()]

/** One device allowed what the others refused: the refusal counts until the person picks. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage before={anatomy.before}>
      <AccountNotice remote={anatomy} />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', NOTICE)).toHaveTextContent('Allowed')
    await tabTo(canvas.getByRole('button', { name: 'This device' }))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', NOTICE)).toBeNull())
  },
})

/** In the dark, from right to left. */
export const Dark = meta.story({
  render: () => (
    <StoryPage before={dark.before} scheme="dark" dir="rtl">
      <AccountNotice remote={dark} />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    // In the language of the page.
    await expect(await canvas.findByRole('region')).toHaveAttribute('dir', 'rtl')
  },
})

/** At 320 px it is answered, or closed, with the keyboard. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => (
    <StoryPage before={narrow.before}>
      <AccountNotice remote={narrow} />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const close = await canvas.findByRole('button', { name: 'Close' })
    close.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', NOTICE)).toBeNull())
  },
})

/** Where all devices agree there is nothing to tell. */
export const Agreed = meta.story({
  render: () => (
    <StoryPage>
      <AccountNotice remote={settled} />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Example shop' })
    await expect(canvas.queryByRole('region', NOTICE)).toBeNull()
  },
})
