import { ConsentProvider } from 'fluxconsent'
import { noticeHash } from 'fluxconsent/core'
import { AgreementCheckbox, agreementTexts, onAgreement, useAgreement } from 'fluxconsent/policy'
import { remoteConsent } from 'fluxconsent/remote'
import { createFakeRemote, type FakeRemote } from 'fluxconsent/testing'
import { StrictMode, type ReactNode } from 'react'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { render, type RenderResult } from 'vitest-browser-react'
import { consentWith } from '../ui/consent.ts'
import { clearDevice } from './renderMain.tsx'

const config = consentWith({
  agreements: [
    { id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '1', doubleOptIn: true },
    { id: 'offers', kind: 'consent', title: 'Send me offers', version: '2' },
    { id: 'terms', kind: 'acceptance', purpose: 'terms', version: '2026' },
  ],
})
const newsletter = page.getByRole('checkbox', { name: /newsletter by e-mail/ })
const offers = page.getByRole('checkbox', { name: 'Send me offers' })
const terms = page.getByRole('checkbox', { name: 'I accept the terms.' })

beforeEach(clearDevice)

/** A consent API that takes the place of the network. */
function fakeRemote(): FakeRemote {
  const remote = createFakeRemote(config)
  onTestFinished(remote.install())
  return remote
}

async function renderWithRemote(children: ReactNode): Promise<RenderResult> {
  const remote = remoteConsent({ url: '/consent' })
  return render(
    <StrictMode>
      <ConsentProvider config={config} remote={remote} jurisdiction="DE">
        <main>{children}</main>
      </ConsentProvider>
    </StrictMode>,
  )
}

/** What the API keeps, as it arrived. */
async function eventsOf(remote: FakeRemote): Promise<readonly string[]> {
  return (await remote.records()).map(({ agreement, event }) => `${agreement?.id} ${event.action} ${event.state}`)
}

describe('the box of an agreement with a remote', () => {
  test('R106 has its yes kept as a consent record, when the form is submitted, and nothing before', async () => {
    const remote = fakeRemote()
    const heard: string[] = []
    onTestFinished(onAgreement(({ id }) => heard.push(id)))
    await renderWithRemote(
      <form aria-label="Order" onSubmit={(event) => event.preventDefault()}>
        <AgreementCheckbox agreement="offers" />
        <AgreementCheckbox agreement="terms" required />
        <button>Order</button>
      </form>,
    )
    await offers.click()
    await terms.click()
    expect(await remote.records()).toEqual([])
    await page.getByRole('button', { name: 'Order' }).click()
    // Both are of one moment, so neither comes first.
    await expect
      .poll(async () => (await eventsOf(remote)).toSorted())
      .toEqual(['offers agree given', 'terms agree given'])
    const records = await remote.records()
    // What the form sends along names the record.
    expect(records.map(({ id }) => id).toSorted()).toEqual(heard.toSorted())
    const byId = (wanted: string) => records.find(({ agreement }) => agreement?.id === wanted)
    expect(byId('offers')).toMatchObject({
      event: { method: 'page' },
      agreement: { id: 'offers', kind: 'consent', version: '2' },
      notice: { hash: await noticeHash(agreementTexts({ text: 'Send me offers', language: 'en', version: '2' })) },
      context: { origin: location.origin, jurisdiction: 'DE' },
    })
    expect(byId('terms')?.agreement?.kind).toBe('acceptance')
  })

  test('R106 has a consent that is taken back by one click recorded as taken back', async () => {
    const remote = fakeRemote()
    await renderWithRemote(<AgreementCheckbox agreement="offers" />)
    await offers.click()
    await page.getByRole('button', { name: 'Withdraw: Send me offers' }).click()
    await expect.poll(() => eventsOf(remote)).toEqual(['offers agree given', 'offers withdraw withdrawn'])
  })

  test('R106 has double opt-in recorded as pending, confirmed and unsubscribed', async () => {
    function Confirm(): ReactNode {
      const { status, confirm, withdraw } = useAgreement('newsletter')
      return (
        <>
          <output aria-label="Status">{status}</output>
          <button onClick={confirm}>Confirm</button>
          <button onClick={withdraw}>Unsubscribe</button>
        </>
      )
    }
    const remote = fakeRemote()
    await renderWithRemote(
      <>
        <AgreementCheckbox agreement="newsletter" />
        <Confirm />
      </>,
    )
    const status = page.getByRole('status', { name: 'Status' })
    await newsletter.click()
    await expect.element(status).toHaveTextContent('pending')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect.element(status).toHaveTextContent('given')
    await page.getByRole('button', { name: 'Unsubscribe', exact: true }).click()
    await expect
      .poll(() => eventsOf(remote))
      .toEqual(['newsletter agree requested', 'newsletter confirm given', 'newsletter withdraw withdrawn'])
  })

  test('R61 R106 shows the yes at once while the API is away, and has it recorded by the next page', async () => {
    const remote = fakeRemote()
    remote.fail('unreachable', Infinity)
    const { unmount } = await renderWithRemote(<AgreementCheckbox agreement="offers" />)
    await offers.click()
    await expect.element(page.getByRole('button', { name: 'Withdraw: Send me offers' })).toBeVisible()
    await unmount()
    expect(await remote.records()).toEqual([])
    remote.recover()
    await renderWithRemote(<AgreementCheckbox agreement="offers" />)
    await expect.poll(() => eventsOf(remote)).toEqual(['offers agree given'])
  })
})
