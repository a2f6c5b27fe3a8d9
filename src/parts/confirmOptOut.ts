import type { ConsentStore, Locale } from '../core/index.js'
import { announce } from './announce.js'

/**
 * Says that an opt-out was recorded, to see and to hear: behind the act, which may wait for its code.
 *
 * @see Cal. Code Regs. tit. 11, § 7026(g): people can confirm that their request to opt out was processed
 */
export function confirmOptOut({ inlet }: ConsentStore, locale: Locale<string> | null): void {
  inlet.perform(() => {
    locale?.loadPolicy().then(({ policy }) => announce(policy.optOut.recorded, locale, 'seen'), inlet.fail)
  })
}
