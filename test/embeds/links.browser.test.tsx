import {
  MailchimpForm,
  MessengerLink,
  ShareLink,
  TelegramLink,
  WhatsAppLink,
  type ShareNetwork,
} from 'fluxconsent/embeds'
import type { ReactElement } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { watchRequests } from './renderEmbed.js'

const URL_SHARED = 'https://example.com/news?id=42&lang=ro'
const TEXT = 'Hosting & more, 100 %'
const url = 'https%3A%2F%2Fexample.com%2Fnews%3Fid%3D42%26lang%3Dro'
const text = 'Hosting%20%26%20more%2C%20100%20%25'

const ADDRESSES: Record<ShareNetwork, string> = {
  bluesky: `https://bsky.app/intent/compose?text=${text}%20${url}`,
  email: `mailto:?subject=${text}&body=${url}`,
  facebook: `https://www.facebook.com/sharer/sharer.php?u=${url}`,
  'hacker-news': `https://news.ycombinator.com/submitlink?u=${url}&t=${text}`,
  line: `https://social-plugins.line.me/lineit/share?url=${url}`,
  linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${url}`,
  pinterest: `https://www.pinterest.com/pin/create/button/?url=${url}&description=${text}`,
  reddit: `https://www.reddit.com/submit?url=${url}&title=${text}`,
  sms: `sms:?&body=${text}%20${url}`,
  telegram: `https://t.me/share/url?url=${url}&text=${text}`,
  threads: `https://www.threads.com/intent/post?text=${text}%20${url}`,
  tumblr: `https://www.tumblr.com/widgets/share/tool?canonicalUrl=${url}&title=${text}`,
  whatsapp: `https://wa.me/?text=${text}%20${url}`,
  x: `https://x.com/intent/post?url=${url}&text=${text}`,
  xing: `https://www.xing.com/spi/shares/new?url=${url}`,
}
const NETWORKS = Object.keys(ADDRESSES).filter((name): name is ShareNetwork => name in ADDRESSES)

async function link(element: ReactElement): Promise<HTMLAnchorElement | null> {
  const { container } = await render(element)
  return container.querySelector('a')
}

describe('<ShareLink />', () => {
  it.each(NETWORKS)('R91 is a real link to %s, and asks nothing of it', async (network) => {
    const requests = watchRequests()
    const shared = await link(<ShareLink network={network} url={URL_SHARED} text={TEXT} />)
    expect(shared?.getAttribute('href')).toBe(ADDRESSES[network])
    expect([shared?.rel, shared?.target]).toEqual(['noopener noreferrer', '_blank'])
    await userEvent.hover(document.body)
    expect(requests()).toEqual([])
  })

  it('R91 keeps its `rel`, whatever a person in a hurry passes', async () => {
    const hurried = { rel: 'opener' }
    const shared = await link(<ShareLink network="x" url={URL_SHARED} {...hurried} />)
    expect(shared?.rel).toBe('noopener noreferrer')
  })

  it('leaves out a text that is not there', async () => {
    const shared = await link(<ShareLink network="x" url={URL_SHARED} />)
    expect(shared?.getAttribute('href')).toBe(`https://x.com/intent/post?url=${url}`)
  })

  it.each(['javascript:alert(1)', '', 'example.com', '//example.com', 'https://', 'https:///news', 'https:// news'])(
    'R30 renders nothing for %j, with error 207',
    async (bad) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      expect(await link(<ShareLink network="x" url={bad} />)).toBeNull()
      expect(warn.mock.calls).toEqual([[expect.stringContaining('FC207')]])
    },
  )
})

it.each(['mastodon', 'toString', ''])(
  '<ShareLink /> renders nothing for the network %j, with error 207',
  async (name) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    // As from an editor of pages.
    const props = Object.assign({ network: 'x' } as const, { network: name })
    expect(await link(<ShareLink url={URL_SHARED} {...props} />)).toBeNull()
    expect(warn.mock.calls).toEqual([[expect.stringContaining('FC207')]])
  },
)

describe('prop: device', () => {
  const shares = vi.fn<(data: ShareData) => Promise<void>>()
  const followed = vi.fn<() => void>()

  function giveDevice(canShare: boolean): void {
    shares.mockReset().mockResolvedValue()
    followed.mockReset()
    Object.defineProperty(navigator, 'share', { configurable: true, value: shares })
    Object.defineProperty(navigator, 'canShare', { configurable: true, value: () => canShare })
  }

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'share')
    Reflect.deleteProperty(navigator, 'canShare')
  })

  /** Whether a click was taken from the link; it is never followed here. */
  async function press(element: ReactElement, event: MouseEventInit = {}): Promise<boolean> {
    const shared = await link(element)
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...event })
    let isTaken = false
    addEventListener(
      'click',
      () => {
        isTaken = click.defaultPrevented
        click.preventDefault()
      },
      { once: true },
    )
    shared?.dispatchEvent(click)
    return isTaken
  }

  it('`first` opens the way to share of the device', async () => {
    giveDevice(true)
    expect(await press(<ShareLink network="x" device="first" url={URL_SHARED} text={TEXT} />)).toBe(true)
    expect(shares.mock.calls).toEqual([[{ url: URL_SHARED, text: TEXT }]])
  })

  it('is quiet when the person closes it again', async () => {
    giveDevice(true)
    shares.mockRejectedValue(new DOMException('', 'AbortError'))
    expect(await press(<ShareLink network="x" device="first" url={URL_SHARED} />)).toBe(true)
  })

  it.each([
    ['the device cannot share this', false, 'first', {}],
    ['the app did not ask for it', true, 'never', {}],
    ['the person wants a new tab', true, 'first', { ctrlKey: true }],
    ['the person wants a new tab on a Mac', true, 'first', { metaKey: true }],
    ['the person wants a new window', true, 'first', { shiftKey: true }],
    ['the person wants to keep what is behind it', true, 'first', { altKey: true }],
    ['it is not the first button', true, 'first', { button: 1 }],
  ] as const)('follows the link when %s', async (_, canShare, device, event) => {
    giveDevice(canShare)
    expect(await press(<ShareLink network="x" device={device} url={URL_SHARED} />, event)).toBe(false)
    expect(shares).not.toHaveBeenCalled()
  })

  it('leaves the click to the app where that takes it', async () => {
    giveDevice(true)
    const take = (event: { readonly preventDefault: () => void }): void => event.preventDefault()
    expect(await press(<ShareLink network="x" device="first" url={URL_SHARED} onClick={take} />)).toBe(true)
    expect(shares).not.toHaveBeenCalled()
  })
})

describe('links to messengers', () => {
  it.each([
    [<MessengerLink key="m" page="example.hosting" />, 'https://m.me/example.hosting'],
    [<WhatsAppLink key="w" phone="+40 746 358-948" />, 'https://wa.me/40746358948'],
    [<WhatsAppLink key="w0" phone="0040746358948" text="Hi there" />, 'https://wa.me/40746358948?text=Hi%20there'],
    [<WhatsAppLink key="w1" phone="+49 (0) 30 1234567" />, 'https://wa.me/49301234567'],
    [<TelegramLink key="t" user="@examplehosting" />, 'https://t.me/examplehosting'],
  ])('R91 %# are real links', async (element, href) => {
    const found = await link(element)
    expect(found?.getAttribute('href')).toBe(href)
    expect(found?.rel).toBe('noopener noreferrer')
  })

  it.each([
    <MessengerLink key="m" page="a/../b" />,
    <MessengerLink key="m1" page={'a'.repeat(81)} />,
    <WhatsAppLink key="w" phone="746" />,
    <WhatsAppLink key="w0" phone="0746 358 948" />,
    <WhatsAppLink key="w2" phone="+40 746 358 948 123 45" />,
    <WhatsAppLink key="w1" phone="+40x746358948" />,
    <TelegramLink key="t" user="@a?b" />,
    <TelegramLink key="t1" user="@examplehosting?start=1" />,
    <TelegramLink key="t2" user="1examplehosting" />,
  ])('R30 %# render nothing for what is no name or number, with error 207', async (element) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    expect(await link(element)).toBeNull()
    expect(warn.mock.calls).toEqual([[expect.stringContaining('FC207')]])
  })
})

describe('<MailchimpForm />', () => {
  const action = 'https://example.us1.list-manage.com/subscribe/post?u=0a1b2c3d&id=4e5f6a'

  it('posts to the list with its trap for robots, and asks nothing of anybody before', async () => {
    const requests = watchRequests()
    const { container } = await render(
      <MailchimpForm action={action}>
        <input type="email" name="EMAIL" aria-label="E-mail" />
      </MailchimpForm>,
    )
    const form = container.querySelector('form')
    expect([form?.action, form?.method]).toEqual([action, 'post'])
    expect([...new FormData(form ?? undefined).keys()]).toEqual(['EMAIL', 'b_0a1b2c3d_4e5f6a'])
    expect(requests()).toEqual([])
  })

  it('posts, whatever a person in a hurry passes', async () => {
    const hurried = { method: 'get' }
    const { container } = await render(<MailchimpForm action={action} {...hurried} />)
    expect(container.querySelector('form')?.method).toBe('post')
  })

  it('keeps the trap from people', async () => {
    const { container } = await render(<MailchimpForm action={action} />)
    const trap = container.querySelector<HTMLInputElement>('[name^=b_]')
    expect(trap?.tabIndex).toBe(-1)
    expect(trap?.checkVisibility()).toBe(false)
  })

  it.each([
    'https://evil.example/subscribe/post?u=1&id=2',
    'http://example.us1.list-manage.com/subscribe/post?u=1&id=2',
    'https://example.us1.list-manage.com.evil.example/subscribe/post?u=1&id=2',
    'https://evil.example/?u=1&id=2&x=https://example.us1.list-manage.com/subscribe/post?',
    'https://example.us1.list-manage.com/subscribe/post?u=1',
    'https://example.us1.list-manage.com/subscribe/post?id=2',
    'https://example.us1.list-manage.com/subscribe/post?u="&id=2',
  ])('R30 renders nothing for %j, with error 207', async (bad) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { container } = await render(<MailchimpForm action={bad} />)
    expect(container.innerHTML).toBe('')
    expect(warn.mock.calls).toEqual([[expect.stringContaining('FC207')]])
  })
})
