import type { RequestHead } from './RequestHead.js'

/** Where a request comes from, as its browser says; `unknown` when no browser says anything. */
export type Site = 'same-origin' | 'same-site' | 'cross-site' | 'unknown'

/** The site that a request comes from. Old browsers send `Origin` alone, other programs neither. */
export function siteOf({ headers, url }: RequestHead): Site {
  const site = headers.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'same-site' || site === 'cross-site') return site
  const origin = headers.get('origin')
  if (origin === null) return 'unknown'
  return URL.canParse(url) && origin === new URL(url).origin ? 'same-origin' : 'cross-site'
}

/**
 * Whether a request may write: it comes from the page of this very origin, from a listed one, or from no browser.
 *
 * A program may claim anything, but it does not bring the cookies of a person along.
 */
export function mayWrite(request: RequestHead, origins: readonly string[]): boolean {
  const { headers } = request
  const origin = headers.get('origin')
  if (origin !== null && origins.includes(origin)) return true
  const site = siteOf(request)
  // `none` is the address bar, which never writes.
  return site === 'same-origin' || (site === 'unknown' && headers.get('sec-fetch-site') === null)
}
