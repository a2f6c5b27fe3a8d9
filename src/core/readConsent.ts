import { decodeChoice } from './decodeChoice.js'
import { newestChoice } from './newestChoice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { InitialConsent } from './createStoreShell.js'
import { readSignals } from './Signals.js'

/** Anything that answers for a header: `Headers`, or what a framework's `headers()` returns. */
export interface HeaderReader {
  readonly get: (name: string) => string | null | undefined
}

/** What {@link readConsent} reads from: a `Request`, headers, or the text of a `Cookie` header. */
export type ConsentSource = { readonly headers: HeaderReader } | HeaderReader | string

/** The headers in which edges name the country, each with the one in which the same edge names its subdivision. */
const PLACES = [
  ['cf-ipcountry', 'cf-region-code'],
  ['x-vercel-ip-country', 'x-vercel-ip-country-region'],
  ['cloudfront-viewer-country', 'cloudfront-viewer-country-region'],
  ['x-country-code', 'x-region-code'],
] as const

/**
 * Reads the choice, the signals, the place and the language of a request, for the first render.
 *
 * Total: what cannot be read is unknown, and unknown grants nothing. The result is plain data and may cross the
 * server boundary as a prop. It decides what is shown; gates wait until the browser has read its own storage.
 *
 * @example
 * const initial = readConsent(request, consent)
 * <ConsentProvider config={consent} initial={initial}>
 */
export function readConsent(source: ConsentSource, config: ConsentConfig): InitialConsent {
  const header = (name: string): string | null => {
    if (typeof source === 'string') return name === 'cookie' ? source : null
    try {
      // `get` decides, because the headers of Next keep a field called `headers` inside.
      const value: unknown = ('get' in source ? source : source.headers).get(name)
      return typeof value === 'string' ? value : null
    } catch {
      // Whatever was handed in, it holds no headers.
      return null
    }
  }
  const [country, region] = PLACES.map((names) => names.map(header)).find(([value]) => value) ?? []
  const place = [country, region].filter(Boolean).join('-').toUpperCase()
  return {
    choice: newestChoice(readCookies(header('cookie') ?? '', config.cookie.name).map(decodeChoice)),
    // XX and T1 are what edges send for "unknown" and for Tor.
    jurisdiction: /^(?!XX|T1)[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(place) ? place : null,
    signals: readSignals({ header, navigator: () => undefined }, config.signals),
    language: /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/.exec(header('accept-language') ?? '')?.[1] ?? null,
    now: Date.now(),
  }
}

/** Every value of a cookie in a `Cookie` header or in `document.cookie`: one name can stand there twice. */
export function readCookies(cookies: string, name: string): readonly string[] {
  return cookies
    .split(/;\s*/)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
