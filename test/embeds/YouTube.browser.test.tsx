import { YouTube } from 'fluxconsent/embeds'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clearBrowser, control, frames, placeholdersReady, renderEmbed, VIDEO, watchRequests } from './renderEmbed.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const Video = <YouTube video={VIDEO} title="A film about a rabbit" />

/** The address of the frame that a grant from elsewhere opens. */
async function addressOf(video: string): Promise<string | undefined> {
  const { store, unmount } = await renderEmbed(<YouTube video={video} title="A film" />)
  await placeholdersReady()
  store.actions.acceptAll()
  await expect.poll(frames).toHaveLength(1)
  const src = frames()[0]?.src
  await unmount()
  clearBrowser()
  return src
}

describe('<YouTube /> before the grant', () => {
  it('R1 asks nothing of another host, and writes nothing', async () => {
    const requests = watchRequests()
    await renderEmbed(Video)
    await placeholdersReady()
    expect(requests()).toEqual([])
    expect(document.querySelectorAll('iframe, img, video, link[href*=youtu], link[href*=ytimg]')).toHaveLength(0)
    expect([document.cookie, localStorage.length, sessionStorage.length]).toEqual(['', 0, 0])
  })

  it('R29 is asked for the request that it makes after the grant', async () => {
    const requests = watchRequests()
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    store.actions.acceptAll()
    await expect.poll(requests).toContainEqual(expect.stringMatching(/^https:\/\/www\.youtube-nocookie\.com\/embed\//))
    expect(requests().filter((url) => !url.startsWith('https://www.youtube-nocookie.com/'))).toEqual([])
  })

  it('R79 keeps its place before its code is loaded', async () => {
    const { container } = await renderEmbed(Video)
    expect(container.querySelector('[data-consent-embed] > svg')?.getBoundingClientRect().height).toBeGreaterThan(0)
  })
})

describe('<YouTube /> after the grant', () => {
  it('R29 loads from the host without cookies, with a title and the referrer that the player needs', async () => {
    const { store } = await renderEmbed(Video)
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    const [frame] = frames()
    expect(new URL(frame?.src ?? '').origin).toBe('https://www.youtube-nocookie.com')
    expect(frame?.referrerPolicy).toBe('strict-origin-when-cross-origin')
    expect(frame?.title).toBe('A film about a rabbit')
    expect(frame?.allowFullscreen).toBe(true)
    expect(frame?.allow).toContain('encrypted-media')
  })

  it('R29 does not start by itself after an acceptance elsewhere, and waits to come into view', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).not.toContain('autoplay')
    expect(frames()[0]?.loading).toBe('lazy')
  })

  it.each(['allow-once', 'allow-session', 'allow-always'])('R29 starts after a press on its own %s', async (action) => {
    await renderEmbed(Video)
    await placeholdersReady()
    await control(action).click()
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).toContain('autoplay=1')
    expect(frames()[0]?.loading).toBe('eager')
  })

  it('R29 does not start a second video whose button nobody pressed', async () => {
    await renderEmbed(
      <>
        {Video}
        <YouTube video="https://youtu.be/M7lc1UVf-VE" title="Another film" />
      </>,
    )
    await placeholdersReady(2)
    await control('allow-session').click()
    await expect.poll(frames).toHaveLength(2)
    expect(frames().map(({ src }) => src.includes('autoplay'))).toEqual([true, false])
  })

  it('R29 forgets the press when the video comes back by a grant elsewhere', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    await control('allow-always').click()
    await expect.poll(frames).toHaveLength(1)
    store.actions.withdraw()
    await expect.poll(frames).toHaveLength(0)
    store.actions.grantAlways('youtube')
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).not.toContain('autoplay')
  })

  it('R25 is taken away at the withdrawal, and comes back with its address', async () => {
    const { store } = await renderEmbed(Video)
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    const src = frames()[0]?.src
    store.actions.withdraw()
    await expect.poll(frames).toHaveLength(0)
    await placeholdersReady()
    store.actions.acceptAll()
    await expect.poll(() => frames()[0]?.src).toBe(src)
  })

  it('R29 puts another video into another frame, and does not start it', async () => {
    const { show } = await renderEmbed(Video)
    await placeholdersReady()
    await control('allow-once').click()
    await expect.poll(frames).toHaveLength(1)
    const [first] = frames()
    await show(<YouTube video="M7lc1UVf-VE" title="Another film" />)
    await expect.poll(() => frames()[0]?.title).toBe('Another film')
    expect(frames()[0]).not.toBe(first)
    expect(frames()[0]?.src).toMatch(/M7lc1UVf-VE(?!.*autoplay)/)
  })
})

describe('prop: video', () => {
  const id = `/embed/${VIDEO}?`
  const list = 'PLAYTOQ1234567890abc'

  it.each([
    [VIDEO, id],
    [`https://www.youtube.com/watch?v=${VIDEO}`, id],
    [`http://youtube.com/watch?feature=shared&v=${VIDEO}`, id],
    [`https://m.youtube.com/watch?v=${VIDEO}&list=${list}&index=2`, `&list=${list}`],
    [`https://music.youtube.com/watch?v=${VIDEO}`, id],
    [`https://youtu.be/${VIDEO}?si=abcdefghijklmnop`, id],
    [`youtu.be/${VIDEO}`, id],
    [`www.youtube.com/watch?v=${VIDEO}`, id],
    [`//www.youtube.com/embed/${VIDEO}`, id],
    [`https://www.youtube.com/shorts/${VIDEO}`, id],
    [`https://www.youtube.com/live/${VIDEO}?feature=share`, id],
    [`https://www.youtube.com/embed/${VIDEO}`, id],
    [`https://www.youtube-nocookie.com/embed/${VIDEO}`, id],
    [`https://www.youtube.com/v/${VIDEO}`, id],
    [list, `/embed/videoseries?playsinline=1&rel=0&start=0&list=${list}`],
    [`https://www.youtube.com/playlist?list=${list}`, `/embed/videoseries?playsinline=1&rel=0&start=0&list=${list}`],
    [`https://www.youtube.com/embed/videoseries?list=${list}`, '/embed/videoseries?'],
    [`https://youtu.be/${VIDEO}?t=63`, '&start=63'],
    [`https://youtu.be/${VIDEO}?t=1m3s`, '&start=63'],
    [`https://www.youtube.com/watch?v=${VIDEO}&t=1h2m3s`, '&start=3723'],
    [`https://www.youtube.com/watch?v=${VIDEO}#t=90s`, '&start=90'],
    [`https://www.youtube.com/embed/${VIDEO}?start=7`, '&start=7'],
    [`https://youtu.be/${VIDEO}?t=soon`, '&start=0'],
  ])('R29 reads %s', async (video, part) => {
    const src = await addressOf(video)
    expect(src).toContain(part)
    expect(src).toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\/[\w-]{11}\?[\w&=-]+$/)
  })

  it.each([
    '',
    'rabbit',
    `${VIDEO}x`,
    'https://vimeo.com/123456789',
    `https://evil.example/watch?v=${VIDEO}`,
    `https://www.youtube.com.evil.example/watch?v=${VIDEO}`,
    `https://www.youtube.com@evil.example/watch?v=${VIDEO}`,
    `https://evil.example/?u=https://www.youtube.com/watch?v=${VIDEO}`,
    `javascript:alert(1)//youtu.be/${VIDEO}`,
    'https://www.youtube.com/@handle',
    'https://www.youtube.com/c/elevenchars',
    '../../evil?x',
    'aqz-KE-b/KQ',
    '"><img src=x>',
    `https://www.youtube.com/watch?v=${VIDEO}x`,
  ])('R30 renders nothing for %j, with error 207 once', async (video) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { store, container } = await renderEmbed(<YouTube video={video} title="A film" />)
    store.actions.acceptAll()
    await expect.poll(() => store.getState().permissions['youtube']).toBe('granted')
    await expect.poll(() => container.innerHTML).toBe('')
    expect(warn.mock.calls).toEqual([[expect.stringContaining('FC207')]])
  })
})

describe('prop: title', () => {
  it('R29 is required by the types', () => {
    // @ts-expect-error: a frame without a name cannot be told from others
    expect(<YouTube video={VIDEO} />).toBeTruthy()
  })
})
