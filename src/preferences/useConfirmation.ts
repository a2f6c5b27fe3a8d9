'use client'

import type { MouseEvent } from 'react'
import type { NamedCause } from '../core/index.js'
import { useConsentStore, useDetails, useMessages } from '../index.js'
import { landFocus } from '../parts/lazy.js'
import { confirmChoice } from './confirmChoice.js'

type Click = MouseEvent<HTMLButtonElement>

/**
 * Wraps what a button does: it says that the choice was recorded. Where nothing was, because consent takes a second step
 * after an opt-out, the focus goes to the button that takes it: the switches have moved, and nothing else would say so.
 *
 * @see Cal. Code Regs. tit. 11, § 7028
 */
export function useConfirmation(): (run: (cause: NamedCause) => void) => (event: Click) => void {
  const store = useConsentStore()
  const locale = useMessages()
  const saved = useDetails()?.details.preferences.saved
  return (run) => (event) => {
    const { currentTarget } = event
    const before = store.getState()
    run({ event, method: currentTarget.closest('[data-consent-preferences]') ? 'preferences' : 'page' })
    // Behind what it does, which waits for its code where that is not there yet.
    store.inlet.perform(() => {
      const { choice, draft } = store.getState()
      if (choice !== before.choice) {
        if (locale && saved !== undefined) confirmChoice(store, locale, saved)
      } else if (draft !== before.draft) landFocus(saveBeside(currentTarget))
    })
  }
}

/** The button that records the switches, in what holds both. */
function saveBeside(button: Element): HTMLElement | null {
  const save = button.parentElement?.querySelector<HTMLElement>('[data-consent-action="save"]')
  return save ?? (button.parentElement && saveBeside(button.parentElement))
}
