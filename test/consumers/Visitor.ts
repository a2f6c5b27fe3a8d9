import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
  type Locator,
  type Page,
} from 'playwright'
import { chromiumPath } from '../chromium.ts'
import { answerOf } from './thirdParties.ts'

/** One person with one browser profile, whose every request is written down. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** Addresses of everything that was requested so far. */
  readonly requests: readonly string[]
  /** The same, but for what the own site answers. */
  readonly foreign: () => readonly string[]
  /** What the console complained about, and errors that nobody caught. */
  readonly problems: readonly string[]
  /** Names of all cookies and of everything in the storages of the site, sorted. */
  readonly stored: () => Promise<readonly string[]>
  /** A control by its `data-consent-action`, inside of the banner unless told otherwise. */
  readonly control: (action: string, within?: Locator) => Locator
  readonly banner: Locator
  readonly dialog: Locator
}

/** Starts the browser that visitors come with. */
export async function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: ['--disable-dev-shm-usage'], ...options })
}

/** A new person in front of a site. Third parties are answered here, those of `blocked` not at all. */
export async function visit(
  browser: Browser,
  site: string,
  { blocked = [], ...options }: BrowserContextOptions & { readonly blocked?: readonly string[] } = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: site, locale: 'en-GB', ...options })
  await context.route(
    (url) => isForeign(site, url.href),
    (route) => route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...answerOf(route.request().url()) }),
  )
  for (const part of blocked) await context.route(`**/*${part}*`, (route) => route.abort())
  return watch(context, site)
}

/** The person of a browser profile, in front of an empty page: everything from now on is written down. */
export async function watch(context: BrowserContext, site: string): Promise<Visitor> {
  const page = await context.newPage()
  const requests: string[] = []
  const problems: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  context.on('console', (message) => {
    // The player asks for more than this browser knows.
    const isExpected = message.text().startsWith('Unrecognized feature')
    if (/^(error|warning)$/.test(message.type()) && !isExpected) problems.push(message.text())
  })
  context.on('weberror', (error) => problems.push(`not caught: ${error.error().message}`))
  const banner = page.locator('[data-consent-banner]')
  return {
    page,
    context,
    requests,
    problems,
    banner,
    dialog: page.getByRole('dialog'),
    foreign: () => requests.filter((url) => isForeign(site, url)),
    control: (action, within = banner) => within.locator(`[data-consent-action="${action}"]`),
    stored: async () => {
      const cookies = await context.cookies()
      return [...cookies.map(({ name }) => name), ...(await page.evaluate(storageOf))].sort()
    },
  }
}

function isForeign(site: string, url: string): boolean {
  return /^https?:/.test(url) && !url.startsWith(site)
}

/** Runs in the page. */
async function storageOf(): Promise<readonly string[]> {
  const databases = await indexedDB.databases()
  return [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases.map(({ name }) => name ?? ''),
    ...(await caches.keys()),
  ]
}
