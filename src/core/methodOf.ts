import type { ChoiceMethod } from './Choice.js'
import type { Cause, NamedCause, Surface } from './ConsentState.js'

/**
 * How a choice was made, as the SDK saw it: only a trusted event counts as an act of the person, everything else is
 * `api`. A script can name a method, but without such an event nobody believes it.
 */
export function methodOf(cause: Cause | undefined, surface: Surface): ChoiceMethod {
  // A switch hands on its value, not its event.
  if (typeof cause !== 'object' || !cause) return 'api'
  const named: NamedCause = 'event' in cause ? cause : { event: cause }
  const { event, method } = named
  const trusted = event?.nativeEvent?.isTrusted ?? event?.isTrusted
  if (trusted !== true) return 'api'
  return method ?? (surface === 'none' ? 'page' : surface)
}
