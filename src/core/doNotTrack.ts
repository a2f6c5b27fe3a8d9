import type { SignalAdapter } from './Signals.js'

/**
 * Do Not Track, taken as a refusal to share data. The standard is retired, but some browsers still send it and a
 * German court took it for an objection (LG Berlin, 24 August 2023, 16 O 420/19). Off unless it stands in `signals`.
 *
 * @see https://www.w3.org/TR/tracking-dnt/
 *
 * @example
 * defineConsent({ ...rest, signals: [doNotTrack] })
 */
export const doNotTrack: SignalAdapter = {
  name: 'dnt',
  read: ({ header, navigator }) => header('dnt') === '1' || navigator('doNotTrack') === '1',
}
