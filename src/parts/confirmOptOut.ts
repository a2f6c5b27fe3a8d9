import type { Locale } from '../core/index.js'
import { announce } from './announce.js'

/**
 * Says that an opt-out was recorded, to see and to hear.
 *
 * @see Cal. Code Regs. tit. 11, § 7026(g): people can confirm that their request to opt out was processed
 */
export async function confirmOptOut(locale: Locale<string>): Promise<void> {
  const { policy } = await locale.loadPolicy()
  announce(policy.optOut.recorded, locale, 'seen')
}
