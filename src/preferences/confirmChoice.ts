import type { ConsentStore, Locale } from '../core/index.js'
import { announce } from '../parts/lazy.js'

/**
 * Says that the choice was recorded, to see and to hear; that it was an opt-out, where it was one.
 *
 * @see Cal. Code Regs. tit. 11, § 7026(g): people can confirm that their request to opt out was processed
 */
export function confirmChoice({ getState, inlet }: ConsentStore, locale: Locale<string>, saved: string): void {
  const { choice, prompt } = getState()
  if (prompt.model === 'opt-in' || choice?.decisions['sale'] !== 'denied') return announce(saved, 'seen')
  locale.loadPolicy().then(({ policy }) => announce(policy.optOut.recorded, 'seen'), inlet.fail)
}
