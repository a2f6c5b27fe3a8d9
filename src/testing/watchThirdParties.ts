import { consentError } from '../core/index.js'

/** A page of Playwright or Puppeteer, as far as it tells of its requests. */
export interface RequestingPage {
  on(event: 'request', listener: (request: { url(): string }) => void): unknown
}

/** What was asked of others since the watch began. */
export interface ThirdPartyWatch {
  /** Every address that is not the site's own, in order. */
  readonly requests: () => readonly string[]
  /** Fails the test when there is one. @throws error 332 with the addresses */
  readonly assertNone: () => void
}

/**
 * Watches a page for requests to anybody but the site itself. Start it before the first `goto`.
 *
 * @param own the origins of the site
 *
 * @example
 * const thirdParties = watchThirdParties(page, ['http://localhost:4173'])
 * await page.goto('http://localhost:4173')
 * thirdParties.assertNone()
 */
export function watchThirdParties(page: RequestingPage, own: readonly string[]): ThirdPartyWatch {
  const seen: string[] = []
  page.on('request', (request) => {
    const address = request.url()
    if (isForeign(address, own)) seen.push(address)
  })
  return {
    requests: () => [...seen],
    assertNone: () => {
      if (seen.length > 0) throw consentError(332, [...new Set(seen)].join(', '))
    },
  }
}

function isForeign(address: string, own: readonly string[]): boolean {
  const asked = address.replace(/^ws/, 'http')
  // What is in the page itself asks nobody.
  return /^https?:/.test(asked) && !own.some((origin) => asked.startsWith(`${origin.replace(/\/$/, '')}/`))
}
