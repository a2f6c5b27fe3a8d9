'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { isOptOutState } from '../core/index.js'
import { useConsent, useConsentStore, useDetails, useMessages } from '../index.js'
import { Action, type ActionProps } from '../parts/index.js'
import { openFrom } from './openFrom.js'
import { OptOutIcon } from './OptOutIcon.js'

/**
 * The permanent way back to the choice: put it in the same place on every page, for example in the footer.
 *
 * Renders a `<button>` with the name that the banner mentions; nothing while the language is loaded. For people in a
 * state of the US with an opt-out law it has the words and the sign that California's regulations prescribe, and leads
 * to the same preferences: there the sale of data and the use of sensitive data are turned off.
 *
 * @example
 * <footer>
 *   <PrivacyLink />
 * </footer>
 * @see GDPR article 7(3): to withdraw has to be as easy as to give
 * @see Cal. Code Regs. tit. 11, § 7015: the alternative opt-out link
 */
export const PrivacyLink: ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(function PrivacyLink(props, ref) {
    const open = openFrom(useConsentStore())
    const isOptOut = useConsent(({ jurisdiction }) => isOptOutState(jurisdiction))
    // Until the words of the law are loaded it is called as everywhere.
    const name = useDetails(isOptOut)?.details.notice.choices
    const locale = useMessages()
    if (!locale) return null
    const { tag, dir, banner } = locale
    const text = isOptOut ? (
      <>
        {name ?? banner.label}
        <OptOutIcon />
      </>
    ) : (
      banner.label
    )
    return (
      <Action
        action="open"
        aria-haspopup="dialog"
        lang={tag}
        dir={dir}
        data-consent-privacy-link=""
        run={open}
        text={text}
        {...props}
        ref={ref}
      />
    )
  })
export declare namespace PrivacyLink {
  type Props = ActionProps
}
