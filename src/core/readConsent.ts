import { decodeChoice } from './decodeChoice.js'
import { newestChoice } from './newestChoice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { InitialConsent } from './createStoreShell.js'
import { readPlace, type Edge, type PlaceHeaders } from './readPlace.js'
import { readSimulation } from './readSimulation.js'
import { readSignals } from './Signals.js'

/** Anything that answers for a header: `Headers`, or what a framework's `headers()` returns. */
export interface HeaderReader {
  readonly get: (name: string) => string | null | undefined
}

/** What {@link readConsent} reads from: a `Request`, headers, or the text of a `Cookie` header. */
export type ConsentSource = { readonly headers: HeaderReader } | HeaderReader | string

/** How {@link readConsent} reads. */
export interface ReadConsentOptions {
  /** The edge network that the site stands behind, or its headers: see {@link readPlace}. @default every known one */
  readonly edge?: Edge | PlaceHeaders
}

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
export function readConsent(
  source: ConsentSource,
  config: ConsentConfig,
  { edge }: ReadConsentOptions = {},
): InitialConsent {
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
  // A header that was sent twice arrives as one list; one `1` in it is enough.
  const isGpc = header('sec-gpc')
    ?.split(',')
    .some((value) => value.trim() === '1')
  const signal = (name: string): string | null => (name === 'sec-gpc' ? (isGpc ? '1' : null) : header(name))
  const found: InitialConsent = {
    choice: newestChoice(readCookies(header('cookie') ?? '', config.cookie.name).map(decodeChoice)),
    jurisdiction: readPlace(header, edge),
    signals: readSignals({ header: signal, navigator: () => undefined }, config.signals),
    language: /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/.exec(header('accept-language') ?? '')?.[1] ?? null,
    now: Date.now(),
  }
  if (process.env.NODE_ENV === 'production') return found
  const { jurisdiction, gpc, language } = readSimulation(addressOf(source))
  return {
    ...found,
    jurisdiction: jurisdiction ?? found.jurisdiction,
    signals: { ...found.signals, gpc: gpc ?? found.signals.gpc },
    language: language ?? found.language,
  }
}

/** The address of a request; headers alone have none. */
function addressOf(source: unknown): string {
  return typeof source === 'object' && source !== null && 'url' in source ? String(source.url) : ''
}

/** Every value of a cookie in a `Cookie` header or in `document.cookie`: one name can stand there twice. */
export function readCookies(cookies: string, name: string): readonly string[] {
  return cookies
    .split(/;\s*/)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
