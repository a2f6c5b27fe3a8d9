import { PaymentRedirectNotice } from 'fluxconsent/embeds'
import { netopia, paypal, stripe } from 'fluxconsent/services'
import type { ReactNode } from 'react'
import { expect, userEvent } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { demoServices } from './demoConfig.ts'
import { StoryPage, type StoryPageProps } from './StoryPage.tsx'

const meta = preview.meta({
  title: 'Embeds/PaymentRedirectNotice',
  component: PaymentRedirectNotice,
  parameters: { docs: { story: { inline: false, height: '420px' } } },
})

const config = { services: [...demoServices, paypal(), netopia(), stripe()] }

interface CheckoutProps extends StoryPageProps {
  readonly service: string
}

/** The last step of an order: the notice stands beside the button that leads away. */
function Checkout({ service, ...props }: CheckoutProps): ReactNode {
  return (
    <StoryPage
      config={config}
      {...props}
      content={
        <>
          <PaymentRedirectNotice service={service} />
          <p>
            <button type="button">Pay now</button>
          </p>
        </>
      }
    />
  )
}

/** Who receives what, and where: one element, with the words of the language and the facts of the manifest. */
export const Anatomy = meta.story({
  render: () => <Checkout service="paypal" />,
  play: async ({ canvas }) => {
    const notice = await canvas.findByRole('group', { name: 'PayPal' })
    await expect(notice).toHaveTextContent(/Payment data/)
    await userEvent.tab()
    await expect(document.activeElement).toHaveAttribute('href', expect.stringMatching(/^https:\/\/www\.paypal\.com\//))
    await userEvent.tab()
    await expect(document.activeElement).toHaveTextContent('Pay now')
  },
})

/** A provider in the same area, without further recipients: two facts. */
export const WithoutTransfer = meta.story({
  render: () => <Checkout service="netopia" />,
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Netopia Payments' })
    await expect(canvas.getAllByRole('term')).toHaveLength(2)
    await userEvent.tab()
    await expect(document.activeElement).toHaveAccessibleName(/NETOPIA/)
  },
})

/** In the dark. */
export const Dark = meta.story({
  render: () => <Checkout service="stripe" scheme="dark" />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('group', { name: 'Stripe' })).toBeVisible()
    await userEvent.tab()
    await expect(document.activeElement).toHaveAccessibleName(/Stripe/)
  },
})

/** From right to left. */
export const RightToLeft = meta.story({
  render: () => <Checkout service="paypal" dir="rtl" />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('group', { name: 'PayPal' })).toHaveAttribute('dir', 'rtl')
    await userEvent.tab()
    await expect(document.activeElement).toHaveAccessibleName(/PayPal/)
  },
})

/** At 320 px. */
export const NarrowScreen = meta.story({
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  render: () => <Checkout service="paypal" />,
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'PayPal' })
    await userEvent.tab()
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
})
