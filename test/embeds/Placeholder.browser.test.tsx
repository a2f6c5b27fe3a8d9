import { ConsentGate, type ConsentStore, type Gate } from 'fluxconsent'
import { audienceRule, setAudience } from 'fluxconsent/core'
import { Placeholder, YouTube } from 'fluxconsent/embeds'
import axe from 'axe-core'
import { createRef, StrictMode, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { errorOf } from './errorOf.js'
import {
  clearBrowser,
  control,
  frames,
  placeholdersReady,
  renderEmbed,
  site,
  siteWithout,
  VIDEO,
  watchRequests,
} from './renderEmbed.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const Video = <YouTube video={VIDEO} title="A film about a rabbit" />

function placeholder(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[data-consent-placeholder]')
  if (!found) throw new Error('There is no placeholder.')
  return found
}

/** Where something lies on the page, as plain numbers. */
function boxOf(element: Element | null | undefined): unknown {
  const box: unknown = element?.getBoundingClientRect().toJSON()
  return box
}

function visitLink(): HTMLAnchorElement | null {
  return placeholder().querySelector<HTMLAnchorElement>('a[target]')
}

function embed(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[data-consent-embed]')
  if (!found) throw new Error('There is no embed.')
  return found
}

describe('the ready placeholder', () => {
  it('R26 names service, provider, countries, purposes and policy before its buttons', async () => {
    await renderEmbed(Video)
    await placeholdersReady()
    const text = placeholder().textContent
    const [beforeButtons = ''] = text.split('Show this once')
    for (const fact of ['YouTube', 'Google Ireland Limited', 'Ireland and United States', 'Video and Advertising']) {
      expect(beforeButtons).toContain(fact)
    }
    const policy = placeholder().querySelector('a')
    expect(policy?.href).toBe('https://policies.google.com/privacy')
    expect(beforeButtons).toContain(policy?.textContent)
  })

  it('R27 offers real buttons, each with its action for tools', async () => {
    await renderEmbed(Video)
    await placeholdersReady()
    const buttons = [...placeholder().querySelectorAll('button')]
    expect(buttons.map(({ type }) => type)).toEqual(['button', 'button', 'button', 'button'])
    expect(buttons.map((button) => button.dataset['consentAction'])).toEqual([
      'allow-once',
      'allow-session',
      'allow-always',
      'open',
    ])
    expect(buttons.filter((button) => !button.textContent)).toEqual([])
  })

  it('R26 allows this one once, and stores nothing', async () => {
    const { store } = await renderEmbed(
      <>
        {Video}
        {Video}
      </>,
    )
    await placeholdersReady(2)
    await control('allow-once').click()
    await expect.poll(frames).toHaveLength(1)
    expect(store.getState()).toMatchObject({ choice: null, permissions: { youtube: 'denied' } })
    expect([document.cookie, localStorage.length, sessionStorage.length]).toEqual(['', 0, 0])
  })

  it('R26 allows the service until the page is left, and stores nothing', async () => {
    const { store } = await renderEmbed(
      <>
        {Video}
        {Video}
      </>,
    )
    await placeholdersReady(2)
    await control('allow-session').click()
    await expect.poll(frames).toHaveLength(2)
    expect(store.getState()).toMatchObject({ choice: null, sessionGrants: ['youtube'] })
    expect(document.cookie).toBe('')
  })

  it('R26 records a choice when it is allowed always', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    await control('allow-always').click()
    await expect.poll(frames).toHaveLength(1)
    expect(store.getState().choice).toMatchObject({
      action: 'allow-always',
      method: 'gate',
      decisions: { youtube: 'granted' },
    })
    await expect.poll(() => document.cookie).toContain('cookie_consent')
  })

  it('R26 opens the preferences', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    await control('open').click()
    expect(store.getState().surface).toBe('preferences')
    expect(frames()).toHaveLength(0)
  })

  it('R26 links the video at its provider, without a word about this page', async () => {
    await renderEmbed(<YouTube video={`https://youtu.be/${VIDEO}?t=1m3s`} title="A film" />)
    await placeholdersReady()
    expect(visitLink()?.href).toBe(`https://www.youtube.com/watch?v=${VIDEO}&t=63s`)
    expect(visitLink()?.rel).toBe('noopener noreferrer')
  })

  it('R26 links a playlist at its provider', async () => {
    await renderEmbed(<YouTube video="https://www.youtube.com/embed/videoseries?list=PL1234567890" title="Films" />)
    await placeholdersReady()
    expect(visitLink()?.href).toBe('https://www.youtube.com/playlist?list=PL1234567890')
  })

  it('R23 makes no request by itself, nor by pointing at it', async () => {
    const requests = watchRequests()
    await renderEmbed(Video)
    await placeholdersReady()
    await control('allow-once').hover()
    expect(requests()).toEqual([])
  })

  it('has neither style attributes nor empty buttons while its texts are on their way', async () => {
    await renderEmbed(Video)
    expect(document.querySelectorAll('button:empty')).toHaveLength(0)
    await placeholdersReady()
    expect(embed().parentElement?.querySelectorAll('[style]')).toHaveLength(0)
  })

  it('R73 has no violation that axe finds, closed and open', async () => {
    await renderEmbed(<main>{Video}</main>)
    await placeholdersReady()
    expect((await axe.run(embed())).violations).toEqual([])
    await control('allow-once').click()
    await expect.poll(frames).toHaveLength(1)
    expect((await axe.run(embed(), { iframes: false })).violations).toEqual([])
  })

  it('is the same under StrictMode', async () => {
    await renderEmbed(<StrictMode>{Video}</StrictMode>)
    await placeholdersReady()
    await control('allow-once').click()
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).toContain('autoplay=1')
    expect(document.activeElement).toBe(frames()[0])
  })
})

describe('the place of an embed', () => {
  it('R27 is as high as its ratio says, before its texts, with them, and with the frame', async () => {
    const { store } = await renderEmbed(Video)
    const { width, height } = embed().getBoundingClientRect()
    expect(height).toBeCloseTo((width * 9) / 16, 0)
    await placeholdersReady()
    expect(embed().getBoundingClientRect().height).toBe(height)
    expect(boxOf(placeholder())).toEqual(boxOf(embed()))
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    expect(embed().getBoundingClientRect().height).toBe(height)
    expect(boxOf(frames()[0])).toEqual(boxOf(embed()))
  })

  it('R27 takes another ratio', async () => {
    await renderEmbed(<YouTube video={VIDEO} title="A short film" ratio="9/16" />)
    const { width, height } = embed().getBoundingClientRect()
    expect(height).toBeCloseTo((width * 16) / 9, 0)
  })

  it('R79 shifts nothing of the page, from the first render to the frame and back', async () => {
    let shift = 0
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shift += Number(entry.value)
    })
    observer.observe({ type: 'layout-shift' })
    const { store } = await renderEmbed(
      <>
        {Video}
        <p>What follows.</p>
      </>,
    )
    await placeholdersReady()
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    store.actions.withdraw()
    await expect.poll(frames).toHaveLength(0)
    await nextPaint()
    observer.disconnect()
    expect(shift).toBe(0)
  })

  it('leaves no style sheet behind', async () => {
    const before = document.adoptedStyleSheets.length
    const { unmount } = await renderEmbed(Video)
    await placeholdersReady()
    expect(document.adoptedStyleSheets).toHaveLength(before + 1)
    await unmount()
    expect(document.adoptedStyleSheets).toHaveLength(before)
  })

  it('gives way to every rule of the theme', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('@layer fluxconsent { [data-consent-placeholder] { position: static } }')
    document.adoptedStyleSheets = [sheet]
    await renderEmbed(Video)
    await placeholdersReady()
    expect(getComputedStyle(placeholder()).position).toBe('static')
    document.adoptedStyleSheets = []
  })
})

describe('the focus', () => {
  it.each(['allow-once', 'allow-session', 'allow-always'])('R27 moves into the frame after %s', async (action) => {
    await renderEmbed(Video)
    await placeholdersReady()
    await control(action).click()
    await expect.poll(frames).toHaveLength(1)
    expect(document.activeElement).toBe(frames()[0])
  })

  it('R27 comes back to the embed when the frame is taken away from under it', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    await control('allow-once').click()
    await expect.poll(() => document.activeElement).toBe(frames()[0])
    store.actions.rejectAll()
    await expect.poll(frames).toHaveLength(0)
    expect(document.activeElement).toBe(embed())
    await placeholdersReady()
    expect(embed()).toContainElement(placeholder())
  })

  it('R27 stays where it is when the grant comes from elsewhere, and so does the withdrawal', async () => {
    const { store } = await renderEmbed(
      <>
        <button type="button">elsewhere</button>
        {Video}
      </>,
    )
    await placeholdersReady()
    const elsewhere = page.getByRole('button', { name: 'elsewhere' })
    await elsewhere.click()
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    await expect.element(elsewhere).toHaveFocus()
    store.actions.withdraw()
    await expect.poll(frames).toHaveLength(0)
    await expect.element(elsewhere).toHaveFocus()
  })

  it('R27 is not drawn to an embed whose frame goes while nothing has the focus', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    store.actions.withdraw()
    await expect.poll(frames).toHaveLength(0)
    expect(document.activeElement).toBe(document.body)
  })

  it('R27 comes to a control that is pressed, also where the browser does not move it there', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    vi.spyOn(store.actions, 'grantAlways').mockImplementation(() => undefined)
    const button = control('allow-always').element()
    if (button instanceof HTMLElement) button.click()
    expect(document.activeElement).toBe(button)
  })

  it('R29 forgets a press that was refused, so that a grant from elsewhere neither starts the video nor takes the focus', async () => {
    const said: string[] = []
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target instanceof Element && target.role === 'status')
          said.push(...[...addedNodes].map(({ textContent }) => textContent ?? ''))
      }
    })
    observer.observe(document.body, { childList: true, subtree: true })
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    setAudience(store, audienceRule('minor'))
    await control('allow-once').click()
    await expect.element(control('allow-once')).toHaveFocus()
    setAudience(store, audienceRule('adult'))
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).not.toContain('autoplay')
    expect(document.activeElement).not.toBe(frames()[0])
    await nextPaint()
    expect(said).toEqual([])
    observer.disconnect()
  })

  it('R29 forgets a press that takes a second step in the preferences', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    vi.spyOn(store.actions, 'grantAlways').mockImplementation(() => store.actions.open('preferences'))
    await control('allow-always').click()
    await expect.poll(() => store.getState().surface).toBe('preferences')
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).not.toContain('autoplay')
    expect(document.activeElement).not.toBe(frames()[0])
  })

  it('R29 starts no video after a press that only opens the preferences', async () => {
    const { store } = await renderEmbed(Video)
    await placeholdersReady()
    await control('open').click()
    await expect.element(control('open')).toHaveFocus()
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    expect(frames()[0]?.src).not.toContain('autoplay')
    expect(document.activeElement).not.toBe(frames()[0])
  })

  it('R27 is not pulled back from somebody who went on before the gate opened', async () => {
    const { store } = await renderEmbed(
      <>
        {Video}
        <button type="button">elsewhere</button>
      </>,
    )
    await placeholdersReady()
    // It changes something, so that it is no refusal, but opens nothing yet.
    vi.spyOn(store.actions, 'grantAlways').mockImplementation(() => store.inlet.set({}))
    await control('allow-always').click()
    await page.getByRole('button', { name: 'elsewhere' }).click()
    store.actions.acceptAll()
    await expect.poll(frames).toHaveLength(1)
    await expect.element(page.getByRole('button', { name: 'elsewhere' })).toHaveFocus()
    expect(frames()[0]?.src).not.toContain('autoplay')
  })
})

describe('the focus, in a gate of the app’s own', () => {
  const fallback = (gate: Gate): ReactNode => (
    <Placeholder.Root service="youtube" gate={gate} data-testid="own">
      <Placeholder.Title />
      <Placeholder.AllowOnce />
      <Placeholder.AllowAlways />
    </Placeholder.Root>
  )
  const within = (content: ReactNode): ReactNode => (
    <main>
      <button type="button">before</button>
      <section>
        <p>A text before it.</p>
        {content}
        <p>A text after it.</p>
      </section>
      <button type="button">after</button>
    </main>
  )
  const allow = (action: string): ReturnType<typeof page.elementLocator> => {
    const button = document.querySelector(`[data-testid=own] [data-consent-action=${action}]`)
    if (!button) throw new Error('There is no button yet.')
    return page.elementLocator(button)
  }
  const opened = (): Element | null => document.querySelector('[data-testid=opened]')
  const player = (): ReactNode => (
    <div data-testid="opened">
      <button type="button">Play</button>
    </div>
  )
  const ready = async (): Promise<void> => {
    await expect.poll(() => document.querySelector('[data-testid=own] button')).not.toBeNull()
  }

  it.each(['allow-once', 'allow-always'])('R27 moves to what comes in place of it after %s', async (action) => {
    await renderEmbed(
      within(
        <ConsentGate service="youtube" fallback={fallback}>
          {player}
        </ConsentGate>,
      ),
    )
    await ready()
    await allow(action).click()
    await expect.poll(opened).not.toBeNull()
    await expect.poll(() => document.activeElement).toBe(opened())
    await userEvent.tab()
    await expect.element(page.getByRole('button', { name: 'Play' })).toHaveFocus()
    expect(opened()?.hasAttribute('tabindex')).toBe(false)
  })

  it('R27 goes on to the content when that comes after a word that it is on its way', async () => {
    let come = (): void => undefined
    const load = (): Promise<{ readonly default: () => ReactNode }> =>
      new Promise((resolve) => {
        come = () => resolve({ default: player })
      })
    const loading = <p data-testid="loading">On its way</p>
    await renderEmbed(within(<ConsentGate service="youtube" fallback={fallback} loading={loading} load={load} />))
    await ready()
    await allow('allow-once').click()
    await expect.poll(() => document.activeElement?.getAttribute('data-testid')).toBe('loading')
    come()
    await expect.poll(() => document.activeElement?.getAttribute('data-testid')).toBe('opened')
  })

  it('R27 waits for content that shows nothing while it is on its way, and is not pulled back from who has gone on', async () => {
    const comes: (() => void)[] = []
    const load = (): Promise<{ readonly default: () => ReactNode }> =>
      new Promise((resolve) => comes.push(() => resolve({ default: player })))
    const { show } = await renderEmbed(within(<ConsentGate service="youtube" fallback={fallback} load={load} />))
    await ready()
    await allow('allow-once').click()
    await expect.poll(() => comes.length).toBeGreaterThan(0)
    comes.splice(0).forEach((come) => come())
    await expect.poll(() => document.activeElement?.getAttribute('data-testid')).toBe('opened')
    await show(null)
    await show(within(<ConsentGate service="youtube" fallback={fallback} load={load} />))
    await ready()
    await allow('allow-once').click()
    await expect.poll(() => comes.length).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'after' }).click()
    // Nothing has the focus, but the person has been elsewhere.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    comes.splice(0).forEach((come) => come())
    await expect.poll(opened).not.toBeNull()
    await nextPaint()
    expect(document.activeElement).toBe(document.body)
  })

  it('R27 stays where it is when the grant comes from elsewhere', async () => {
    const { store } = await renderEmbed(
      within(
        <ConsentGate service="youtube" fallback={fallback}>
          {player}
        </ConsentGate>,
      ),
    )
    await ready()
    await page.getByRole('button', { name: 'before' }).click()
    store.actions.acceptAll()
    await expect.poll(opened).not.toBeNull()
    await nextPaint()
    await expect.element(page.getByRole('button', { name: 'before' })).toHaveFocus()
  })

  it('R27 hears once that the content is on its way', async () => {
    const said: string[] = []
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target instanceof Element && target.role === 'status')
          said.push(...[...addedNodes].map(({ textContent }) => textContent ?? ''))
      }
    })
    observer.observe(document.body, { childList: true, subtree: true })
    await renderEmbed(
      within(
        <ConsentGate service="youtube" fallback={fallback}>
          {player}
        </ConsentGate>,
      ),
    )
    await ready()
    await allow('allow-once').click()
    await expect.poll(() => said).toEqual(['Loading YouTube'])
    observer.disconnect()
  })

  const said = (): readonly string[] =>
    [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent ?? '')

  /** Presses the button of a gate that waits for more than its service. */
  async function allowOneOfTwo(): Promise<ConsentStore> {
    const { store } = await renderEmbed(
      within(
        <ConsentGate when={{ all: ['youtube', 'marketing'] }} fallback={fallback}>
          {player}
        </ConsentGate>,
      ),
    )
    await ready()
    await expect.poll(said).toEqual([])
    await allow('allow-always').click()
    await expect.poll(() => store.getState().permissions['youtube']).toBe('granted')
    return store
  }

  it('R27 hears that only when the gate opens, where it waits for more than the service', async () => {
    const store = await allowOneOfTwo()
    await nextPaint()
    expect([opened(), said()]).toEqual([null, []])
    store.actions.acceptAll()
    await expect.poll(opened).not.toBeNull()
    await expect.poll(said).toEqual(['Loading YouTube'])
  })

  it('R27 forgets who has gone on before the gate opens', async () => {
    const store = await allowOneOfTwo()
    const after = page.getByRole('button', { name: 'after' })
    await after.click()
    // Nothing has the focus, but the person has been elsewhere.
    const button = after.element()
    if (button instanceof HTMLElement) button.blur()
    store.actions.acceptAll()
    await expect.poll(opened).not.toBeNull()
    await nextPaint()
    expect([document.activeElement, said()]).toEqual([document.body, []])
  })

  it('goes on from the same place where the app has a button of its own', async () => {
    const own = ({ allowOnce }: Gate): ReactNode => (
      <button type="button" onClick={allowOnce}>
        Show
      </button>
    )
    await renderEmbed(
      within(
        <ConsentGate service="youtube" fallback={own}>
          {player}
        </ConsentGate>,
      ),
    )
    await page.getByRole('button', { name: 'Show' }).click()
    await expect.poll(opened).not.toBeNull()
    await userEvent.tab()
    await expect.element(page.getByRole('button', { name: 'Play' })).toHaveFocus()
  })
})

describe('assistive technology', () => {
  it('R27 hears once that the content is on its way', async () => {
    const said: string[] = []
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const region = target instanceof Element ? target.closest('[role=status], [aria-live]') : null
        if (region) said.push(...[...addedNodes].map(({ textContent }) => textContent ?? ''))
      }
    })
    observer.observe(document.body, { childList: true, subtree: true })
    await renderEmbed(Video)
    await placeholdersReady()
    await control('allow-once').click()
    await expect.poll(() => said).toEqual(['Loading YouTube'])
    await nextPaint()
    expect(said).toHaveLength(1)
    observer.disconnect()
  })

  it('R125 knows the language and the direction of the texts', async () => {
    await renderEmbed(Video)
    await placeholdersReady()
    expect([placeholder().lang, placeholder().dir]).toEqual(['en', 'ltr'])
  })

  it('R27 finds the place by the name of the content, and the placeholder by the name of the service', async () => {
    await renderEmbed(Video)
    await placeholdersReady()
    await expect.element(page.getByRole('group', { name: 'A film about a rabbit' })).toBeInTheDocument()
    await expect.element(page.getByRole('group', { name: 'YouTube' })).toBeInTheDocument()
  })
})

describe('prop: poster', () => {
  const own = `${location.origin}/poster.png`

  it.each([own, '/poster.png', 'poster.png', 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='])(
    'R28 shows %s of the own site',
    async (poster) => {
      await renderEmbed(<YouTube video={VIDEO} title="A film" poster={poster} />)
      await expect.poll(() => embed().querySelector('img')?.getAttribute('src')).toBe(poster)
      expect(embed().querySelector('img')?.alt).toBe('')
    },
  )

  it.each([
    `https://i.ytimg.com/vi/${VIDEO}/hqdefault.jpg`,
    `//i.ytimg.com/vi/${VIDEO}/hqdefault.jpg`,
    String.raw`\\i.ytimg.com\vi\x.jpg`,
    `${location.origin}.evil.example/x.png`,
    `${location.protocol}//user@evil.example/x.png`,
    'https://[broken',
  ])('R28 leaves out %s, with error 206 once and no request', async (poster) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const requests = watchRequests()
    await renderEmbed(
      <StrictMode>
        <YouTube video={VIDEO} title="A film" poster={poster} />
      </StrictMode>,
    )
    await placeholdersReady()
    await expect.poll(() => warn.mock.calls).toEqual([[expect.stringContaining('FC206')]])
    expect(embed().querySelector('img')).toBeNull()
    expect(requests()).toEqual([])
  })

  it('R28 leaves out a relative one that the page leads to another host', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const requests = watchRequests()
    const base = Object.assign(document.createElement('base'), { href: 'https://cdn.example/' })
    await renderEmbed(Video)
    await placeholdersReady()
    document.head.append(base)
    try {
      await renderEmbed(<YouTube video={VIDEO} title="A film" poster="poster.png" />)
      await expect.poll(() => warn.mock.calls).toEqual([[expect.stringContaining('FC206')]])
      expect(document.querySelector('img')).toBeNull()
      expect(requests()).toEqual([])
    } finally {
      base.remove()
    }
  })

  it('R28 knows no other picture than the checked one, from JavaScript either', async () => {
    const more = { srcSet: 'https://cdn.example/poster.png 2x' }
    await renderEmbed(
      <ConsentGate
        service="youtube"
        fallback={(gate: Gate) => (
          <Placeholder.Root service="youtube" gate={gate}>
            <Placeholder.Poster src="/poster.png" {...more} />
          </Placeholder.Root>
        )}
      >
        <p>content</p>
      </ConsentGate>,
    )
    await expect.poll(() => document.querySelector('img')?.getAttribute('src')).toBe('/poster.png')
    expect(document.querySelector('img')?.hasAttribute('srcset')).toBe(false)
  })

  it('R27 keeps texts and buttons readable on it, with a theme too', async () => {
    const theme = new CSSStyleSheet()
    theme.replaceSync('@layer fluxconsent { [data-consent-action] { background-color: transparent } }')
    document.adoptedStyleSheets = [theme]
    await renderEmbed(<YouTube video={VIDEO} title="A film" poster="/poster.png" />)
    await placeholdersReady()
    const parts = [...placeholder().children].filter((part) => !part.matches('img'))
    const grounds = parts.map((part) => getComputedStyle(part).backgroundColor)
    expect(new Set(grounds)).toEqual(new Set([getComputedStyle(placeholder()).backgroundColor]))
    expect(grounds[0]).not.toBe('rgba(0, 0, 0, 0)')
    document.adoptedStyleSheets = []
  })

  it('R27 lies behind the texts and covers the place', async () => {
    await renderEmbed(<YouTube video={VIDEO} title="A film" poster="/poster.png" />)
    await placeholdersReady()
    await expect.poll(() => placeholder().querySelector('img')).not.toBeNull()
    expect(boxOf(placeholder().querySelector('img'))).toEqual(boxOf(embed()))
  })
})

describe('<Placeholder />', () => {
  const custom = (children: ReactNode, root: Partial<Placeholder.Root.Props> = {}): ReactNode => (
    <ConsentGate
      service="youtube"
      fallback={(gate: Gate) => (
        <Placeholder.Root service="youtube" gate={gate} {...root}>
          {children}
        </Placeholder.Root>
      )}
    >
      <p>content</p>
    </ConsentGate>
  )

  it('opens a gate of the app', async () => {
    await renderEmbed(custom(<Placeholder.AllowOnce />))
    await page.getByRole('button', { name: 'Show this once' }).click()
    await expect.element(page.getByText('content')).toBeInTheDocument()
  })

  it('exposes the state of the gate', async () => {
    await renderEmbed(custom(<Placeholder.Title />))
    await expect.poll(() => placeholder().dataset['state']).toBe('closed')
  })

  it('takes own texts, props, refs and elements', async () => {
    const ref = createRef<HTMLButtonElement>()
    const onClick = vi.fn()
    await renderEmbed(
      custom(
        <>
          <Placeholder.Title asChild>
            <h3 className="mine">A film</h3>
          </Placeholder.Title>
          <Placeholder.AllowOnce ref={ref} className="play" onClick={onClick}>
            Play
          </Placeholder.AllowOnce>
        </>,
        { className: 'place' },
      ),
    )
    await expect.element(page.getByRole('heading', { name: 'A film', level: 3 })).toHaveClass('mine')
    await expect.element(page.getByRole('button', { name: 'Play' })).toHaveClass('play')
    expect(ref.current).toBe(document.querySelector('.place > .play'))
    await page.getByRole('button', { name: 'Play' }).click()
    expect(onClick).toHaveBeenCalledOnce()
  })

  it('R24 loads again what was allowed and did not come, without another record', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let tries = 0
    const load = async (): Promise<{ readonly default: () => ReactNode }> => {
      if ((tries += 1) === 1) throw new Error('blocked')
      return { default: () => <p data-testid="came">content</p> }
    }
    const onChoice = vi.fn()
    const { store } = await renderEmbed(
      <ConsentGate
        service="youtube"
        load={load}
        fallback={(gate: Gate) => (
          <Placeholder.Root service="youtube" gate={gate}>
            <Placeholder.Text />
            <Placeholder.AllowOnce />
            <Placeholder.OpenPreferences />
          </Placeholder.Root>
        )}
      />,
    )
    store.onChoice(onChoice)
    await page.getByRole('button', { name: 'Show this once' }).click()
    const again = page.getByRole('button', { name: 'Try again' })
    await expect.element(again).toBeInTheDocument()
    expect(placeholder().dataset['state']).toBe('error')
    expect(placeholder().textContent).toContain('YouTube could not be loaded.')
    await again.click()
    await expect.poll(() => document.querySelector('[data-testid=came]')).not.toBeNull()
    await expect.poll(() => document.activeElement?.getAttribute('data-testid')).toBe('came')
    expect(onChoice).toHaveBeenCalledTimes(1)
    expect([tries, logged.mock.calls.length]).toEqual([2, 1])
  })

  it('does not act when the app prevents it', async () => {
    await renderEmbed(custom(<Placeholder.AllowOnce onClick={(event) => event.preventDefault()} />))
    await page.getByRole('button', { name: 'Show this once' }).click()
    expect(document.body.textContent).not.toContain('content')
  })

  it('R26 leads to the content alone, whatever a person in a hurry passes', async () => {
    const hurried = { className: 'mine', href: 'https://evil.example/', rel: 'opener' }
    await renderEmbed(custom(<Placeholder.VisitLink {...hurried} />, { url: 'https://youtu.be/x' }))
    await expect
      .poll(() => document.querySelector<HTMLAnchorElement>('[data-consent-placeholder] a')?.href)
      .toBe('https://youtu.be/x')
    expect(visitLink()?.rel).toBe('noopener noreferrer')
  })

  it('shows no link without an address', async () => {
    await renderEmbed(
      custom(
        <>
          <Placeholder.AllowOnce />
          <Placeholder.VisitLink />
        </>,
      ),
    )
    await expect.element(page.getByRole('button', { name: 'Show this once' })).toBeInTheDocument()
    expect(placeholder().querySelector('a')).toBeNull()
  })

  it.each([
    ['Title', <Placeholder.Title key="part" />],
    ['AllowOnce', <Placeholder.AllowOnce key="part" />],
    ['VisitLink', <Placeholder.VisitLink key="part" />],
  ])('R60 throws error 203 when %s stands outside of its root', async (name, part) => {
    const caught = await errorOf(part, site)
    expect(caught).toMatch(`FC203: <Placeholder.${name}>`)
  })
})

describe('a service that the config does not have', () => {
  it('R30 is error 204 for an embed', async () => {
    expect(await errorOf(Video, siteWithout)).toMatch('FC204: <YouTube> needs the service "youtube"')
  })

  it('R30 is error 204 for a placeholder', async () => {
    const gate: Gate = { state: 'closed', error: null, allowOnce: () => undefined, retry: () => undefined }
    const caught = await errorOf(<Placeholder.Root service="youtube" gate={gate} />, siteWithout)
    expect(caught).toMatch('FC204: <Placeholder.Root>')
  })
})

function nextPaint(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
