import { consentError } from '../core/index.js'
import type { ConsentGateProps } from './ConsentGate.js'

/**
 * What {@link ConsentGate} is in a server component: an error at build or render time.
 *
 * The children of an element on the server already exist, so React preloads their images and chunks, and sends them to
 * people who did not agree.
 *
 * @throws error 202, always
 */
export function ConsentGate<Props extends object = object>(_props: ConsentGateProps<Props>): never {
  throw consentError(202)
}
