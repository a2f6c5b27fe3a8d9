'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useMessages } from '../index.js'
import type { ActionProps } from '../parts/index.js'
import { PreferencesTrigger } from './PreferencesTrigger.js'

/**
 * The permanent way back to the choice: put it in the same place on every page, for example in the footer.
 *
 * Renders a `<button>` with the name that the banner mentions; nothing while the language is loaded.
 *
 * @example
 * <footer>
 *   <PrivacyLink />
 * </footer>
 * @see GDPR article 7(3): to withdraw has to be as easy as to give
 */
export const PrivacyLink: ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(function PrivacyLink({ children, ...props }, ref) {
    const text = useMessages()?.banner.label
    return (
      <PreferencesTrigger data-consent-privacy-link="" {...props} ref={ref}>
        {children ?? text}
      </PreferencesTrigger>
    )
  })
export declare namespace PrivacyLink {
  type Props = ActionProps
}
