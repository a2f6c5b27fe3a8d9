import { objectionsOf } from 'fluxconsent/core'
import { ar } from 'fluxconsent/locales/ar'
import { en } from 'fluxconsent/locales/en'
import { onAgreement, PrivacyCenter } from 'fluxconsent/policy'
import { ConsentBanner } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { consentWith } from '../ui/consent.ts'
import { expectAccessible } from '../ui/expectAccessible.ts'
import { paintedOrder } from '../ui/paintedOrder.ts'
import { hosting } from './configs/hosting.ts'
import { manufacturer } from './configs/manufacturer.ts'
import { clearDevice, renderMain, sendGpc, type Page } from './renderMain.tsx'

const config = consentWith({
  agreements: [{ id: 'offers', kind: 'consent', title: 'Send me offers', version: '1' }],
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: { email: 'dpo@example.com' } },
})
const device = page.getByRole('table', { name: 'On this device now' })
const row = (name: RegExp) => device.getByRole('row', { name })

beforeEach(clearDevice)

function settled(request: IDBOpenDBRequest): Promise<unknown> {
  return new Promise((resolve) => request.addEventListener('success', resolve))
}

/** What the page hands to the person as a file. */
function catchFile(): { readonly name: () => string; readonly content: () => Promise<Record<string, unknown>> } {
  const blobs: Blob[] = []
  const names: string[] = []
  const create = URL.createObjectURL.bind(URL)
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return create(blob)
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download)
  })
  return {
    name: () => names[0] ?? '',
    content: async () => {
      const content: Record<string, unknown> = JSON.parse((await blobs[0]?.text()) ?? '{}')
      return content
    },
  }
}

describe('the privacy centre', () => {
  test('R101 an earlier look at the device that ends later changes nothing', async () => {
    let endFirst = (_names: string[]): void => undefined
    const first = new Promise<string[]>((resolve) => {
      endFirst = resolve
    })
    const looks = vi.spyOn(caches, 'keys').mockReturnValue(first)
    const { screen, store } = await renderMain(<PrivacyCenter />, { config })
    await expect.poll(() => store.getState().status).toBe('undecided')
    await expect.poll(() => looks.mock.calls.length).toBeGreaterThan(0)
    looks.mockRestore()
    document.cookie = 'second=b; path=/'
    dispatchEvent(new Event('focus'))
    await expect.element(row(/^second Cookie Unknown$/)).toBeVisible()
    const seen: unknown[] = []
    const observer = new MutationObserver(() => seen.push(screen.container.textContent))
    observer.observe(screen.container, { childList: true, subtree: true, characterData: true })
    onTestFinished(() => observer.disconnect())
    endFirst(['ghost'])
    await first
    await new Promise((resolve) => requestAnimationFrame(resolve))
    document.cookie = 'third=c; path=/'
    dispatchEvent(new Event('focus'))
    await expect.element(row(/^third Cookie Unknown$/)).toBeVisible()
    expect(seen.join()).not.toContain('ghost')
    expect(seen.join()).toContain('second')
  })

  test('R101 shows what is on this device, by service or unknown', async () => {
    document.cookie = '_st1=a; path=/'
    document.cookie = 'mystery=b; path=/'
    localStorage.setItem('volume', '5')
    sessionStorage.setItem('riddle', '1')
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^_st1 Cookie Stats$/)).toBeVisible()
    await expect.element(row(/^mystery Cookie Unknown$/)).toBeVisible()
    await expect.element(row(/^volume Local storage Video$/)).toBeVisible()
    await expect.element(row(/^riddle Session storage Unknown$/)).toBeVisible()
  })

  test('R10 R77 keeps names and the reference in their order among Arabic words', async () => {
    document.cookie = '_st1=a; path=/'
    const arabicConfig = consentWith({ messages: { ar } })
    const { store } = await renderMain(<PrivacyCenter />, { config: arabicConfig, locale: ar })
    await expect.poll(() => store.getState().status).toBe('undecided')
    store.actions.rejectAll()
    await expect.poll(() => document.querySelector('[data-consent-center] code')).not.toBeNull()
    await expect.poll(() => document.querySelector('[data-consent-center] table')?.textContent).toContain('_st1')
    const center = page.getByRole('article').element()
    for (const text of ['_st1', store.getState().choice?.id ?? 'none']) expect(paintedOrder(center, text)).toBe(text)
    vi.spyOn(document, 'cookie', 'get').mockReturnValue('_st1=1')
    document.querySelector<HTMLElement>('[data-consent-action=erase]')?.click()
    await expect.poll(() => document.querySelector('[data-consent-row] + output')?.textContent).toContain('_st1')
    expect(paintedOrder(document.querySelector('[data-consent-row] + output') ?? center, '_st1')).toBe('_st1')
  })

  test('R101 shows databases and caches too', async () => {
    const request = indexedDB.open('center-test')
    await settled(request)
    request.result.close()
    await caches.open('center-cache')
    onTestFinished(async () => {
      await settled(indexedDB.deleteDatabase('center-test'))
      await caches.delete('center-cache')
    })
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^center-test Database Unknown$/)).toBeVisible()
    await expect.element(row(/^center-cache Cache Unknown$/)).toBeVisible()
  })

  test('R94 knows what the SDK itself keeps', async () => {
    localStorage.setItem('cookie_consent.agreements', '[]')
    const { store } = await renderMain(<PrivacyCenter />, { config })
    await page.getByRole('button', { name: 'Reject all' }).click()
    await expect.poll(() => store.getState().status).toBe('decided')
    await expect.element(row(/^cookie_consent Cookie This site: your choices$/)).toBeVisible()
    await expect.element(row(/^cookie_consent.agreements Local storage This site: your choices$/)).toBeVisible()
  })

  test('R101 gives the receipt of the choice, with the id to quote', async () => {
    const file = catchFile()
    const { store } = await renderMain(<PrivacyCenter />, { config })
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.element(page.getByRole('button', { name: 'Download the receipt' })).toBeVisible()
    const { choice } = store.getState()
    await expect.element(page.getByText(choice?.id ?? 'none')).toBeVisible()
    await page.getByRole('button', { name: 'Download the receipt' }).click()
    await expect.poll(file.name).toBe(`receipt-${choice?.id}.json`)
    const receipt = await file.content()
    expect(receipt).toMatchObject({
      schema_version: '1.0',
      receipt_id: choice?.id,
      pii_processing: { pii_controllers: ['Example Hosting'], language: null, jurisdiction: 'DE' },
      event: { event_type: 'accept-all' },
    })
  })

  test('R101 gives a receipt of where the choice was made, wherever it is asked for', async () => {
    const file = catchFile()
    const { store } = await renderMain(<PrivacyCenter />, { config, jurisdiction: 'DE' })
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => store.getState().status).toBe('decided')
    store.actions.setJurisdiction('US')
    await expect.poll(() => store.getState().jurisdiction.regulation).toBe('us')
    await page.getByRole('button', { name: 'Download the receipt' }).click()
    await expect.poll(file.name).toContain('receipt-')
    expect(JSON.stringify(await file.content())).toMatch(/"jurisdiction":"DE",.*"regulation":"gdpr"/)
  })

  describe('with activities on legitimate interest', () => {
    const logs = {
      id: 'logs',
      title: 'Server logs',
      purpose: 'Security',
      legalBasis: 'legitimate-interest',
      interest: 'keeping attackers out',
      data: ['ip-address'],
      retention: 'P14D',
    } as const
    const withLogs = consentWith({ activities: [logs, { ...logs, id: 'mail', title: 'Letters' }] })
    const box = (name: string) => page.getByRole('checkbox', { name: `I object to the use of my data ${name}` })

    test('R107 takes an objection at once, to one of them, and takes it back', async () => {
      const { store } = await renderMain(<PrivacyCenter />, { config: withLogs })
      await expect.element(box('Server logs')).not.toBeChecked()
      await expect.element(box('Server logs')).toHaveAccessibleDescription('Security')
      await box('Server logs').click()
      await expect.poll(() => objectionsOf(withLogs, store.getState())).toEqual(['logs'])
      expect(store.getState().choice).toMatchObject({ action: 'object', method: 'page' })
      await expect.element(box('Server logs')).toBeChecked()
      await expect.element(box('Letters')).not.toBeChecked()
      await expectAccessible()
      await box('Server logs').click()
      await expect.poll(() => objectionsOf(withLogs, store.getState())).toEqual([])
      await expect.element(box('Server logs')).not.toBeChecked()
    })

    test('R107 shows that rejecting everything has objected', async () => {
      await renderMain(<PrivacyCenter />, { config: withLogs })
      await page.getByRole('button', { name: 'Reject all' }).click()
      for (const name of ['Server logs', 'Letters']) await expect.element(box(name)).toBeChecked()
    })

    test('R107 shows that the signal of the browser has objected', async () => {
      sendGpc()
      const { store } = await renderMain(<PrivacyCenter />, { config: withLogs })
      for (const name of ['Server logs', 'Letters']) await expect.element(box(name)).toBeChecked()
      expect(store.getState().choice).toBeNull()
    })

    test('R107 offers nothing for what stands on another ground', async () => {
      const { interest: _, ...rest } = logs
      const contract = consentWith({ activities: [{ ...rest, legalBasis: 'contract' }] })
      await renderMain(<PrivacyCenter />, { config: contract })
      await expect.element(page.getByRole('article')).toBeVisible()
      expect(document.querySelector('[data-consent-objection]')).toBeNull()
    })
  })

  test('R101 exports all of it', async () => {
    const file = catchFile()
    document.cookie = '_st1=visitor; path=/'
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^_st1/)).toBeVisible()
    await page.getByRole('button', { name: 'Download all of this' }).click()
    await expect.poll(file.name).toBe('privacy.json')
    expect(await file.content()).toMatchObject({
      choice: null,
      permissions: { analytics: 'denied' },
      device: [{ name: '_st1', kind: 'cookie', value: 'visitor', service: 'stats', required: false }],
    })
  })

  test('R101 withdraws every consent', async () => {
    const { store } = await renderMain(<PrivacyCenter />, { config })
    await page.getByRole('button', { name: 'Accept all' }).click()
    await page.getByRole('button', { name: 'Withdraw every consent' }).click()
    await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
    expect(store.getState().choice?.method).toBe('page')
    expect(store.getState().permissions).toMatchObject({ analytics: 'denied', marketing: 'denied' })
  })

  describe('with what was agreed to at forms', () => {
    const formConfig = consentWith({
      agreements: [
        ...(config.agreements ?? []),
        { id: 'letters', kind: 'consent', title: 'Letters', version: '1', doubleOptIn: true },
        { id: 'terms', kind: 'acceptance', purpose: 'terms', version: '1' },
        { id: 'news', kind: 'consent', title: 'News', version: '1' },
      ],
    })
    const base = { schemaVersion: '1.0', kind: 'consent', version: '1', text: 'Offers' }
    const agreed = [
      { ...base, id: 'a', agreement: 'offers', action: 'given' },
      { ...base, id: 'b', agreement: 'letters', action: 'pending' },
      { ...base, id: 'c', agreement: 'terms', action: 'given', kind: 'acceptance' },
      { ...base, id: 'd', agreement: 'news', action: 'given' },
      { ...base, id: 'e', agreement: 'news', action: 'withdrawn' },
    ]
    const withdrawAll = page.getByRole('button', { name: 'Withdraw every consent' })

    /** Renders the centre on a device with agreements; gives what an app hears that sends them to its server. */
    async function renderAgreed(records: readonly object[]): Promise<Page & { readonly heard: () => string[] }> {
      const at = Date.now()
      localStorage.setItem('cookie_consent.agreements', JSON.stringify(records.map((one) => ({ ...one, at }))))
      const heard: string[] = []
      onTestFinished(onAgreement(({ agreement, action, method }) => heard.push(`${agreement} ${action} ${method}`)))
      return { ...(await renderMain(<PrivacyCenter />, { config: formConfig })), heard: () => heard }
    }

    test('R106 withdraws every consent of them too, each with a record, and no contract', async () => {
      const { store, heard } = await renderAgreed(agreed)
      await withdrawAll.click()
      await expect.poll(heard).toEqual(['offers withdrawn page', 'letters withdrawn page'])
      await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
      await expect.element(page.getByText(/^Send me offers Withdrawn on/)).toBeVisible()
      await expect.element(page.getByText(/^Letters Withdrawn on/)).toBeVisible()
      await expect.element(page.getByText(/^I accept the terms\. Given on/)).toBeVisible()
    })

    test('R106 R133 withdraws them before it erases them', async () => {
      const { heard } = await renderAgreed(agreed)
      await page.getByRole('button', { name: 'Withdraw and erase' }).click()
      await expect.element(page.getByText(/items? (was|were) erased\./)).toBeVisible()
      expect(heard()).toEqual(['offers withdrawn page', 'letters withdrawn page'])
      expect(localStorage).toHaveLength(0)
    })

    test('R106 offers it to people who have chosen nothing else', async () => {
      const { store, heard } = await renderAgreed(agreed.slice(0, 1))
      await expect.element(withdrawAll).toBeVisible()
      expect(store.getState().choice).toBeNull()
      expect(page.getByRole('button', { name: 'Download the receipt' }).query()).toBeNull()
      await withdrawAll.click()
      await expect.poll(heard).toEqual(['offers withdrawn page'])
    })

    test('R106 offers nothing to take back where nothing was given', async () => {
      await renderAgreed(agreed.slice(2))
      await expect.element(page.getByText(/^News Withdrawn on/)).toBeVisible()
      expect(withdrawAll.query()).toBeNull()
    })
  })

  test('R133 leaves a withdrawal that is on its way to the server', async () => {
    localStorage.setItem('cookie_consent.outbox.1', '{}')
    localStorage.setItem('riddle', '1')
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^riddle/)).toBeVisible()
    await page.getByRole('button', { name: 'Withdraw and erase' }).click()
    await expect.element(page.getByText('2 items were erased.', { exact: true })).toBeVisible()
    expect(Object.keys(localStorage)).toEqual(['cookie_consent.outbox.1'])
  })

  test('R133 erases also what is the own, and whose code never came', async () => {
    for (const item of ['key', 'sent', 'agreed']) localStorage.setItem(`cookie_consent.${item}`, '1')
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^cookie_consent.key/)).toBeVisible()
    await page.getByRole('button', { name: 'Withdraw and erase' }).click()
    await expect.element(page.getByText(/items were erased\.|item was erased\./)).toBeVisible()
    expect(Object.keys(localStorage)).toEqual([])
  })

  test('R101 erases what the site does not need, and asks again', async () => {
    const change = { stores: [{ name: 'sid', lifetime: 'session', purpose: 'sign-in' }] } as const
    const services = config.services.map((one) => (one.id === 'session' ? { ...one, ...change } : one))
    const made = consentWith({ services, agreements: config.agreements ?? [] })
    document.cookie = 'sid=1; path=/'
    document.cookie = '_st1=a; path=/'
    document.cookie = 'mystery=b; path=/'
    localStorage.setItem('volume', '5')
    const { store } = await renderMain(
      <>
        <ConsentBanner />
        <PrivacyCenter />
      </>,
      { config: made },
    )
    const choice = page.getByRole('region', { name: 'Your choice' })
    await choice.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => document.cookie).toContain('cookie_consent=')
    await page.getByRole('button', { name: 'Withdraw and erase' }).click()
    await expect.element(page.getByText(/items were erased\./)).toBeVisible()
    expect(document.cookie).toBe('sid=1')
    expect(localStorage).toHaveLength(0)
    expect(store.getState().choice).toBeNull()
    expect(store.getState().permissions).toMatchObject({ analytics: 'denied' })
    await expect.element(page.getByRole('region', { name: 'Cookies on this site' })).toBeVisible()
  })

  test('R101 takes a double click for one', async () => {
    document.cookie = '_st1=a; path=/'
    const { store } = await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^_st1/)).toBeVisible()
    const erase = page.getByRole('button', { name: 'Withdraw and erase' })
    await erase.click()
    await expect.element(page.getByText('2 items were erased.', { exact: true })).toBeVisible()
    erase.element().dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }))
    expect(store.getState().choice).toBeNull()
    await expect.element(page.getByText('2 items were erased.', { exact: true })).toBeVisible()
  })

  test('R101 says what could not be erased', async () => {
    document.cookie = 'stubborn=1; path=/'
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(row(/^stubborn/)).toBeVisible()
    // A server that sets it again with every answer.
    vi.spyOn(document, 'cookie', 'get').mockReturnValue('stubborn=1')
    await page.getByRole('button', { name: 'Withdraw and erase' }).click()
    await expect.element(page.getByText('Still there: stubborn.')).toBeVisible()
  })

  test('R101 prepares letters to whoever answers them, with the reference', async () => {
    const { store } = await renderMain(<PrivacyCenter />, { config })
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => store.getState().status).toBe('decided')
    for (const name of ['Correct my data', 'Restrict the use of my data', 'I object to the use of my data']) {
      const link = page.getByRole('link', { name }).element()
      const url = new URL(link.getAttribute('href') ?? '')
      expect(url.protocol + url.pathname).toBe('mailto:dpo@example.com')
      expect(url.searchParams.get('subject')).toBe(`${name} (Example Hosting)`)
      expect(url.searchParams.get('body')).toContain(`My request: ${name}.`)
      expect(url.searchParams.get('body')).toContain(store.getState().choice?.id)
    }
  })

  test('R19 shows the signals that the browser sends', async () => {
    sendGpc()
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(page.getByText('Your browser sends it now: Global Privacy Control (GPC).')).toBeVisible()
  })

  test('R19 says that the browser sends none', async () => {
    await renderMain(<PrivacyCenter />, { config })
    await expect.element(page.getByText('Your browser sends no such signal now.')).toBeVisible()
  })

  test('R106 lists the agreements with the way back', async () => {
    const record = { schemaVersion: '1.0', id: 'x', at: Date.now(), agreement: 'offers', kind: 'consent', version: '1' }
    localStorage.setItem('cookie_consent.agreements', JSON.stringify([{ ...record, action: 'given', text: 'Offers' }]))
    await renderMain(<PrivacyCenter />, { config })
    await page.getByRole('button', { name: 'Withdraw: Send me offers' }).click()
    await expect.element(page.getByText(/^Send me offers Withdrawn on/)).toBeVisible()
  })

  test('R83 names the controller, the officer and the authority', async () => {
    await renderMain(<PrivacyCenter />, { config: hosting.config })
    for (const fact of ['Bucharest, Romania', '+40 746 358 948', '9:00 AM - 6:00 PM EET, Mon-Fri', 'dpo@fluxit.ro']) {
      await expect.element(page.getByText(fact).first()).toBeVisible()
    }
    const authority = page.getByRole('region', { name: 'ANSPDCP' })
    for (const fact of [
      'Gheorghe Magheru 28-30',
      '+40 21 252 5599',
      'anspdcp@dataprotection.ro',
      'dataprotection.ro',
    ]) {
      await expect.element(authority).toHaveTextContent(fact)
    }
  })

  test('R83 shows the enquiry contact where there is no officer', async () => {
    await renderMain(<PrivacyCenter />, { config: manufacturer.config })
    const officer = page.getByRole('region', { name: 'Data protection officer' })
    await expect.element(officer).toHaveTextContent('There is none. The controller answers')
    await expect.element(officer).toHaveTextContent('info@fluxim.com')
  })

  const arabic = { ...en, tag: 'ar', dir: 'rtl' } as const

  test.each([
    ['in the light', 'light', 800, en],
    ['in the dark', 'dark', 800, en],
    ['from right to left', 'light', 800, arabic],
    ['at 320 px', 'light', 320, en],
  ] as const)('R73 is accessible %s', async (_where, scheme, width, locale) => {
    const { documentElement } = document
    documentElement.style.colorScheme = scheme
    documentElement.style.background = 'Canvas'
    await page.viewport(width, 600)
    onTestFinished(async () => {
      documentElement.removeAttribute('style')
      await page.viewport(800, 600)
    })
    document.cookie = '_st1=a; path=/'
    const { store } = await renderMain(<PrivacyCenter />, { config, locale })
    await expect.element(row(/^_st1/)).toBeVisible()
    store.actions.acceptAll()
    await expect.element(page.getByRole('button', { name: 'Withdraw every consent' })).toBeVisible()
    expect(documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await expectAccessible()
  })
})
