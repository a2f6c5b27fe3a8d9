'use client'

import { forwardRef, type ForwardRefExoticComponent, type MouseEvent, type RefAttributes } from 'react'
import { useConsentActions, useMessages } from '../index.js'
import { Action, type ActionProps } from '../parts/index.js'

/**
 * Opens the preferences, from anywhere inside the provider.
 *
 * Renders a `<button>`; nothing while the language is loaded. The focus comes back to it.
 */
export const PreferencesTrigger: ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(function PreferencesTrigger(props, ref) {
    const { open } = useConsentActions()
    const text = useMessages()?.banner.openPreferences
    const openPreferences = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
      // Safari does not focus a button that is clicked, and the dialog would not know the way back.
      currentTarget.focus({ preventScroll: true })
      open('preferences')
    }
    return text === undefined ? null : (
      <Action action="open" aria-haspopup="dialog" run={openPreferences} text={text} {...props} ref={ref} />
    )
  })
export declare namespace PreferencesTrigger {
  type Props = ActionProps
}
