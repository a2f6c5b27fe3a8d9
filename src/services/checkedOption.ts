import { consentError } from '../core/index.js'

/**
 * An option that becomes part of an address or a command, if it looks like what the vendor hands out.
 *
 * @throws error 113 when it does not
 */
export function checkedOption(
  service: string,
  option: string,
  value: string | number | undefined,
  pattern: RegExp,
): string {
  // A variable of the build that is missing is no name.
  const text = String(value ?? '')
  if (!pattern.test(text)) throw consentError(113, service, option, text)
  return text
}
