import type { ConsentStore, Locale } from '../core/index.js'
import { announce, confirmOptOut } from '../parts/lazy.js'

/** Says that the choice was recorded, to see and to hear; that it was an opt-out, where it was one. */
export function confirmChoice(store: ConsentStore, locale: Locale<string>, saved: string): void {
  const { choice, prompt } = store.getState()
  if (prompt.model === 'opt-in' || choice?.decisions['sale'] !== 'denied') announce(saved, locale, 'seen')
  else confirmOptOut(store, locale)
}
