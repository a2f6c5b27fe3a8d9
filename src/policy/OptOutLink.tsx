'use client'

import { forwardRef, type ForwardRefExoticComponent, type MouseEvent, type RefAttributes } from 'react'
import { isOptOutState, type Service } from '../core/index.js'
import { useConsent, useConsentStore } from '../index.js'
import { Action, type ActionProps } from '../parts/index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { usePolicyTexts } from './usePolicyTexts.js'
import { useRightsOnDemand } from './useRightsOnDemand.js'

interface OptOutLinkProps extends Omit<ActionProps, 'children'> {
  /** What is opted out of: the sale and sharing of data, or the use of sensitive data. */
  readonly right: 'sale' | 'sensitive'
  readonly texts?: PolicyTexts | undefined
}

/**
 * “Do Not Sell or Share My Personal Information”, or “Limit the Use of My Sensitive Personal Information”: one press,
 * no account and no question.
 *
 * Renders a `<button>` with exactly these words to people in a state of the US where the model is an opt-out, if a
 * service of the config shares data or uses sensitive data; nothing otherwise. Then it says that the opt-out was
 * recorded. To allow it again is for the preferences.
 *
 * @example
 * <footer>
 *   <OptOutLink right="sale" />
 *   <OptOutLink right="sensitive" />
 * </footer>
 * @see Cal. Code Regs. tit. 11, §§ 7013, 7014, 7026(g) and 7027
 */
export const OptOutLink: ForwardRefExoticComponent<OptOutLinkProps & RefAttributes<HTMLButtonElement>> =
  /* @__PURE__ */ forwardRef<HTMLButtonElement, OptOutLinkProps>(function OptOutLink(props, ref) {
    const { config } = useConsentStore()
    const isOffered = useConsent(({ jurisdiction }) => isOptOutState(jurisdiction))
    const isUsed = config.services.some((service) => isConcerned(service, props.right))
    return isOffered && isUsed ? <Link {...props} ref={ref} /> : null
  })
export declare namespace OptOutLink {
  type Props = OptOutLinkProps
}

// Apart, so that its texts are only loaded where the law asks for them.
const Link = /* @__PURE__ */ forwardRef<HTMLButtonElement, OptOutLinkProps>(function Link(
  { right, texts: given, ...props },
  ref,
) {
  const texts = usePolicyTexts(given)
  const exercise = useRightsOnDemand()
  const isRecorded = useConsent(({ choice }) => choice?.decisions[right] === 'denied')
  if (!texts) return null
  const words = texts.policy.optOut
  const refuse = (event: MouseEvent<HTMLButtonElement>): void =>
    exercise(({ optOut, limitSensitive }) => (right === 'sale' ? optOut : limitSensitive)({ event, method: 'page' }))
  return (
    <span lang={texts.tag} dir={texts.dir} data-consent-right={right}>
      <Action
        action="opt-out"
        run={refuse}
        text={right === 'sale' ? words.doNotSell : words.limit}
        data-consent-privacy-link=""
        {...props}
        ref={ref}
      />{' '}
      <output>{isRecorded ? words.recorded : null}</output>
    </span>
  )
})

function isConcerned({ sharing = 'none', sensitive = false }: Service, right: OptOutLinkProps['right']): boolean {
  return right === 'sale' ? sharing !== 'none' : sensitive
}
