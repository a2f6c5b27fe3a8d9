import { AgreementCheckbox } from 'fluxconsent/policy'
import 'fluxconsent/policy.css'
import type { ReactNode } from 'react'
import { expect, userEvent } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { StoryPage } from './StoryPage.tsx'
import { tabTo } from './tabTo.ts'

const meta = preview.meta({
  title: 'Policy/AgreementCheckbox',
  component: AgreementCheckbox,
  parameters: { docs: { story: { inline: false, height: '320px' } } },
})

const config = {
  agreements: [
    { id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '1', doubleOptIn: true, url: '#newsletter' },
    { id: 'email-opens', kind: 'consent', purpose: 'email-tracking', version: '1' },
    { id: 'terms', kind: 'acceptance', purpose: 'terms', version: '2026', url: '#terms' },
  ],
} as const

function SignUp({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <form aria-label="Sign up" onSubmit={(event) => event.preventDefault()}>
      {children}
      <p>
        <button type="submit">Sign up</button>
      </p>
    </form>
  )
}

/** One box for each purpose, none of them ticked: the yes counts when the form is submitted. */
export const Anatomy = meta.story({
  render: () => (
    <StoryPage
      config={config}
      content={
        <SignUp>
          <p>
            <AgreementCheckbox agreement="newsletter" />
          </p>
          <p>
            <AgreementCheckbox agreement="email-opens" />
          </p>
          <p>
            <AgreementCheckbox agreement="terms" required />
          </p>
        </SignUp>
      }
    />
  ),
  play: async ({ canvas }) => {
    for (const name of [/newsletter/, /open e-mails/, /accept the terms/]) {
      await expect(await canvas.findByRole('checkbox', { name })).not.toBeChecked()
    }
    await tabTo(canvas.getByRole('checkbox', { name: /newsletter/ }))
    await userEvent.keyboard(' ')
    await tabTo(canvas.getByRole('checkbox', { name: /terms/ }))
    await userEvent.keyboard(' ')
    await tabTo(canvas.getByRole('button', { name: 'Sign up' }))
    await userEvent.keyboard('{Enter}')
    await expect(await canvas.findByText(/Please confirm it/)).toBeVisible()
    await expect(canvas.getByRole('checkbox', { name: /open e-mails/ })).not.toBeChecked()
  },
})

/** With the app's own words, in the dark. */
export const OwnWords = meta.story({
  render: () => (
    <StoryPage
      config={config}
      scheme="dark"
      content={<AgreementCheckbox agreement="email-opens">Count how often I open letters</AgreementCheckbox>}
    />
  ),
  play: async ({ canvas }) => {
    await tabTo(await canvas.findByRole('checkbox', { name: 'Count how often I open letters' }))
    await userEvent.keyboard(' ')
    await tabTo(await canvas.findByRole('button', { name: /^Withdraw/ }))
    await userEvent.keyboard('{Enter}')
    await expect(canvas.queryByRole('checkbox')).toBeNull()
  },
})
