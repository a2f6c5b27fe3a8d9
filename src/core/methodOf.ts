import type { ChoiceMethod } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { Cause, EventLike, NamedCause, Surface } from './ConsentState.js'

// In every browser; core is compiled without the dom library.
declare const Event: { readonly prototype: object }
declare const navigator: { readonly userActivation?: { readonly isActive: boolean } }

/** Events by which people act. The browser sends trusted ones for many other reasons: a picture that loaded is one. */
const GESTURES = /^(click|change|input|submit|touchend|(key|mouse|pointer)(down|up))$/

/**
 * How a choice was made, as the SDK saw it: only a trusted event counts as an act of the person, everything else is
 * `api`. A script can name a method, but without such an event nobody believes it.
 *
 * @param isActive whether the person was at it when it happened. @default whether they are now
 */
export function methodOf(cause: Cause | undefined, surface: Surface, isActive?: boolean): ChoiceMethod {
  const event = namedCause(cause)?.event
  return isGenuine(event?.nativeEvent ?? event, isActive) ? placeOf(cause, surface) : 'api'
}

/** Where an act says that it happened; else in the layer that is open, or on the page. */
export function placeOf(cause: Cause | undefined, surface: Surface): ChoiceMethod {
  return namedCause(cause)?.method ?? (surface === 'none' ? 'page' : surface)
}

function namedCause(cause: Cause | undefined): NamedCause | null {
  // A switch hands on its value, not its event.
  if (typeof cause !== 'object' || !cause) return null
  return 'event' in cause ? cause : { event: cause }
}

/**
 * Whether the browser made this event for an act of the person. An object can only say so of itself; the getter of the
 * browser does not work on anything but an event, and what is an event cannot lie about trust.
 *
 * A script can have trusted events made too: it clicks a label, or submits a form. So somebody must be at it just now,
 * or have used a pointer: one that is held for long is no longer active when it is let go.
 */
function isGenuine(event: EventLike | undefined, isActive: boolean | undefined): boolean {
  try {
    const type: unknown = Reflect.get(Event.prototype, 'type', event)
    const isAct = !!event?.isTrusted && GESTURES.test(String(type))
    return isAct && (!!event.pointerType || (isActive ?? navigator.userActivation?.isActive) !== false)
  } catch {
    // No event, or a place that has none.
    return false
  }
}

/** Whether a cause may grant: each, unless the config asks for a real event of the person. */
export function isGesture(
  { trustedGesture }: Pick<ConsentConfig, 'trustedGesture'>,
  cause: Cause | undefined,
  isActive: boolean | undefined,
): boolean {
  return !trustedGesture || methodOf(cause, 'none', isActive) !== 'api'
}
