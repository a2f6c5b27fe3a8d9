import type { Choice } from './Choice.js'
import { createChoice } from './createChoice.js'
import { decide } from './decide.js'
import { decodeChoice } from './decodeChoice.js'
import { KIT } from './kit.js'
import { gesturedChoice } from './gesturedChoice.js'
import { newestChoice } from './newestChoice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { InitialConsent } from './createStoreShell.js'
import { readPlace, type Edge, type PlaceHeaders } from './readPlace.js'
import { readSimulation } from './readSimulation.js'
import { importChoice } from './importers/importChoice.js'
import { readCookies } from './readCookies.js'
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
 * Without an own choice the importers of the config look for that of another tool; the browser then takes it over.
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
  const jurisdiction = readPlace(header, edge)
  const now = Date.now()
  const cookies = header('cookie') ?? ''
  const { name } = config.cookie
  // The second is the server's copy.
  const held = [name, `${name}_s`].flatMap((which) => readCookies(cookies, which))
  const imported = (): Choice | null => {
    const here = { jurisdiction: config.jurisdictionOf(jurisdiction ?? config.jurisdiction, now), now }
    return importChoice(config, { document: { cookie: cookies }, localStorage: { getItem: () => null } }, here, {
      decide,
      createChoice: (...made) => createChoice(KIT, ...made),
    })
  }
  const found: InitialConsent = {
    choice: gesturedChoice(config, newestChoice(held.map(decodeChoice), now) ?? imported()),
    jurisdiction,
    signals: readSignals({ header: signal, navigator: () => undefined }, config.signals),
    language: /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/.exec(header('accept-language') ?? '')?.[1] ?? null,
    now,
  }
  if (process.env.NODE_ENV === 'production') return found
  const simulated = readSimulation(addressOf(source))
  return {
    ...found,
    jurisdiction: simulated.jurisdiction ?? found.jurisdiction,
    signals: { ...found.signals, gpc: simulated.gpc ?? found.signals.gpc },
    language: simulated.language ?? found.language,
  }
}

/** The address of a request; headers alone have none. */
function addressOf(source: unknown): string {
  return typeof source === 'object' && source !== null && 'url' in source ? String(source.url) : ''
}
