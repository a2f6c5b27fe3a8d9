import {
  ConsentGate,
  ConsentProvider,
  createConsentStore,
  NO_SIGNALS,
  readConsent,
  useCategories,
  useConsent,
  useConsentStore,
  useDetails,
  type ConsentConfig,
} from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import { lazy, StrictMode, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server.browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleWith } from '../core/exampleConfig.js'
import { clearBrowser } from './renderConsent.js'

const config = exampleWith({ messages: { en } })

function cookieOf(act: 'acceptAll' | 'rejectAll', of: ConsentConfig = config): string {
  const store = createConsentStore(of)
  store.inlet.hydrate(null, NO_SIGNALS)
  store.actions[act]()
  const { choice } = store.getState()
  return choice ? `cookie_consent=${encodeChoice(choice)}` : ''
}

const COOKIES = {
  absent: '',
  granted: cookieOf('acceptAll'),
  refused: cookieOf('rejectAll'),
  corrupt: 'cookie_consent=1~~broken',
}

function App(): ReactNode {
  const { status, surface } = useConsent()
  const categories = useCategories()
  const { isHydrated, subscribe } = useConsentStore()
  const [isLive, setLive] = useState(false)
  // Once it is hydrated and the own storage was read: before that the page says what the server made of it.
  useEffect(() => {
    const look = (): void => setLive(isHydrated())
    look()
    return subscribe(look)
  }, [isHydrated, subscribe])
  return (
    <main>
      <p data-testid="status">{`${isLive ? 'live' : 'served'} ${status} ${surface} ${categories.length}`}</p>
      <ConsentGate category="analytics" fallback={<i>closed</i>}>
        <b>open</b>
      </ConsentGate>
      <ConsentGate category="analytics" ssr fallback={<i>private closed</i>}>
        <b>private open</b>
      </ConsentGate>
    </main>
  )
}

let root: Root | null = null
let host = document.createElement('div')

/** The ready parts that stand in the page: their elements, what these say, and where they are. */
function readyParts(): readonly { readonly element: Element; readonly html: string; readonly place: DOMRect }[] {
  return [...host.querySelectorAll('[data-consent-banner], [data-consent-privacy-link]')].map((element) => ({
    element,
    // How far the store is, is no part of what people see.
    html: element.outerHTML.replace(/ data-state="\w+"/, ''),
    place: element.getBoundingClientRect(),
  }))
}

interface Visit {
  readonly html: string
  readonly problems: unknown[]
  /** What stood in the page before hydration. */
  readonly served: ReturnType<typeof readyParts>
}

/** Renders on the server for one cookie, or for everybody, and hydrates in a browser with the same or another one. */
function visit(serverCookie: string | null, browserCookie: string, strict: boolean): Visit {
  const initial = serverCookie === null ? undefined : readConsent(serverCookie, config)
  const app = (
    <ConsentProvider config={config} initial={initial} locale="en">
      <ConsentBanner prerender={serverCookie === null} />
      <PrivacyLink />
      <App />
    </ConsentProvider>
  )
  const tree = strict ? <StrictMode>{app}</StrictMode> : app
  const html = renderToString(tree)
  if (browserCookie) document.cookie = `${browserCookie}; Path=/`
  arrive(html)
  const served = readyParts()
  return { html, problems: hydrate(tree), served }
}

/** Puts what a server has sent into the page. */
function arrive(html: string): void {
  // A host of its own: an unmounted root may still clear the last one.
  host = document.createElement('div')
  host.innerHTML = html
  document.body.append(host)
}

/** Hydrates it. Returns what React and the console complain about. */
function hydrate(tree: ReactNode): unknown[] {
  const problems: unknown[] = []
  vi.spyOn(console, 'error').mockImplementation((...parts) => void problems.push(parts))
  vi.spyOn(console, 'warn').mockImplementation((...parts) => void problems.push(parts))
  root = hydrateRoot(host, tree, { onRecoverableError: (error) => problems.push(error) })
  return problems
}

beforeEach(clearBrowser)
afterEach(() => {
  root?.unmount()
  host.remove()
  clearBrowser()
})

const status = (): string | undefined => host.querySelector('[data-testid=status]')?.textContent ?? undefined
const rows = Object.entries(COOKIES).flatMap(([name, cookie]) =>
  [false, true].map((strict) => ({ name, cookie, strict })),
)

describe('server rendering and hydration', () => {
  it.each(rows)('R56 hydrates without a word: cookie $name, strict $strict', async ({ name, cookie, strict }) => {
    const { html, problems, served } = visit(cookie, cookie, strict)
    const decided = name === 'granted' || name === 'refused'
    expect(html).toContain(decided ? 'decided none' : 'undecided banner')
    expect(served.map(({ element }) => element.localName)).toEqual(decided ? ['button'] : ['section', 'button'])
    await expect.poll(status).toContain(decided ? 'live decided none' : 'live undecided banner')
    await expect.poll(() => [...host.querySelectorAll('b')].length).toBe(name === 'granted' ? 2 : 0)
    expect(readyParts()).toEqual(served)
    expect(problems).toEqual([])
  })

  it.each(rows)('R56 hydrates a static page: cookie $name, strict $strict', async ({ name, cookie, strict }) => {
    const { html, problems, served } = visit(null, cookie, strict)
    expect(html).toContain('loading none')
    expect(html).not.toMatch(/<b>/)
    expect(served.map(({ element }) => element.localName)).toEqual(['section', 'button'])
    const decided = name === 'granted' || name === 'refused'
    await expect.poll(status).toContain(decided ? 'live decided none' : 'live undecided banner')
    // The banner lies over the page, so that what comes after it stays where it is when it goes.
    await expect.poll(readyParts).toEqual(decided ? served.slice(1) : served)
    expect(problems).toEqual([])
  })

  it('R56 hydrates a part that comes after the texts were loaded as it was served', async () => {
    const Text = (): ReactNode => <p>{useDetails()?.details.preferences.save ?? 'none'}</p>
    const treeWith = (Part: ComponentType): ReactNode => (
      <ConsentProvider config={config} locale="en">
        <Text />
        <Suspense>
          <Part />
        </Suspense>
      </ConsentProvider>
    )
    let come = (): void => undefined
    const coming = new Promise<{ default: typeof Text }>((resolve) => {
      come = () => resolve({ default: Text })
    })
    arrive(renderToString(treeWith(Text)))
    const problems = hydrate(treeWith(lazy(() => coming)))
    const texts = (): unknown => [...host.querySelectorAll('p')].map(({ textContent }) => textContent)
    await expect.poll(texts).toEqual(['Save choice', 'none'])
    come()
    await expect.poll(texts).toEqual(['Save choice', 'Save choice'])
    expect(problems).toEqual([])
  })

  it("R56 opens no gate with somebody else's grants from a cached page", async () => {
    const { html } = visit(COOKIES.granted, '', false)
    expect(html).not.toContain('<b>open</b>')
    await expect.poll(status).toContain('live undecided banner')
    await expect.poll(() => host.querySelectorAll('b').length).toBe(0)
    expect([...host.querySelectorAll('i')].map(({ textContent }) => textContent)).toEqual(['closed', 'private closed'])
  })

  it('R56 keeps content of a private page mounted while the own storage is read', async () => {
    const { html } = visit(COOKIES.granted, COOKIES.granted, false)
    expect(html).toContain('<b>private open</b>')
    const before = [...host.querySelectorAll('b')].at(-1)
    await expect.poll(() => host.querySelectorAll('b').length).toBe(2)
    expect([...host.querySelectorAll('b')].at(-1)).toBe(before)
  })

  it('R55 keeps 1,000 server renders apart', () => {
    const cookies = [COOKIES.absent, COOKIES.granted, COOKIES.refused, COOKIES.corrupt]
    for (let render = 0; render < 1000; render += 1) {
      const cookie = cookies[render % 4] ?? ''
      const html = renderToString(
        <ConsentProvider config={config} initial={readConsent(cookie, config)} locale="en">
          <App />
        </ConsentProvider>,
      )
      expect(html.includes('undecided')).toBe(render % 4 === 0 || render % 4 === 3)
      expect(html.includes('private open')).toBe(render % 4 === 1)
    }
  })
})
