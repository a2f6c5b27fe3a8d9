import type { AgreementRecord } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { AgreementCheckbox, onAgreement, useAgreement } from 'fluxconsent/policy'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { useEffect, type ReactNode } from 'react'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consentWith } from '../ui/consent.ts'
import { expectAccessible } from '../ui/expectAccessible.ts'
import { clearDevice, renderMain } from './renderMain.tsx'

const config = consentWith({
  agreements: [
    { id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '1', doubleOptIn: true, url: '/letters' },
    { id: 'email-opens', kind: 'consent', purpose: 'email-tracking', version: '1' },
    { id: 'offers', kind: 'consent', title: { en: 'Send me offers', de: 'Angebote' }, version: '2' },
    { id: 'terms', kind: 'acceptance', purpose: 'terms', version: '2026' },
    { id: 'wordless', kind: 'consent', version: '1' },
  ],
})
const KEY = 'cookie_consent.agreements'
const newsletter = page.getByRole('checkbox', { name: /newsletter by e-mail/ })
const offers = page.getByRole('checkbox', { name: 'Send me offers' })

function stored(): readonly AgreementRecord[] {
  const records: readonly AgreementRecord[] = JSON.parse(localStorage.getItem(KEY) ?? '[]')
  return records
}

function actions(): readonly string[] {
  return stored().map(({ agreement, action }) => `${agreement} ${action}`)
}

beforeEach(clearDevice)

/** A form of a single page app, which never leaves the page. */
function SignUp({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <form aria-label="Sign up" onSubmit={(event) => event.preventDefault()}>
      {children}
      <button>Sign up</button>
    </form>
  )
}

describe('the box of an agreement', () => {
  test('R106 is not ticked, stands for one purpose, and stores nothing by itself', async () => {
    await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="newsletter" />
        <AgreementCheckbox agreement="email-opens" />
      </SignUp>,
      { config },
    )
    await expect.element(newsletter).not.toBeChecked()
    await expect.element(page.getByRole('checkbox', { name: /open e-mails/ })).not.toBeChecked()
    await page.getByRole('button', { name: 'Sign up' }).click()
    expect(stored()).toEqual([])
  })

  test('R106 records the yes when its form is submitted, with the words that were read', async () => {
    await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="offers">Send me offers once a week</AgreementCheckbox>
      </SignUp>,
      { config, locale: en },
    )
    const box = page.getByRole('checkbox', { name: 'Send me offers once a week' })
    await box.click()
    expect(stored()).toEqual([])
    await page.getByRole('button', { name: 'Sign up' }).click()
    await expect.poll(actions).toEqual(['offers given'])
    const [record] = stored()
    expect(record).toMatchObject({
      schemaVersion: '1.0',
      kind: 'consent',
      version: '2',
      method: 'page',
      language: 'en',
      text: 'Send me offers once a week',
      origin: location.origin,
    })
    expect(record?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/)
    expect(document.cookie).not.toContain('offers')
  })

  test('R106 records each yes of a form that asks for two', async () => {
    await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="offers" />
        <AgreementCheckbox agreement="terms" required />
        <AgreementCheckbox agreement="email-opens" />
      </SignUp>,
      { config },
    )
    await offers.click()
    await page.getByRole('checkbox', { name: 'I accept the terms.' }).click()
    await page.getByRole('checkbox', { name: /open e-mails/ }).click()
    await page.getByRole('button', { name: 'Sign up' }).click()
    await expect.poll(actions).toEqual(['offers given', 'terms given', 'email-opens given'])
  })

  test.each([true, false])('R106 reaches the form’s own server too (a form of React: %s)', async (isReact) => {
    const sent = vi.fn()
    const note = (data: FormData): void => sent(data.getAll('offers'))
    await renderMain(
      <>
        <form
          action="/nowhere"
          target="elsewhere"
          aria-label="Sign up"
          onSubmit={(event) => {
            if (!isReact) return
            event.preventDefault()
            note(new FormData(event.currentTarget))
          }}
        >
          <AgreementCheckbox agreement="offers" name="offers" />
          <button>Sign up</button>
        </form>
        <iframe name="elsewhere" title="Elsewhere" sandbox="allow-same-origin" />
      </>,
      { config },
    )
    if (!isReact) document.querySelector('form')?.addEventListener('formdata', ({ formData }) => note(formData))
    const send = page.getByRole('button', { name: 'Sign up' })
    await offers.click()
    await send.click()
    await expect.poll(() => sent.mock.lastCall).toEqual([['on']])
    expect(actions()).toEqual(['offers given'])
    await send.click()
    await expect.poll(() => sent.mock.calls).toEqual([[['on']], [['on']]])
    expect(actions()).toEqual(['offers given'])
    await page.getByRole('button', { name: /Withdraw|Take back|Unsubscribe/ }).click()
    await send.click()
    await expect.poll(() => sent.mock.lastCall).toEqual([[]])
  })

  test('R106 is not there before its words and the link to its text are', async () => {
    const texts = await en.loadPolicy()
    let answer = (): void => undefined
    const loading = new Promise<typeof texts>((resolve) => {
      answer = () => resolve(texts)
    })
    const late = { ...en, loadPolicy: () => loading }
    await renderMain(
      <>
        <AgreementCheckbox agreement="newsletter">Letters</AgreementCheckbox>
        <AgreementCheckbox agreement="terms" />
        <AgreementCheckbox agreement="offers">Send me offers</AgreementCheckbox>
      </>,
      { config, locale: late },
    )
    await expect.element(offers).toBeVisible()
    expect(document.querySelectorAll('input')).toHaveLength(1)
    answer()
    await expect.poll(() => document.querySelectorAll('input')).toHaveLength(3)
    await expect.element(page.getByRole('link', { name: /newsletter by e-mail/ })).toBeVisible()
  })

  test('R106 records the yes at once where there is no form', async () => {
    await renderMain(<AgreementCheckbox agreement="offers" />, { config })
    await offers.click()
    await expect.poll(actions).toEqual(['offers given'])
  })

  test('R106 takes a consent back with one click, and does not ask again', async () => {
    await renderMain(<AgreementCheckbox agreement="offers" />, { config })
    await offers.click()
    await page.getByRole('button', { name: 'Withdraw: Send me offers' }).click()
    await expect.poll(actions).toEqual(['offers given', 'offers withdrawn'])
    await expect.element(offers).not.toBeInTheDocument()
    await expect.element(page.getByText('Send me offers')).not.toBeInTheDocument()
  })

  test('R106 asks people who took it back only where they come for it', async () => {
    await renderMain(<AgreementCheckbox agreement="offers" again />, { config })
    await offers.click()
    await page.getByRole('button', { name: 'Withdraw: Send me offers' }).click()
    await expect.element(offers).not.toBeChecked()
  })

  test('R106 asks anew when the text has another version', async () => {
    const old = {
      ...config,
      agreements: [{ id: 'offers', kind: 'consent', title: 'Send me offers', version: '1' }],
    } as const
    const { screen } = await renderMain(<AgreementCheckbox agreement="offers" />, { config: old })
    await offers.click()
    await expect.poll(actions).toEqual(['offers given'])
    await screen.unmount()
    await renderMain(<AgreementCheckbox agreement="offers" />, { config })
    await expect.element(offers).not.toBeChecked()
  })

  test('R106 asks for the terms at every contract', async () => {
    await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="terms" required />
      </SignUp>,
      { config },
    )
    const terms = page.getByRole('checkbox', { name: 'I accept the terms.' })
    await page.getByRole('button', { name: 'Sign up' }).click()
    expect(stored()).toEqual([])
    await terms.click()
    await page.getByRole('button', { name: 'Sign up' }).click()
    await expect.poll(actions).toEqual(['terms given'])
    await expect.element(terms).toBeVisible()
    expect(stored()[0]?.kind).toBe('acceptance')
  })

  test('R130 records what a script submits as a script', async () => {
    const { screen } = await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="offers" />
      </SignUp>,
      { config },
    )
    await offers.click()
    screen.container
      .querySelector('form')
      ?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
    await expect.poll(() => stored()[0]?.method).toBe('api')
  })

  test('R130 grants nothing to a script where only a person may', async () => {
    const { screen } = await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="offers" />
      </SignUp>,
      { config: { ...config, trustedGesture: true } },
    )
    await offers.click()
    const form = screen.container.querySelector('form')
    form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
    expect(stored()).toEqual([])
    await page.getByRole('button', { name: 'Sign up' }).click()
    await expect.poll(actions).toEqual(['offers given'])
  })

  test('R106 is an error when a consent is required, when it has no words, and when nobody knows it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(renderMain(<AgreementCheckbox agreement="offers" required />, { config })).rejects.toThrow('FC172')
    await expect(renderMain(<AgreementCheckbox agreement="wordless" />, { config })).rejects.toThrow('FC171')
    await expect(renderMain(<AgreementCheckbox agreement="nobody" />, { config })).rejects.toThrow('FC170')
  })

  test('R125 keeps the focus when it changes, and hands it to the page when it goes', async () => {
    await renderMain(<AgreementCheckbox agreement="offers" />, { config })
    await expect.element(offers).toBeVisible()
    await userEvent.tab()
    await userEvent.keyboard(' ')
    const back = page.getByRole('button', { name: 'Withdraw: Send me offers' })
    await expect.element(back).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('main')).toHaveFocus()
  })

  test('R73 is accessible, also when it was given, and works by keyboard', async () => {
    await renderMain(
      <SignUp>
        <AgreementCheckbox agreement="newsletter" />
        <AgreementCheckbox agreement="offers" />
      </SignUp>,
      { config },
    )
    await expect.element(page.getByRole('link', { name: /^Read the text: Send me the newsletter/ })).toBeVisible()
    await expectAccessible()
    await userEvent.tab()
    await userEvent.keyboard(' ')
    await expect.element(newsletter).toBeChecked()
    await userEvent.keyboard('{Enter}')
    await expect.poll(actions).toEqual(['newsletter pending'])
    await expect.element(page.getByText('Please confirm it')).toBeVisible()
    await expectAccessible()
  })
})

describe('an agreement', () => {
  function Status({ onConfirm = false }: { readonly onConfirm?: boolean }): ReactNode {
    const { status, give, confirm, withdraw } = useAgreement('newsletter')
    return (
      <>
        <output aria-label="Status">{status}</output>
        <button onClick={(event) => give('The newsletter', event)}>Subscribe</button>
        {onConfirm ? <button onClick={confirm}>Confirm</button> : null}
        <button onClick={withdraw}>Unsubscribe</button>
      </>
    )
  }
  const status = page.getByRole('status', { name: 'Status' })

  test('R106 with double opt-in makes three records: pending, given, withdrawn', async () => {
    await renderMain(<Status onConfirm />, { config })
    await expect.element(status).toHaveTextContent('none')
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect.element(status).toHaveTextContent('pending')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect.element(status).toHaveTextContent('given')
    await page.getByRole('button', { name: 'Unsubscribe' }).click()
    await expect.element(status).toHaveTextContent('withdrawn')
    expect(actions()).toEqual(['newsletter pending', 'newsletter given', 'newsletter withdrawn'])
    expect(new Set(stored().map(({ id }) => id)).size).toBe(3)
  })

  test('R95 to the newsletter is none to the measurement of its opening', async () => {
    function Both(): ReactNode {
      return (
        <>
          <output aria-label="Letters">{useAgreement('newsletter').status}</output>
          <output aria-label="Opens">{useAgreement('email-opens').status}</output>
          <AgreementCheckbox agreement="newsletter" />
        </>
      )
    }
    await renderMain(<Both />, { config })
    await newsletter.click()
    await expect.element(page.getByRole('status', { name: 'Letters' })).toHaveTextContent('pending')
    await expect.element(page.getByRole('status', { name: 'Opens' })).toHaveTextContent('none')
  })

  test('R106 is told to the app, once for each event', async () => {
    const heard: AgreementRecord[] = []
    function Listener(): null {
      useEffect(() => onAgreement((record) => heard.push(record)), [])
      return null
    }
    await renderMain(
      <>
        <Listener />
        <Status />
      </>,
      { config },
    )
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect.element(status).toHaveTextContent('pending')
    expect(heard.map(({ action }) => action)).toEqual(['pending'])
  })

  test('R51 follows another tab', async () => {
    await renderMain(<Status />, { config })
    await expect.element(status).toHaveTextContent('none')
    const frame = document.body.appendChild(document.createElement('iframe'))
    onTestFinished(() => frame.remove())
    const record = {
      schemaVersion: '1.0',
      id: 'x',
      at: Date.now(),
      agreement: 'newsletter',
      kind: 'consent',
      version: '1',
    }
    const value = JSON.stringify([
      { ...record, action: 'given', method: 'page', language: null, text: '', origin: null },
    ])
    frame.contentWindow?.localStorage.setItem(KEY, value)
    await expect.element(status).toHaveTextContent('given')
  })

  test('R49 lives in memory where storage is full', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await renderMain(<Status />, { config })
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect.element(status).toHaveTextContent('pending')
  })

  test.each(['null', '{}', '[1, null, {"agreement": "newsletter"}]', '[[[', '[{"__proto__": {"action": "given"}}]'])(
    'R4 is not given by foreign storage: %s',
    async (value) => {
      localStorage.setItem(KEY, value)
      await renderMain(<Status />, { config })
      await expect.element(status).toHaveTextContent('none')
    },
  )

  test('R106 is forgotten three years after it was given', async () => {
    const at = Date.now() - 3 * 365 * 86_400_000 - 1
    const record = { schemaVersion: '1.0', id: 'x', at, agreement: 'newsletter', kind: 'consent', version: '1' }
    localStorage.setItem(KEY, JSON.stringify([{ ...record, action: 'given', text: '' }]))
    await renderMain(<Status />, { config })
    await expect.element(status).toHaveTextContent('none')
  })
})
