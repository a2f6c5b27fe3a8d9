import { readConsent, type Jurisdiction, type Signals } from '../core/index.js'
import type { ApiParts } from './ApiParts.js'

/** Where a visitor is, and what the browser signals. */
export interface RequestSituation {
  readonly jurisdiction: Jurisdiction
  readonly signals: Signals
}

/** The place and the signals of a request, by the same code as in the browser. A `geo` that fails knows no place. */
export async function situationOf(
  { config, geo, now }: Pick<ApiParts, 'config' | 'geo' | 'now'>,
  request: Request,
): Promise<RequestSituation> {
  const { jurisdiction, signals } = readConsent(request, config)
  let place: string | null
  try {
    place = geo ? await geo(request) : jurisdiction
  } catch {
    place = null
  }
  return { jurisdiction: config.jurisdictionOf(place ?? config.jurisdiction, now()), signals }
}
