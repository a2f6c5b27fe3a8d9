import {
  FacebookPage,
  FacebookPost,
  FacebookVideo,
  Frame,
  GoogleMap,
  InstagramPost,
  LinkedInPost,
  Spotify,
  TikTokVideo,
  Vimeo,
  XPost,
  YouTube,
} from 'fluxconsent/embeds'
import { defineConsent, defineService, type ConsentConfig, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { youtube } from 'fluxconsent/services'
import type { ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clearBrowser, control, frames, placeholdersReady, renderEmbed, watchRequests } from './renderEmbed.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const IDS = ['vimeo', 'spotify', 'google-maps', 'x', 'facebook', 'instagram', 'linkedin', 'tiktok', 'forms'] as const

function frameService(id: (typeof IDS)[number]): Service<(typeof IDS)[number], 'marketing'> {
  return defineService({
    id,
    category: 'marketing',
    name: id,
    provider: { name: `${id} Ltd`, country: 'IE', privacyUrl: `https://${id}.example/privacy` },
    purposes: ['social-content'],
    stores: 'nothing',
    role: { kind: 'controller' },
    data: ['ip-address'],
    identifies: false,
    retention: null,
    hosts: { frame: [`https://${id}.example`] },
  })
}

const config: ConsentConfig = defineConsent({
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { marketing: {} },
  services: [youtube(), ...IDS.map(frameService)],
  messages: { en },
})

const MAPS_KEY = 'AIzaSyA-0123456789abcdefghijklmnop'
const EMBEDS: readonly {
  readonly name: string
  readonly embed: ReactElement
  readonly src: string
  readonly allow: string
  readonly referrerPolicy?: string
}[] = [
  {
    name: 'YouTube',
    embed: <YouTube video="aqz-KE-bpKQ" title="t" />,
    src: 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ',
    allow: 'accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share',
  },
  {
    name: 'Vimeo',
    embed: <Vimeo video="76979871" title="t" />,
    src: 'https://player.vimeo.com/video/76979871?dnt=1',
    allow: 'autoplay; fullscreen; picture-in-picture; clipboard-write; encrypted-media; web-share',
  },
  {
    name: 'Spotify',
    embed: <Spotify audio="spotify:album:4aawyAB9vmqN3uQ7FjRGTy" title="t" />,
    src: 'https://open.spotify.com/embed/album/4aawyAB9vmqN3uQ7FjRGTy',
    allow: 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture',
  },
  {
    name: 'GoogleMap',
    embed: <GoogleMap place="Bucharest" title="t" />,
    src: 'https://www.google.com/maps?q=Bucharest&output=embed',
    allow: 'fullscreen',
  },
  {
    name: 'GoogleMap with a key',
    embed: <GoogleMap place="Bucharest" apiKey={MAPS_KEY} title="t" />,
    src: `https://www.google.com/maps/embed/v1/place?key=${MAPS_KEY}&q=Bucharest`,
    allow: 'fullscreen',
    referrerPolicy: 'no-referrer-when-downgrade',
  },
  {
    name: 'XPost',
    embed: <XPost post="1234567890" title="t" />,
    src: 'https://platform.twitter.com/embed/Tweet.html?id=1234567890',
    allow: 'encrypted-media; fullscreen; picture-in-picture',
  },
  {
    name: 'InstagramPost',
    embed: <InstagramPost post="fA9uwTtkSN" title="t" />,
    src: 'https://www.instagram.com/p/fA9uwTtkSN/embed/',
    allow: 'encrypted-media; fullscreen; picture-in-picture',
  },
  {
    name: 'FacebookPost',
    embed: <FacebookPost post="https://www.facebook.com/a/posts/1" title="t" />,
    src: 'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1',
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
  },
  {
    name: 'FacebookVideo',
    embed: <FacebookVideo video="https://www.facebook.com/a/videos/1/" title="t" />,
    src: 'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1%2F',
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
  },
  {
    name: 'FacebookPage',
    embed: <FacebookPage page="example" title="t" />,
    src: 'https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fexample',
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
  },
  {
    name: 'LinkedInPost',
    embed: <LinkedInPost post="urn:li:share:6789012345678901234" title="t" />,
    src: 'https://www.linkedin.com/embed/feed/update/urn:li:share:6789012345678901234',
    allow: 'encrypted-media; fullscreen; picture-in-picture',
  },
  {
    name: 'TikTokVideo',
    embed: <TikTokVideo video="6718335390845095173" title="t" />,
    src: 'https://www.tiktok.com/player/v1/6718335390845095173',
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
  },
  {
    name: 'Frame',
    embed: <Frame src="https://vimeo.com/76979871" title="t" />,
    src: 'https://player.vimeo.com/video/76979871?dnt=1',
    allow: 'autoplay; fullscreen; picture-in-picture; clipboard-write; encrypted-media; web-share',
  },
  {
    name: 'Frame of a service',
    embed: <Frame src="https://forms.example/42" service="forms" title="t" />,
    src: 'https://forms.example/42',
    allow: '',
  },
]

describe.each(EMBEDS)('<$name />', ({ embed, src, allow, referrerPolicy = 'strict-origin-when-cross-origin' }) => {
  it('R1 asks nothing of another host before the grant, and has no frame', async () => {
    const requests = watchRequests()
    await renderEmbed(embed, { config })
    await placeholdersReady()
    expect(requests()).toEqual([])
    expect(
      document.querySelectorAll('iframe, img, link[rel*=connect], link[rel=preload], link[rel*=fetch]'),
    ).toHaveLength(0)
  })

  it('R30 has the frame that its vendor documents after the grant, named and not started', async () => {
    const { store } = await renderEmbed(embed, { config })
    await placeholdersReady()
    store.actions.acceptAll()
    await expect.poll(() => frames().map((frame) => frame.src.startsWith(src))).toEqual([true])
    const [frame] = frames()
    expect(frame?.title).toBe('t')
    expect(frame?.loading).toBe('lazy')
    expect(frame?.src).not.toMatch(/autoplay=(1|true)/)
  })

  it('R30 lets its frame use what its vendor documents, and nothing more', async () => {
    const { store } = await renderEmbed(embed, { config })
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    const [frame] = frames()
    expect(frame?.allow).toBe(allow)
    expect(frame?.allowFullscreen).toBe(true)
    expect(frame?.referrerPolicy).toBe(referrerPolicy)
  })

  it('R79 keeps its height through the grant', async () => {
    const { store, container } = await renderEmbed(embed, { config })
    await placeholdersReady()
    const { height } = container.getBoundingClientRect()
    expect(height).toBeGreaterThan(100)
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    expect(container.getBoundingClientRect().height).toBe(height)
  })

  it('R25 loses the frame at the withdrawal', async () => {
    const { store } = await renderEmbed(embed, { config })
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    store.actions.withdraw()
    await expect.poll(frames).toHaveLength(0)
  })
})

describe('<Frame />', () => {
  it.each([
    { what: 'an unknown address without a service', frame: <Frame src="https://forms.example/42" title="t" /> },
    {
      what: 'an origin that its service does not list',
      frame: <Frame src="https://evil.example/42" service="forms" title="t" />,
    },
    { what: 'no address', frame: <Frame src="javascript:alert(1)" service="forms" title="t" /> },
  ])('R30 renders nothing for $what, with error 207', async ({ frame }) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { container } = await renderEmbed(frame, { config })
    await expect.poll(() => container.innerHTML).toBe('')
    expect(warn.mock.calls).toEqual([[expect.stringContaining('FC207')]])
  })
})

describe('prop: height', () => {
  const heightOf = (): number | undefined =>
    document.querySelector('[data-consent-embed]')?.getBoundingClientRect().height

  it('fixes the height of the reserved place', async () => {
    await renderEmbed(<Spotify audio="spotify:album:4aawyAB9vmqN3uQ7FjRGTy" title="t" height={152} />, { config })
    expect(heightOf()).toBe(152)
  })

  /** A post that takes the height of its frame, and what comes as from that frame, shown as soon as it is said. */
  async function openPost(): Promise<(height: number, from?: Partial<MessageEventInit>) => void> {
    const { store } = await renderEmbed(<XPost post="1234567890" title="t" height="content" />, { config })
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    return (height, from) => {
      const message = new MessageEvent('message', {
        data: { 'twttr.embed': { method: 'twttr.private.resize', params: [{ height }] } },
        origin: 'https://platform.twitter.com',
        source: frames()[0]?.contentWindow ?? null,
        ...from,
      })
      flushSync(() => dispatchEvent(message))
    }
  }

  it('`content` takes the height from the frame of the vendor, and from nobody else', async () => {
    const say = await openPost()
    const reserved = heightOf()
    say(4000, { origin: 'https://evil.example' })
    expect(heightOf()).toBe(reserved)
    say(4000, { source: window })
    expect(heightOf()).toBe(reserved)
    say(321, {})
    expect(heightOf()).toBe(321)
  })

  it('`content` takes whole pixels, and no more of them than a page can bear', async () => {
    const say = await openPost()
    say(320.4)
    expect(heightOf()).toBe(321)
    for (const none of [-1, Number.NaN, 0]) say(none)
    expect(heightOf()).toBe(321)
    say(1_000_000)
    expect(heightOf()).toBe(5_000)
  })
})

describe('prop: title', () => {
  it('R30 is required by the types of every embed', () => {
    const unnamed: readonly ReactElement[] = [
      // @ts-expect-error: a frame without a name cannot be told from others
      <Vimeo key="Vimeo" video="76979871" />,
      // @ts-expect-error: the same
      <YouTube key="YouTube" video="aqz-KE-bpKQ" />,
      // @ts-expect-error: the same
      <Spotify key="Spotify" audio="spotify:album:4aawyAB9vmqN3uQ7FjRGTy" />,
      // @ts-expect-error: the same
      <GoogleMap key="GoogleMap" place="Bucharest" />,
      // @ts-expect-error: the same
      <XPost key="XPost" post="20" />,
      // @ts-expect-error: the same
      <InstagramPost key="InstagramPost" post="fA9uwTtkSN" />,
      // @ts-expect-error: the same
      <FacebookPost key="FacebookPost" post="https://www.facebook.com/a/posts/1" />,
      // @ts-expect-error: the same
      <FacebookVideo key="FacebookVideo" video="https://www.facebook.com/a/videos/1/" />,
      // @ts-expect-error: the same
      <FacebookPage key="FacebookPage" page="example" />,
      // @ts-expect-error: the same
      <LinkedInPost key="LinkedInPost" post="urn:li:share:6789012345678901234" />,
      // @ts-expect-error: the same
      <TikTokVideo key="TikTokVideo" video="6718335390845095173" />,
      // @ts-expect-error: the same
      <Frame key="Frame" src="https://vimeo.com/76979871" />,
    ]
    // Every embed of the table above is in this list too.
    expect(new Set(unnamed.map(({ type }) => type))).toEqual(new Set(EMBEDS.map((known) => known.embed.type)))
  })
})

describe('a press', () => {
  it('R29 starts a video, and opens it eagerly', async () => {
    await renderEmbed(<Vimeo video="https://vimeo.com/76979871#t=30s" title="t" />, { config })
    await placeholdersReady()
    await control('allow-once').click()
    await expect.poll(() => frames()[0]?.src).toBe('https://player.vimeo.com/video/76979871?dnt=1&autoplay=1#t=30s')
    expect(frames()[0]?.loading).toBe('eager')
  })
})
