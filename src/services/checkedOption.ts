import { consentError } from '../core/index.js'

/**
 * An option that becomes part of an address or a command, if it looks like what the vendor hands out.
 *
 * @throws error 113 when it does not
 */
export function checkedOption(service: string, option: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw consentError(113, service, option, value)
  return value
}
