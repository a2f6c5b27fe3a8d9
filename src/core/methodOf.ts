import type { ChoiceMethod } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { Cause, EventLike, NamedCause, Surface } from './ConsentState.js'

// In every browser and server; core is compiled without the dom library.
declare const Event: { new (type: string): object; readonly prototype: object }

/** Events by which people act. The browser sends trusted ones for many other reasons: a picture that loaded is one. */
const GESTURES = /^(click|change|input|submit|key.+|.+(down|up|end))$/

/**
 * How a choice was made, as the SDK saw it: only a trusted event counts as an act of the person, everything else is
 * `api`. A script can name a method, but without such an event nobody believes it.
 */
export function methodOf(cause: Cause | undefined, surface: Surface): ChoiceMethod {
  // A switch hands on its value, not its event.
  if (typeof cause !== 'object' || !cause) return 'api'
  const named: NamedCause = 'event' in cause ? cause : { event: cause }
  const { event, method } = named
  if (!isGenuine(event?.nativeEvent ?? event)) return 'api'
  return method ?? (surface === 'none' ? 'page' : surface)
}

/**
 * Whether the browser made this event for an act of the person. An object can only say so of itself; the browser's own
 * getters do not work on anything but an event, and on an event they cannot be talked over.
 */
function isGenuine(event: EventLike | undefined): boolean {
  try {
    const read = (holder: object, key: string): unknown =>
      Object.getOwnPropertyDescriptor(holder, key)?.get?.call(event)
    return read(new Event('click'), 'isTrusted') === true && GESTURES.test(String(read(Event.prototype, 'type')))
  } catch {
    // No event, or a place that has none.
    return false
  }
}

/** Whether a cause may grant: any, unless the config asks for a real event of the person. */
export function isGesture(
  { trustedGesture }: Pick<ConsentConfig, 'trustedGesture'>,
  cause: Cause | undefined,
): boolean {
  return !trustedGesture || methodOf(cause, 'none') !== 'api'
}
