import type { ConsentStore } from 'fluxconsent'
import { PolicyNotice } from 'fluxconsent/policy'
import 'fluxconsent/policy.css'
import { expect, userEvent, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const meta = preview.meta({
  title: 'Policy/PolicyNotice',
  component: PolicyNotice,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '420px' } } },
})

const NOTICE = { name: 'The cookie policy has changed' }

const config = {
  policy: { version: '2026-03', updated: '2026-03-01', url: '#policy', material: false, changes: 'A new address.' },
} as const

/** Somebody who has chosen under the version before. */
function chooseBefore({ actions, getState, inlet }: ConsentStore): void {
  actions.rejectAll()
  const { choice } = getState()
  if (!choice) return
  // Another id, or it would be the same choice.
  const id = choice.id.slice(0, -1) + (choice.id.endsWith('0') ? '1' : '0')
  inlet.receive({ ...choice, id, at: choice.at + 1, policyVersion: '2026-02' })
}

/** An editorial version is told; nobody is asked again. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage config={config} before={chooseBefore}>
      <PolicyNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', NOTICE)).toHaveTextContent('A new address.')
    await tabTo(canvas.getByRole('button', { name: 'I have read it' }))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', NOTICE)).toBeNull())
  },
})

/** In the dark, from right to left. */
export const Dark = meta.story({
  render: () => (
    <StoryPage config={config} before={chooseBefore} scheme="dark" dir="rtl">
      <PolicyNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'تغيّرت سياسة ملفات تعريف الارتباط' })).toHaveAttribute(
      'dir',
      'rtl',
    )
  },
})

/** To people who never chose there is nothing to tell. */
export const FirstVisit = meta.story({
  render: () => (
    <StoryPage config={config}>
      <PolicyNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Example shop' })
    await expect(canvas.queryByRole('region', NOTICE)).toBeNull()
  },
})

/** At 320 px it can be dismissed with the keyboard, which grants nothing. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => (
    <StoryPage config={config} before={chooseBefore}>
      <PolicyNotice />
    </StoryPage>
  ),
  play: async ({ canvas }) => {
    const close = await canvas.findByRole('button', { name: 'Close' })
    close.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(canvas.queryByRole('region', NOTICE)).toBeNull())
  },
})
