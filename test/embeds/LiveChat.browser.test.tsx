import { ConsentProvider } from 'fluxconsent'
import { audienceRule, setAudience, type ChatService, type ConsentStore } from 'fluxconsent/core'
import { LiveChat } from 'fluxconsent/embeds'
import { en } from 'fluxconsent/locales/en'
import { trackEvent, onShow } from '@intercom/messenger-js-sdk'
import { Crisp } from 'crisp-sdk-web'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { expectAccessible } from '../ui/expectAccessible.js'
import { CHATS, chatSite, stubbed, stubOf, type ChatVendor } from './chats.js'
import { errorOf } from './errorOf.js'
import { clearBrowser, renderEmbed, watchRequests } from './renderEmbed.js'

const VENDORS = ['crisp', 'intercom', 'tawk', 'zendesk', 'zoho', 'tidio'] as const satisfies readonly ChatVendor[]
const GLOBALS =
  '$crisp CRISP_WEBSITE_ID CRISP_COOKIE_EXPIRE CRISP_TOKEN_ID Intercom intercomSettings Tawk_API Tawk_LoadStart zE $zoho tidioChatApi stubChat'

const stores: ConsentStore[] = []
let count = 0

// Other files share the origin.
beforeEach(clearBrowser)
afterEach(async () => {
  for (const store of stores.splice(0)) store.actions.withdraw()
  await vi.waitUntil(() => vendorFrames().length === 0, { timeout: 10_000 })
  // A page has one chat of Tidio, whose interface comes once; here each test has its own.
  document.dispatchEvent(new Event('tidioChat-ready'))
  for (const name of GLOBALS.split(' ')) Reflect.deleteProperty(window, name)
  document.querySelectorAll('script[data-consent-script]').forEach((element) => element.remove())
  clearBrowser()
})

/** What the stub of a vendor tells of itself. */
function stub(): { readonly isOpen: () => boolean; readonly press: () => void } {
  const found: unknown = Reflect.get(window, 'stubChat')
  const has = (value: unknown, name: string): (() => unknown) => {
    const call: unknown = Reflect.get(Object(value), name)
    return typeof call === 'function' ? () => Reflect.apply(call, value, []) : () => undefined
  }
  return { isOpen: () => has(found, 'isOpen')() === true, press: has(found, 'press') }
}

const isOpen = (): boolean => stub().isOpen()
const loads = (): number => Number(Reflect.get(window, 'stubChatLoads') ?? 0)
/** How often the script of a vendor has come, and with it whatever it does some time later. */
const settles = (): number => Number(Reflect.get(window, 'stubChatSettles') ?? 0)
const vendorFrames = (): readonly Element[] => [
  ...document.querySelectorAll('iframe:not([data-page]), .crisp-client, #intercom-container, #zsiq_float, #tidio-chat'),
]
const scripts = (id: string): number => document.querySelectorAll(`script[data-consent-script^="${id}:"]`).length
const launcher = page.getByRole('button', { name: 'Chat', exact: true })
const panel = page.getByRole('group', { name: /^Chat \(/ })
const allow = page.getByRole('button', { name: 'Allow and open the chat' })

/** How often the vendor was asked for something since the test began. */
function watchPings(): () => number {
  performance.clearResourceTimings()
  return () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('ping=')).length
}

interface Opened {
  readonly id: string
  readonly service: ChatService
  readonly store: ConsentStore
  readonly errors: readonly string[]
  readonly show: (children: ReactNode) => Promise<void>
}

interface Options {
  readonly service?: (id: string) => ChatService
  readonly chat?: (id: string) => ReactNode
}

/** A page with a chat whose script comes from here. */
async function openPage(vendor: ChatVendor, { service: make, chat }: Options = {}): Promise<Opened> {
  count += 1
  const id = `${vendor}${count}`
  const service = make?.(id) ?? stubbed(vendor, id)
  const { store, show } = await renderEmbed(chat?.(id) ?? <LiveChat service={id} />, { config: chatSite(service) })
  stores.push(store)
  const errors: string[] = []
  store.onError((error) => errors.push(String(error)))
  return { id, service, store, errors, show }
}

/** A chat of the app's own, whose launcher stays beside that of the vendor. */
const parts = (id: string): ReactNode => (
  <LiveChat service={id} stepsAside={false}>
    {(Chat) => (
      <>
        <Chat.Launcher />
        <Chat.Panel>
          <Chat.Title />
          <Chat.Text />
          <Chat.Status />
          <Chat.AllowAndOpen />
          <Chat.Close />
        </Chat.Panel>
      </>
    )}
  </LiveChat>
)

describe.each(VENDORS)('a chat of %s', (vendor) => {
  it('R1 R31 first explains, and has nothing of the vendor before the second press', async () => {
    const requests = watchRequests()
    const before = loads()
    const { id, store } = await openPage(vendor)
    await launcher.click()
    await expect.element(allow).toBeVisible()
    expect(store.getState().permissions[id]).toBe('denied')
    expect([scripts(id), loads() - before, vendorFrames().length, requests().length]).toEqual([0, 0, 0, 0])
    expect(Object.keys(localStorage)).toEqual([])
    expect(document.cookie).toBe('')
    expect(GLOBALS.split(' ').filter((name) => name in window)).toEqual([])
  })

  it('R31 grants, loads and opens at the second press, and gives way to the launcher of the vendor', async () => {
    const { id, store, errors } = await openPage(vendor)
    await launcher.click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    expect(store.getState().choice?.decisions[id]).toBe('granted')
    await expect.poll(() => document.querySelector('[data-consent-chat]')).toBeNull()
    expect(errors).toEqual([])
  })

  it('R31 opens at one press where it is allowed', async () => {
    const { id, store } = await openPage(vendor, { chat: parts })
    store.actions.grantAlways(id)
    await expect.poll(vendorFrames).not.toEqual([])
    expect(isOpen()).toBe(false)
    await launcher.click()
    await expect.poll(isOpen).toBe(true)
    await expect.element(panel).not.toBeInTheDocument()
  })

  it('R31 opens at one press that comes before the vendor does', async () => {
    const { id, store } = await openPage(vendor)
    await expect.element(launcher).toBeInTheDocument()
    const button = launcher.element()
    store.actions.grantAlways(id)
    await expect.poll(() => store.getState().permissions[id]).toBe('granted')
    if (button instanceof HTMLElement) button.click()
    await expect.poll(isOpen).toBe(true)
  })

  it('R31 leaves no frame and no request behind a withdrawal, and comes back itself', async () => {
    const pings = watchPings()
    const { store } = await openPage(vendor)
    await launcher.click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    await expect.poll(pings).toBeGreaterThan(0)
    store.actions.withdraw()
    await expect.poll(vendorFrames).toEqual([])
    await expect.element(launcher).toBeVisible()
    await expect.element(panel).not.toBeInTheDocument()
    // What was on its way at the withdrawal may still arrive; nothing follows it.
    await expect
      .poll(async () => {
        const then = pings()
        await afterPings()
        return pings() - then
      })
      .toBe(0)
    expect(isOpen()).toBe(false)
    await expect
      .poll(() => [...Object.keys(localStorage), document.cookie.replace(/cookie_consent=[^;]*/, '')])
      .toEqual([''])
  })

  it('R31 leaves no frame and no request behind a withdrawal between its script and its interface', async () => {
    const before = settles()
    const { id, store } = await openPage(vendor)
    const withdraw = ({ target }: Event): void => {
      if (target instanceof HTMLScriptElement && target.dataset['consentScript']?.startsWith(id))
        store.actions.withdraw()
    }
    document.addEventListener('load', withdraw, true)
    store.actions.grantAlways(id)
    await expect.poll(settles).toBe(before + 1)
    document.removeEventListener('load', withdraw, true)
    expect(store.getState().choice?.action).toBe('withdraw')
    expect(vendorFrames()).toEqual([])
    const pings = watchPings()
    await afterPings()
    await afterPings()
    expect(pings()).toBe(0)
  })

  it('R31 comes where it is allowed again after a withdrawal that was faster than its script', async () => {
    const { id, store, errors } = await openPage(vendor)
    const observer = new MutationObserver(() => {
      if (scripts(id) === 0) return
      observer.disconnect()
      store.actions.withdraw()
    })
    observer.observe(document.head, { childList: true })
    store.actions.grantAlways(id)
    await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
    await expect.poll(() => scripts(id)).toBe(0)
    store.actions.grantAlways(id)
    await expect.poll(vendorFrames).not.toEqual([])
    expect(errors).toEqual([])
  })

  it('R31 gives no error when it is allowed and taken back 20 times', async () => {
    const { id, store, errors } = await openPage(vendor)
    await expect.element(launcher).toBeInTheDocument()
    for (let toggle = 0; toggle < 20; toggle += 1) {
      store.actions.grantAlways(id)
      await nextFrame()
      store.actions.withdraw()
      await nextFrame()
    }
    await expect.poll(vendorFrames).toEqual([])
    expect(errors).toEqual([])
    await expect.element(launcher).toBeVisible()
  })

  it('R92 keeps the conversation over client navigation', async () => {
    const { id, show, store } = await openPage(vendor)
    await launcher.click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    const [frames, kept, before] = [vendorFrames(), storage(), loads()]
    for (const route of ['/a', '/b', '/c']) {
      await show(<p>{route}</p>)
      await show(<LiveChat key={route} service={id} />)
    }
    await nextFrame()
    expect(vendorFrames()).toEqual(frames)
    expect([isOpen(), storage(), loads()]).toEqual([true, kept, before])
    expect(store.getState().permissions[id]).toBe('granted')
  })

  it('R92 keeps the conversation over a reload', async () => {
    const frame = Object.assign(document.createElement('iframe'), {
      src: `/test/embeds/stubs/page.html?vendor=${vendor}`,
    })
    frame.dataset['page'] = ''
    document.body.append(frame)
    const inFrame = (selector: string): HTMLElement | null =>
      frame.contentDocument?.querySelector<HTMLElement>(selector) ?? null
    const press = async (action: string): Promise<void> => {
      await expect.poll(() => inFrame(`[data-consent-action=${action}]`)).not.toBeNull()
      inFrame(`[data-consent-action=${action}]`)?.click()
    }
    const isThere = (): boolean => Reflect.get(Object(frame.contentWindow), 'stubChat') !== undefined
    await press('chat')
    await press('allow-always')
    await expect.poll(isThere).toBe(true)
    await expect.poll(storage).not.toEqual([])
    const kept = storage()
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    frame.contentWindow?.location.reload()
    await loaded
    await expect.poll(isThere).toBe(true)
    expect(storage()).toEqual(kept)
    frame.remove()
  })
})

/** What the vendor keeps on the device. */
function storage(): readonly string[] {
  const cookies = document.cookie.split('; ').filter((pair) => pair && !pair.startsWith('cookie_consent'))
  return [...cookies, ...Object.entries(localStorage).map((entry) => entry.join('='))].sort()
}

const CRISP_TEXT = 'Crisp IM SAS (France)'

describe('the panel', () => {
  it('R31 names service, provider, country, purposes and policy before its buttons', async () => {
    await openPage('crisp')
    await launcher.click()
    await expect.element(panel).toHaveAccessibleName('Chat (Crisp)')
    const [beforeButtons = ''] = (panel.element().textContent ?? '').split('Allow and open')
    for (const fact of ['Crisp', CRISP_TEXT, 'Purposes: Chat', 'Privacy policy of Crisp IM SAS'])
      expect(beforeButtons).toContain(fact)
    const policy = page.getByRole('link', { name: 'Privacy policy of Crisp IM SAS' })
    await expect.element(policy).toHaveAttribute('href', 'https://crisp.chat/en/privacy/')
    await expect.element(policy).toHaveAttribute('rel', 'noopener noreferrer')
  })

  it('is worked by keyboard alone: it takes the focus, and Escape gives it back and grants nothing', async () => {
    const { id, store } = await openPage('crisp')
    await expect.element(launcher).toHaveAttribute('aria-expanded', 'false')
    await userEvent.tab()
    await expect.element(launcher).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(panel).toHaveFocus()
    await expect.element(launcher).toHaveAttribute('aria-expanded', 'true')
    await expect.element(launcher).toHaveAttribute('aria-controls', panel.element().id)
    await userEvent.tab()
    await userEvent.tab()
    await expect.element(allow).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(launcher).toHaveFocus()
    await expect.element(panel).not.toBeInTheDocument()
    expect([store.getState().permissions[id], store.getState().choice, scripts(id)]).toEqual(['denied', null, 0])
  })

  it('is closed by its own button and by the launcher, and refuses nothing', async () => {
    const { store } = await openPage('crisp')
    await launcher.click()
    await page.getByRole('button', { name: 'Close the chat' }).click()
    await expect.element(launcher).toHaveFocus()
    for (let press = 0; press < 20; press += 1) await launcher.click()
    await expect.element(panel).not.toBeInTheDocument()
    expect(store.getState().choice).toBeNull()
  })

  it('closes when the chat is allowed somewhere else', async () => {
    const { id, store } = await openPage('crisp')
    await launcher.click()
    store.actions.grantAlways(id)
    await expect.element(panel).not.toBeInTheDocument()
    store.actions.withdraw()
    await expect.element(launcher).toHaveAttribute('aria-expanded', 'false')
  })

  it('R97 stays, and loads nothing, where the person may not allow it', async () => {
    const { id, store, errors } = await openPage('crisp')
    setAudience(store, audienceRule('minor'))
    await launcher.click()
    await allow.click()
    await expect.element(panel).toHaveAttribute('data-state', 'asking')
    expect([store.getState().permissions[id], scripts(id), errors.length]).toEqual(['denied', 0, 0])
  })

  it('R73 has no violation, closed and open, and every control says what it does', async () => {
    await openPage('crisp', {
      chat: (id) => (
        <main>
          <h1>Shop</h1>
          <LiveChat service={id} />
        </main>
      ),
    })
    await expect.element(launcher).toBeVisible()
    await expectAccessible()
    await launcher.click()
    await expect.element(allow).toBeVisible()
    await expectAccessible()
    const actions = [...document.querySelectorAll('[data-consent-chat] button')].map((button) =>
      button instanceof HTMLElement ? button.dataset['consentAction'] : undefined,
    )
    expect(actions).toEqual(['chat', 'allow-always', 'close', 'open'])
  })

  it('moves the focus into the chat that it opened', async () => {
    await openPage('tidio')
    await launcher.click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    await expect.poll(() => document.activeElement?.id).toBe('tidio-chat')
  })

  it('gives the focus to the launcher when the panel goes by a grant from elsewhere', async () => {
    const { id, store } = await openPage('crisp', { chat: parts })
    await launcher.click()
    await expect.element(panel).toHaveFocus()
    store.actions.grantAlways(id)
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(launcher).toHaveFocus()
  })

  it('gives the focus to the page when it steps aside for a chat that has no known place', async () => {
    await openPage('zendesk', {
      chat: (id) => (
        <main>
          <h1>Shop</h1>
          <LiveChat service={id} />
        </main>
      ),
    })
    await launcher.click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    await expect.poll(() => document.activeElement?.localName).toBe('main')
  })

  it('says in its own language which way it is read', async () => {
    count += 1
    const service = stubbed('crisp', `crisp${count}`)
    const messages = { ar: { ...en, tag: 'ar', dir: 'rtl' as const } }
    const { store } = await renderEmbed(<LiveChat service={service.id} />, {
      config: chatSite(service),
      messages,
      locale: 'ar',
    })
    stores.push(store)
    await expect.element(launcher).toBeVisible()
    const root = document.querySelector<HTMLElement>('[data-consent-chat]')
    expect([root?.dir, root?.lang]).toEqual(['rtl', 'ar'])
  })
})

describe('a vendor that does not come', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

  const retry = page.getByRole('button', { name: 'Try again' })
  const reload = page.getByRole('button', { name: 'Reload the page' })

  it('R31 R41 says so, reports it once, and opens when it is tried again; a withdrawal still tells the vendor', async () => {
    const script = { src: '/test/embeds/stubs/missing.js' }
    const { errors, service, store } = await openPage('tawk', {
      service: (id) => ({ ...stubbed('tawk', id), scripts: [script] }),
    })
    await launcher.click()
    await allow.click()
    await expect.element(retry).toHaveFocus()
    await expect.element(panel).toHaveTextContent('tawk.to could not be loaded.')
    expect(errors).toEqual([expect.stringContaining('FC301')])
    script.src = stubOf('tawk')
    await retry.click()
    await expect.poll(isOpen).toBe(true)
    const deny = vi.spyOn(Object(service.consent), 'deny')
    store.actions.withdraw()
    await expect.poll(() => deny.mock.calls.length).toBe(1)
  })

  it('R41 offers a new page where the script came and the chat did not', async () => {
    const { errors } = await openPage('tidio', {
      service: (id) => stubbed('tidio', id, stubOf('none')),
      chat: (id) => <LiveChat service={id} patience={200} />,
    })
    await launcher.click()
    await allow.click()
    await expect.element(reload).toBeVisible()
    expect(errors).toEqual([expect.stringContaining('FC306')])
  })

  it('R41 does the same where the script never answers', async () => {
    const append = vi.spyOn(document.head, 'append').mockImplementation(() => undefined)
    const { errors } = await openPage('crisp', { chat: (id) => <LiveChat service={id} patience={200} /> })
    await launcher.click()
    await allow.click()
    await expect.element(reload).toBeVisible()
    expect(errors).toEqual([expect.stringContaining('FC306')])
    append.mockRestore()
    await page.getByRole('button', { name: 'Close the chat' }).click()
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(launcher).toHaveFocus()
  })

  it('R41 reports what the vendor throws when it is opened', async () => {
    const { id, store, errors } = await openPage('tawk', { chat: parts })
    store.actions.grantAlways(id)
    await expect.poll(vendorFrames).not.toEqual([])
    Reflect.set(Object(Reflect.get(window, 'Tawk_API')), 'maximize', () => {
      throw new Error('broken vendor')
    })
    await launcher.click()
    await expect.element(reload).toBeVisible()
    expect(errors).toEqual(['Error: broken vendor'])
  })

  it('announces that the chat is on its way, and that it did not come', async () => {
    const said: string[] = []
    document.querySelectorAll('body > [role=status]').forEach((region) => region.remove())
    const observer = new MutationObserver(() => {
      for (const region of document.querySelectorAll('body > [role=status]')) said.push(region.textContent ?? '')
    })
    observer.observe(document.body, { childList: true, subtree: true })
    await openPage('crisp', { service: (id) => stubbed('crisp', id, '/test/embeds/stubs/missing.js') })
    await launcher.click()
    await allow.click()
    await expect.poll(() => [...new Set(said.filter(Boolean))]).toEqual(['Loading Crisp', 'Crisp could not be loaded.'])
    observer.disconnect()
  })
})

describe('two of everything', () => {
  it('R32 makes one script element under StrictMode with two providers, and steps aside in both', async () => {
    count += 1
    const service = stubbed('crisp', `crisp${count}`)
    const config = chatSite(service)
    const before = loads()
    const { store } = await renderEmbed(
      <StrictMode>
        <LiveChat service={service.id} />
        <ConsentProvider config={config}>
          <LiveChat service={service.id} />
        </ConsentProvider>
      </StrictMode>,
      { config },
    )
    stores.push(store)
    await expect.poll(() => launcher.elements().length).toBe(2)
    await launcher.first().click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    expect([scripts(service.id), loads() - before]).toEqual([1, 1])
    await expect.poll(() => document.querySelectorAll('[data-consent-chat]').length).toBe(0)
  })
})

describe("the vendors' own clients", () => {
  it('R31 crisp-sdk-web sees the chat open, and a message that the page has prepared arrives', async () => {
    await openPage('crisp')
    await launcher.click()
    expect(Crisp.chat.isChatOpened()).toBe(false)
    await allow.click()
    await expect.poll(() => Crisp.chat.isChatOpened()).toBe(true)
    expect(document.querySelector('script[src*="client.crisp.chat"]')).toBeNull()
  })

  it('R31 @intercom/messenger-js-sdk hears that the messenger is shown', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { id, store } = await openPage('intercom', { chat: parts })
    trackEvent('before')
    expect(warn).toHaveBeenCalledOnce()
    store.actions.grantAlways(id)
    await expect.poll(vendorFrames).not.toEqual([])
    const shown = vi.fn()
    onShow(shown)
    await launcher.click()
    await expect.poll(() => shown.mock.calls.length).toBe(1)
  })
})

describe('the parts', () => {
  it('take own texts, props, refs and elements', async () => {
    const ref = vi.fn()
    await openPage('crisp', {
      chat: (id) => (
        <LiveChat service={id} className="mine">
          {(Chat) => (
            <>
              <Chat.Launcher asChild>
                <a href="#chat">Write to us</a>
              </Chat.Launcher>
              <Chat.Panel asChild>
                <section>
                  <Chat.Title asChild>
                    <h2>Our chat</h2>
                  </Chat.Title>
                  <Chat.AllowAndOpen ref={ref} className="go">
                    Yes
                  </Chat.AllowAndOpen>
                </section>
              </Chat.Panel>
            </>
          )}
        </LiveChat>
      ),
    })
    await page.getByRole('link', { name: 'Write to us' }).click()
    await expect.element(page.getByRole('group', { name: 'Our chat' })).toBeVisible()
    expect(document.querySelector('.mine section h2')).not.toBeNull()
    expect(ref).toHaveBeenCalledWith(document.querySelector('.go'))
    expect(document.querySelector('[data-layout]')).toBeNull()
  })

  it('do not act when the app prevents it', async () => {
    const { id, store } = await openPage('crisp', {
      chat: (name) => (
        <LiveChat service={name}>
          {(Chat) => (
            <>
              <Chat.Launcher />
              <Chat.Panel>
                <Chat.AllowAndOpen onClick={(event) => event.preventDefault()} />
              </Chat.Panel>
            </>
          )}
        </LiveChat>
      ),
    })
    await launcher.click()
    await allow.click()
    expect(store.getState().permissions[id]).toBe('denied')
  })

  it('R60 throw error 203 outside of their chat', async () => {
    let taken: LiveChat.Parts | undefined
    await openPage('crisp', {
      chat: (id) => (
        <LiveChat service={id}>
          {(Chat) => {
            taken = Chat
            return <Chat.Launcher />
          }}
        </LiveChat>
      ),
    })
    await expect.element(launcher).toBeVisible()
    const Launcher = taken?.Launcher ?? 'i'
    expect(await errorOf(<Launcher />, chatSite(CHATS.crisp('crisp')))).toMatch('FC203: <Chat.Launcher>')
  })
})

describe('a service that is no chat', () => {
  it('R58 is error 210, and an unknown one 204', async () => {
    const { chat: _, ...service } = CHATS.crisp('crisp-none')
    const config = chatSite(service)
    expect(await errorOf(<LiveChat service="crisp-none" />, config)).toMatch('FC210: <LiveChat>')
    expect(await errorOf(<LiveChat service="nobody" />, config)).toMatch('FC204: <LiveChat>')
  })
})

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

/** As long as a connected vendor would have asked again several times. */
function afterPings(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, 250))
}
