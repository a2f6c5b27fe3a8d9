import { useService } from 'fluxconsent'
import { defineConsent, type ConsentConfig, type Service } from 'fluxconsent/core'
import { PaymentRedirectNotice } from 'fluxconsent/embeds'
import { en } from 'fluxconsent/locales/en'
import { netopia, paypal, paypalMessages, stripe, turnstile } from 'fluxconsent/services'
import { createRef, type ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { expectAccessible } from '../ui/expectAccessible.js'
import { tracker } from '../browser/tracker.js'
import { errorOf } from './errorOf.js'
import { clearBrowser, renderEmbed, watchRequests } from './renderEmbed.js'

const CLIENT = 'AbCdEfGhIjKlMnOpQrStUvWxYz'
let count = 0

afterEach(() => {
  document.querySelectorAll('script[data-consent-script]').forEach((element) => element.remove())
  clearBrowser()
})

const siteOf = (...services: readonly Service[]): ConsentConfig =>
  defineConsent<string, readonly Service[]>({
    controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
    policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
    categories: { necessary: { required: true, reason: 'Payment' }, analytics: {}, marketing: {} },
    services,
    messages: { en },
  })

/** What the page has loaded of its services, script by script. */
const loaded = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>('script[data-consent-script]')].map(
    ({ dataset }) => dataset['consentScript'] ?? '',
  )

describe('<PaymentRedirectNotice />', () => {
  it.each([
    {
      service: paypal(),
      facts: [
        'PayPal (Europe)',
        'Payment data',
        'Luxembourg',
        'PayPal, Inc.',
        'United States: Binding corporate rules',
      ],
      policy: 'https://www.paypal.com/webapps/mpp/ua/privacy-full',
    },
    {
      service: netopia(),
      facts: ['NETOPIA Financial Services', 'Payment data', 'Romania'],
      policy: 'https://netopia-payments.com/politica-de-confidentialitate',
    },
    {
      service: stripe(),
      facts: ['Stripe Payments Europe', 'Payment data', 'Ireland', 'United States: Data Privacy Framework'],
      policy: 'https://stripe.com/privacy',
    },
  ])('R90 says who $service.name is, what it receives and where, and asks nothing of it', async (row) => {
    const requests = watchRequests()
    await renderEmbed(<PaymentRedirectNotice service={row.service.id} />, { config: siteOf(row.service) })
    const notice = page.getByRole('group', { name: row.service.name ?? '' })
    await expect.element(notice).toHaveTextContent(/^To pay, you go to /)
    for (const fact of row.facts) await expect.element(notice).toHaveTextContent(fact)
    await expect.element(notice).not.toHaveTextContent('..')
    const link = notice.element().querySelector('a')
    expect([link?.href, link?.rel]).toEqual([row.policy, 'noopener noreferrer'])
    expect(requests()).toEqual([])
    expect(loaded()).toEqual([])
  })

  it('leaves out what there is nothing to say of', async () => {
    await renderEmbed(<PaymentRedirectNotice service="netopia" />, { config: siteOf(netopia()) })
    await expect.element(page.getByRole('group', { name: 'Netopia Payments' })).toBeVisible()
    expect([...document.querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual(['Data', 'Country'])
  })

  it('R90 names what it receives as a list, and no country where the site itself is paid', async () => {
    const own = { ...netopia(), provider: 'controller' as const }
    await renderEmbed(<PaymentRedirectNotice service="netopia" />, { config: siteOf(own) })
    const notice = page.getByRole('group', { name: 'Netopia Payments' })
    await expect.element(notice).toHaveTextContent(/^To pay, you go to Example Hosting/)
    const facts = notice.element().querySelector('[data-consent-payment] > [data-consent-facts]')
    expect([...(facts?.querySelectorAll('dt') ?? [])].map(({ textContent }) => textContent)).toEqual(['Data'])
    expect(facts?.querySelector('dd')?.textContent).toMatch(/, [^,]+, Payment data$/)
  })

  it('takes the props and the ref of the app, and says in its own language which way it is read', async () => {
    const ref = createRef<HTMLDivElement>()
    await renderEmbed(<PaymentRedirectNotice ref={ref} service="netopia" aria-label="Where you pay" />, {
      config: siteOf(netopia()),
      messages: { ar: { ...en, tag: 'ar', dir: 'rtl' } },
      locale: 'ar',
    })
    const notice = page.getByRole('group', { name: 'Where you pay' })
    await expect.element(notice).toBeVisible()
    expect(ref.current).toBe(notice.element())
    expect([ref.current?.lang, ref.current?.dir]).toEqual(['ar', 'rtl'])
  })

  it('R73 has no violation', async () => {
    await renderEmbed(
      <main>
        <h1>Checkout</h1>
        <PaymentRedirectNotice service="paypal" className="mine" />
      </main>,
      { config: siteOf(paypal()) },
    )
    await expect.element(page.getByRole('group', { name: 'PayPal' })).toHaveClass('mine')
    await expectAccessible()
  })

  it('is error 204 without its service', async () => {
    expect(await errorOf(<PaymentRedirectNotice service="stripe" />, siteOf(netopia()))).toMatch(
      'FC204: <PaymentRedirectNotice>',
    )
  })
})

describe('a shop with payments', () => {
  /** Where the person picks how to pay. */
  function Checkout({ service }: { readonly service: string }): ReactNode {
    const { load } = useService(service)
    return (
      <>
        <PaymentRedirectNotice service={service} />
        <button type="button" onClick={() => void load()}>
          Pay
        </button>
      </>
    )
  }

  const LOCAL = [{ src: '/test/browser/stubs/tracker.js' }]
  const named = (name: string): string => `${name}${(count += 1)}`

  it('R90 loads a required third party neither at boot nor on any route, whatever was answered', async () => {
    const requests = watchRequests()
    const statistics = tracker()
    const services = [
      paypal({ clientId: CLIENT }),
      stripe(),
      netopia(),
      turnstile(),
      paypalMessages({ clientId: CLIENT }),
      statistics,
    ]
    const { store, show } = await renderEmbed(<h1>Home</h1>, { config: siteOf(...services) })
    store.actions.save({ analytics: 'granted', marketing: 'denied' })
    await expect.poll(loaded).toEqual([`${statistics.id}:0`])
    for (const route of ['Product', 'Basket', 'Contact']) await show(<h1>{route}</h1>)
    await show(<Checkout service="paypal" />)
    await expect.element(page.getByRole('button', { name: 'Pay' })).toBeVisible()
    expect(loaded()).toEqual([`${statistics.id}:0`])
    expect(requests()).toEqual([])
    store.actions.withdraw()
  })

  it.each([
    ['paypal', (id: string) => paypal({ id, clientId: CLIENT })],
    ['stripe', (id: string) => stripe({ id })],
    ['turnstile', (id: string) => turnstile({ id })],
  ] as const)('R90 loads %s alone, by the press of the person, also after a refusal', async (name, make) => {
    const [picked, other] = [named(name), named('other')]
    const config = siteOf(
      { ...make(picked), scripts: LOCAL },
      { ...stripe({ id: other }), scripts: LOCAL },
      { ...paypalMessages({ clientId: CLIENT }), scripts: LOCAL },
    )
    const { store } = await renderEmbed(<Checkout service={picked} />, { config })
    store.actions.rejectAll()
    await expect.poll(() => store.getState().status).toBe('decided')
    expect(loaded()).toEqual([])
    await page.getByRole('button', { name: 'Pay' }).click()
    await expect.poll(loaded).toEqual([`${picked}:0`])
  })

  it('R90 has the messages about paying later wait for the grant of marketing', async () => {
    const id = named('messages')
    const config = siteOf(paypal(), { ...paypalMessages({ id, clientId: CLIENT }), scripts: LOCAL }, tracker())
    const { store } = await renderEmbed(<h1>Product</h1>, { config })
    store.actions.save({ analytics: 'granted', marketing: 'denied' })
    await expect.poll(loaded).toHaveLength(1)
    expect(loaded()).not.toContain(`${id}:0`)
    store.actions.acceptAll()
    await expect.poll(loaded).toContain(`${id}:0`)
    store.actions.withdraw()
  })
})
