import { readSimulation } from './readSimulation.js'

/** What the browser says on the person's behalf. */
export interface Signals {
  /** Global Privacy Control: no sale, no sharing. */
  readonly gpc: boolean
  /** Signals of further adapters by name; `true` refuses. */
  readonly [name: string]: boolean
}

/** Where a signal is read from: the headers of a request, or the navigator of a page. */
export interface SignalSource {
  readonly header: (name: string) => string | null
  /** A property of the navigator; `undefined` on a server. */
  readonly navigator: (name: string) => unknown
}

/** A machine-readable wish beside GPC. A signal can only refuse: none ever grants. */
export interface SignalAdapter {
  readonly name: string
  /** Whether the person refuses by this signal. */
  readonly read: (source: SignalSource) => boolean
}

/** Nobody said anything. */
export const NO_SIGNALS: Signals = { gpc: false }

/**
 * Reads GPC and the adapters' signals, on the server and in the browser alike.
 *
 * @see https://www.w3.org/TR/gpc/ only the exact header value `1` counts
 */
export function readSignals(source: SignalSource, adapters: readonly SignalAdapter[] = []): Signals {
  let gpc = source.header('sec-gpc') === '1' || source.navigator('globalPrivacyControl') === true
  if (process.env.NODE_ENV !== 'production') gpc = readSimulation().gpc ?? gpc
  const signals: { gpc: boolean; [name: string]: boolean } = { gpc }
  for (const adapter of adapters) {
    try {
      signals[adapter.name] ||= adapter.read(source)
    } catch {
      // Nobody can tell what it would have said: the answer that grants nothing.
      signals[adapter.name] = true
    }
  }
  return signals
}
