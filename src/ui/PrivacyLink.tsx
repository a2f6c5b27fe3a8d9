'use client'

import {
  forwardRef,
  useEffect,
  useState,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import type { Locale } from '../core/index.js'
import { useConsent, useConsentStore, useMessages } from '../index.js'
import type { ActionProps } from '../parts/index.js'
import { OptOutIcon } from './OptOutIcon.js'
import { PreferencesTrigger } from './PreferencesTrigger.js'

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
  /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(function PrivacyLink({ children, ...props }, ref) {
    const locale = useMessages()
    const isOptOut = useConsent(({ jurisdiction: { code, model } }) => model === 'opt-out' && /^US\b/.test(code ?? ''))
    const name = locale?.banner.label
    return (
      <PreferencesTrigger data-consent-privacy-link="" {...props} ref={ref}>
        {children ?? (isOptOut && locale ? <ChoicesName locale={locale}>{name}</ChoicesName> : name)}
      </PreferencesTrigger>
    )
  })
export declare namespace PrivacyLink {
  type Props = ActionProps
}

interface ChoicesNameProps {
  readonly locale: Locale<string>
  /** What it is called until the words of the law are loaded. */
  readonly children: ReactNode
}

/** The words of the law with their sign. They come with the texts of the policy, which hardly anybody else needs here. */
function ChoicesName({ locale, children }: ChoicesNameProps): ReactNode {
  const { inlet } = useConsentStore()
  const [loaded, setLoaded] = useState<{ readonly of: Locale<string>; readonly words: string } | null>(null)
  useEffect(() => {
    let isWanted = true
    locale
      .loadPolicy()
      .then(({ policy }) => isWanted && setLoaded({ of: locale, words: policy.optOut.choices }), inlet.fail)
    return () => {
      isWanted = false
    }
  }, [locale, inlet])
  return (
    <>
      {loaded?.of === locale ? loaded.words : children}
      <OptOutIcon />
    </>
  )
}
