import { ConsentProvider } from 'fluxconsent'
import { audienceRule, createStoreShell, setAudience, type ConsentStore } from 'fluxconsent/core'
import { LiveChat } from 'fluxconsent/embeds'
import { en } from 'fluxconsent/locales/en'
import { createRef, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { chatSite, stubbed, stubOf, type ChatVendor } from './chats.js'
import { clearBrowser, renderEmbed } from './renderEmbed.js'

const stores: ConsentStore[] = []
let count = 0

beforeEach(clearBrowser)
afterEach(async () => {
  for (const store of stores.splice(0)) store.actions.withdraw()
  await vi.waitUntil(() => vendorParts().length === 0, { timeout: 10_000 })
  document.dispatchEvent(new Event('tidioChat-ready'))
  for (const name of ['$crisp', 'CRISP_WEBSITE_ID', 'tidioChatApi', 'stubChat']) Reflect.deleteProperty(window, name)
  document.querySelectorAll('script[data-consent-script]').forEach((element) => element.remove())
  clearBrowser()
})

const vendorParts = (): readonly Element[] => [...document.querySelectorAll('.crisp-client, #tidio-chat')]
const scripts = (id: string): readonly HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>(`script[data-consent-script^="${id}:"]`),
]
const isOpen = (): boolean => document.querySelector('.crisp-client iframe:not([hidden])') !== null
const root = (): HTMLElement | null => document.querySelector('[data-consent-chat]')

const launcher = page.getByRole('button', { name: 'Chat', exact: true })
const panel = page.getByRole('group', { name: /^Chat \(/ })
const allow = page.getByRole('button', { name: 'Allow and open the chat' })
const field = page.getByRole('textbox', { name: 'Elsewhere' })
const retry = page.getByRole('button', { name: 'Try again' })

/** A place where somebody may have gone on. */
const Elsewhere = <input aria-label="Elsewhere" />

interface Options {
  readonly vendor?: ChatVendor
  readonly script?: { src: string }
  readonly chat?: (id: string) => ReactNode
  readonly messages?: typeof en
}

interface Opened {
  readonly id: string
  readonly store: ConsentStore
  readonly errors: readonly string[]
  readonly show: (children: ReactNode) => Promise<void>
}

async function openPage({ vendor = 'crisp', script, chat, messages = en }: Options = {}): Promise<Opened> {
  count += 1
  const id = `state${count}`
  const service = { ...stubbed(vendor, id), ...(script && { scripts: [script] }) }
  const { store, show } = await renderEmbed(chat?.(id) ?? <LiveChat service={id} />, {
    config: chatSite(service),
    messages: { en: messages },
    nonce: 'r4nd0m',
  })
  stores.push(store)
  const errors: string[] = []
  store.onError((error) => errors.push(String(error)))
  return { id, store, errors, show }
}

/** Acts once, when the script of a chat was put into the page: before it can have come. */
function onItsWay(id: string, act: () => void): void {
  const observer = new MutationObserver(() => {
    if (scripts(id).length === 0) return
    observer.disconnect()
    act()
  })
  observer.observe(document.head, { childList: true })
  onTestFinished(() => observer.disconnect())
}

/** Keeps every script on its way for ever. */
function keepOnItsWay(): void {
  vi.spyOn(document.head, 'append').mockImplementation(() => undefined)
}

/** A chat that stays beside that of the vendor. */
const beside = (id: string): ReactNode => (
  <>
    <LiveChat service={id} stepsAside={false} />
    {Elsewhere}
  </>
)

describe('what was wanted of a chat', () => {
  it('R31 is forgotten at a withdrawal while it is on its way, and opens nothing at a later grant', async () => {
    const { id, store, errors } = await openPage({ chat: beside })
    await launcher.click()
    onItsWay(id, () => store.actions.withdraw())
    await allow.click()
    await expect.poll(() => store.getState().choice?.action).toBe('withdraw')
    await expect.poll(() => scripts(id)).toEqual([])
    await expect.element(panel).not.toBeInTheDocument()
    store.actions.grantAlways(id)
    await expect.poll(() => root()?.dataset['state']).toBe('ready')
    await expect.element(panel).not.toBeInTheDocument()
    expect(isOpen()).toBe(false)
    expect(errors).toEqual([])
  })

  it('R31 is forgotten when it is closed while it is on its way', async () => {
    const { id, store } = await openPage({ chat: beside })
    await launcher.click()
    onItsWay(id, () => document.querySelector<HTMLElement>('[data-consent-action=close]')?.click())
    await allow.click()
    await expect.poll(() => root()?.dataset['state']).toBe('ready')
    expect(isOpen()).toBe(false)
    expect(store.getState().permissions[id]).toBe('granted')
  })

  it('R31 is forgotten with the page on which it was wanted', async () => {
    const { id, store, show } = await openPage()
    await launcher.click()
    keepOnItsWay()
    await allow.click()
    await expect.element(panel).toHaveAttribute('data-state', 'loading')
    await show(Elsewhere)
    vi.restoreAllMocks()
    store.actions.withdraw()
    store.actions.grantAlways(id)
    await show(beside(id))
    await expect.poll(() => root()?.dataset['state']).toBe('ready')
    expect(isOpen()).toBe(false)
  })

  it('R97 is forgotten where the person may not allow it, and opens nothing when somebody else does', async () => {
    const { id, store } = await openPage({ chat: beside })
    setAudience(store, audienceRule('minor'))
    await launcher.click()
    await allow.click()
    expect(store.getState().permissions[id]).toBe('denied')
    setAudience(store, undefined)
    store.actions.grantAlways(id)
    await expect.poll(() => root()?.dataset['state']).toBe('ready')
    expect(isOpen()).toBe(false)
  })

  it('R31 is done also where it is allowed before the code is there that grants', async () => {
    count += 1
    const service = stubbed('crisp', `state${count}`)
    const store = createStoreShell(chatSite(service))
    stores.push(store)
    const { equip } = store.inlet
    const held: (() => void)[] = []
    vi.spyOn(store.inlet, 'equip').mockImplementation((acts) => void held.push(() => equip(acts)))
    await render(
      <ConsentProvider store={store}>
        <LiveChat service={service.id} />
      </ConsentProvider>,
    )
    await launcher.click()
    await allow.click()
    await expect.poll(() => held.length).toBeGreaterThan(0)
    expect(store.getState().choice).toBeNull()
    for (const arrive of held) arrive()
    await expect.poll(isOpen).toBe(true)
  })

  it('is answered as soon as it is allowed somewhere else, also before the chat has come', async () => {
    keepOnItsWay()
    const { id, store } = await openPage()
    await launcher.click()
    await expect.element(panel).toBeInTheDocument()
    store.actions.grantAlways(id)
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(launcher).toHaveAttribute('aria-expanded', 'false')
  })

  it('is recorded once, at a gate, however often it is pressed while the chat is on its way', async () => {
    keepOnItsWay()
    const { store } = await openPage()
    await launcher.click()
    await expect.element(allow).not.toHaveAttribute('aria-disabled')
    await allow.click()
    await expect.element(allow).toHaveAttribute('aria-disabled', 'true')
    const { choice } = store.getState()
    expect(choice?.method).toBe('gate')
    const button = allow.element()
    if (button instanceof HTMLElement) button.click()
    await launcher.click()
    expect(store.getState().choice).toBe(choice)
    await expect.element(panel).toHaveAttribute('data-state', 'loading')
    expect(document.querySelector('[data-consent-status]')?.getAttribute('data-state')).toBe('loading')
  })

  it('R41 is reported as missing only where it was: the patience ends with the opening', async () => {
    const patience = 12_345
    const set = vi.spyOn(window, 'setTimeout')
    const clear = vi.spyOn(window, 'clearTimeout')
    await openPage({ chat: (id) => <LiveChat service={id} patience={patience} /> })
    await launcher.click()
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    const timers = set.mock.calls.flatMap(([, delay], index) =>
      delay === patience ? [set.mock.results[index]?.value] : [],
    )
    expect(timers).toHaveLength(1)
    await expect.poll(() => clear.mock.calls.flat()).toContain(timers[0])
  })
})

describe('a chat that did not come', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

  it('R41 is closed by its launcher, and asked for again by that', async () => {
    const script = { src: '/test/embeds/stubs/missing.js' }
    const { errors } = await openPage({ script, chat: beside })
    await launcher.click()
    await allow.click()
    await expect.element(retry).toBeVisible()
    await expect.element(retry).toHaveAttribute('data-consent-action', 'retry')
    await launcher.click()
    await expect.element(panel).not.toBeInTheDocument()
    expect(errors).toHaveLength(1)
    script.src = stubOf('crisp')
    await launcher.click()
    await expect.poll(isOpen).toBe(true)
  })

  it('R41 comes with a new page, at the press of its button, where only that helps', async () => {
    const frame = Object.assign(document.createElement('iframe'), {
      src: '/test/embeds/stubs/page.html?vendor=tidio&broken',
    })
    document.body.append(frame)
    onTestFinished(() => frame.remove())
    const press = async (action: string): Promise<void> => {
      const button = (): HTMLElement | null | undefined =>
        frame.contentDocument?.querySelector<HTMLElement>(`[data-consent-action=${action}]`)
      await expect.poll(button).toBeTruthy()
      button()?.click()
    }
    await press('chat')
    await press('allow-always')
    const loaded = vi.fn()
    frame.addEventListener('load', loaded, { once: true })
    await press('reload')
    await expect.poll(() => loaded.mock.calls.length).toBe(1)
  })

  it('R78 has the nonce of the page when it is tried again', async () => {
    const script = { src: '/test/embeds/stubs/missing.js' }
    const { id } = await openPage({ script })
    await launcher.click()
    await allow.click()
    await expect.element(retry).toBeVisible()
    script.src = stubOf('crisp')
    await retry.click()
    await expect.poll(isOpen).toBe(true)
    expect(scripts(id).map(({ nonce }) => nonce)).toEqual(['r4nd0m'])
  })

  it('R41 opens at a press once it comes after all', async () => {
    const { id, errors } = await openPage({
      vendor: 'tidio',
      script: { src: stubOf('none') },
      chat: (name) => <LiveChat service={name} patience={100} stepsAside={false} />,
    })
    await launcher.click()
    await allow.click()
    await expect.element(panel).toHaveAttribute('data-state', 'error')
    expect(errors).toEqual([expect.stringContaining('within 100 ms')])
    expect(scripts(id)).toHaveLength(1)
    await launcher.click()
    const open = vi.fn()
    Reflect.set(window, 'tidioChatApi', { open, show: () => undefined, hide: () => undefined })
    place('tidio-chat')
    await expect.poll(() => root()?.dataset['state']).toBe('ready')
    await launcher.click()
    await expect.poll(() => open.mock.calls.length).toBe(1)
  })

  it('is looked for less and less often, every two seconds in the end, and not at all before it is allowed', async () => {
    const later = setTimeout
    const waits: unknown[] = []
    onTestFinished(() => void vi.unstubAllGlobals())
    vi.stubGlobal('setTimeout', (work: () => void, wait = 0, ...values: unknown[]) => {
      waits.push(wait)
      return later(work, wait > 2000 ? wait : Math.min(wait, 5), ...values)
    })
    const { id, store } = await openPage({ vendor: 'tidio', script: { src: stubOf('none') } })
    await expect.element(launcher).toBeVisible()
    for (let step = 0; step < 10; step += 1) await new Promise(requestAnimationFrame)
    expect(waits).not.toContain(95)
    store.actions.grantAlways(id)
    await expect.poll(() => waits.filter((wait) => wait === 2000).length).toBeGreaterThan(1)
    expect(waits).toEqual(expect.arrayContaining([20, 50, 95]))
  })

  it('R31 is not ready before its interface is there, even where it can be called', async () => {
    const open = vi.fn()
    const { id, store } = await openPage({
      vendor: 'tidio',
      script: { src: stubOf('none') },
      chat: (name) => <LiveChat service={name} stepsAside={false} />,
    })
    store.actions.grantAlways(id)
    await expect.poll(() => scripts(id)[0]?.dataset['consentLoaded']).toBe('true')
    Reflect.set(window, 'tidioChatApi', { open, show: () => undefined, hide: () => undefined })
    await launcher.click()
    await expect.element(panel).toHaveAttribute('data-state', 'loading')
    for (let step = 0; step < 10; step += 1) await new Promise(requestAnimationFrame)
    expect(open).not.toHaveBeenCalled()
    place('tidio-chat')
    await expect.poll(() => open.mock.calls.length).toBe(1)
  })
})

function place(id: string): void {
  document.body.append(Object.assign(document.createElement('div'), { id }))
}

describe('the keys of a chat', () => {
  it('closes by Escape itself alone, and leaves that to what stands around it once it is closed', async () => {
    const outer = vi.fn()
    await openPage({
      chat: (id) => (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div onKeyDown={outer}>
          <LiveChat service={id} />
        </div>
      ),
    })
    await launcher.click()
    await expect.element(panel).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(panel).not.toBeInTheDocument()
    expect(outer).not.toHaveBeenCalled()
    await expect.element(launcher).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(outer).toHaveBeenCalledOnce()
  })

  it('stays open where the app has used the key itself', async () => {
    const onKeyDown = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    await openPage({ chat: (id) => <LiveChat service={id} onKeyDown={onKeyDown} /> })
    await launcher.click()
    await expect.element(panel).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(onKeyDown).toHaveBeenCalledOnce()
    await expect.element(panel).toBeInTheDocument()
  })

  it.each<[string, (button: HTMLElement) => void]>([
    ['its launcher', (button) => button.focus()],
    ['nowhere, as after a press in Safari', (button) => button.blur()],
  ])('moves the focus into the chat that it opens from %s', async (_, prepare) => {
    const { id, store } = await openPage({ chat: beside })
    store.actions.grantAlways(id)
    await expect.poll(() => root()?.dataset['state']).toBe('ready')
    const button = launcher.element()
    if (!(button instanceof HTMLElement)) expect.fail('The launcher is no button.')
    prepare(button)
    button.click()
    await expect.poll(isOpen).toBe(true)
    await expect.poll(() => document.activeElement?.className).toBe('crisp-client')
  })

  it('leaves the focus with who has gone on while the chat was on its way', async () => {
    const { id } = await openPage({ chat: beside })
    await launcher.click()
    const input = field.element()
    onItsWay(id, () => input instanceof HTMLElement && input.focus())
    await allow.click()
    await expect.poll(isOpen).toBe(true)
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(field).toHaveFocus()
  })

  it('leaves the focus where it is when the panel goes without it', async () => {
    const { id, store } = await openPage({ chat: beside })
    await launcher.click()
    await expect.element(panel).toHaveFocus()
    await field.click()
    store.actions.grantAlways(id)
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(field).toHaveFocus()
  })
})

describe('the elements of a chat', () => {
  it('are in the corner unless the app says otherwise, with the buttons side by side', async () => {
    const ref = createRef<HTMLDivElement>()
    const { id, show } = await openPage({ chat: (name) => <LiveChat service={name} ref={ref} /> })
    await launcher.click()
    await expect.element(panel).toBeInTheDocument()
    expect(ref.current).toBe(root())
    expect(root()?.dataset['layout']).toBe('corner')
    expect(root()?.querySelectorAll('[data-consent-actions] > button')).toHaveLength(3)
    await show(<LiveChat service={id} data-layout="inline" />)
    expect(root()?.dataset['layout']).toBe('inline')
  })

  it('say by their state what they show', async () => {
    const { id, store } = await openPage({ chat: beside })
    await expect.element(launcher).toHaveAttribute('data-state', 'closed')
    await expect.element(launcher).not.toHaveAttribute('aria-controls')
    await launcher.click()
    await expect.element(launcher).toHaveAttribute('data-state', 'asking')
    await expect.element(panel).toHaveAttribute('data-state', 'asking')
    expect(document.querySelector('[data-consent-status]')).toBeNull()
    store.actions.grantAlways(id)
    await expect.element(launcher).toHaveAttribute('data-state', 'ready')
    await expect.element(launcher).not.toHaveAttribute('aria-expanded')
    await expect.element(launcher).not.toHaveAttribute('aria-controls')
  })

  it('open the preferences', async () => {
    const { store } = await openPage()
    await launcher.click()
    document.querySelector<HTMLElement>('[data-consent-chat] [data-consent-action=open]')?.click()
    await expect.poll(() => store.getState().surface).toBe('preferences')
  })

  it('have no button without a name: until the words are there only one that brings its own', async () => {
    const load = (): Promise<never> => new Promise(() => undefined)
    const { id, show } = await openPage({
      messages: { ...en, load },
      chat: (name) => (
        <LiveChat service={name}>
          {(Chat) => (
            <>
              <Chat.Launcher>Ask us</Chat.Launcher>
              <Chat.Panel>
                <Chat.AllowAndOpen />
              </Chat.Panel>
            </>
          )}
        </LiveChat>
      ),
    })
    await page.getByRole('button', { name: 'Ask us' }).click()
    await expect.poll(() => document.querySelector('[data-consent-chat-panel]')).not.toBeNull()
    expect(page.getByRole('button').elements()).toHaveLength(1)
    await show(<LiveChat key="ready" service={id} />)
    await expect.poll(() => root()?.dataset['layout']).toBe('corner')
    expect(page.getByRole('button').elements()).toEqual([])
  })
})
