'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useConsentStore, useMessages } from '../index.js'
import { Action, type ActionProps } from '../parts/index.js'
import { openFrom } from './openFrom.js'

/**
 * Opens the preferences, from anywhere inside the provider.
 *
 * Renders a `<button>`; nothing while the language is loaded. The focus comes back to it.
 */
export const PreferencesTrigger: ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(function PreferencesTrigger(props, ref) {
    const open = openFrom(useConsentStore())
    const text = useMessages()?.banner.openPreferences
    return text ? <Action action="open" aria-haspopup="dialog" run={open} text={text} {...props} ref={ref} /> : null
  })
export declare namespace PreferencesTrigger {
  type Props = ActionProps
}
