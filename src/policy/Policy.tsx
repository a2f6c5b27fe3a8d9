'use client'

import {
  forwardRef,
  useEffect,
  useMemo,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { useConsent, useConsentStore } from '../index.js'
import { useMergedRefs } from '../parts/index.js'
import { ChoicePanel } from './ChoicePanel.js'
import { describePolicy } from './describePolicy.js'
import type { HeadingLevel } from './Heading.js'
import type { PolicyDocument } from './PolicyDocument.js'
import { PolicySectionView } from './PolicySectionView.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { usePolicyTexts } from './usePolicyTexts.js'

interface CookiePolicyProps extends Omit<ComponentPropsWithoutRef<'article'>, 'children'> {
  /** Texts that a server loaded, so that the policy is in the HTML. @default loaded in the browser */
  readonly texts?: PolicyTexts | undefined
  /** Of its sections; what stands inside of them goes on from there. @default 2 */
  readonly headingLevel?: HeadingLevel | undefined
}

/**
 * The whole policy, written from the config: what is stored, who receives what, how to choose and how to complain.
 *
 * Renders an `<article>` with its own contents and the buttons of the choice; nothing until the texts are loaded. The
 * heading of the page is yours. What the address names is scrolled to once it is there. The steps for the person's own
 * browser come first after hydration.
 *
 * @example
 * <h1>Cookie policy</h1>
 * <CookiePolicy />
 * @see GDPR articles 12 to 14; ePrivacy directive, article 5(3)
 */
export const CookiePolicy: ForwardRefExoticComponent<CookiePolicyProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, CookiePolicyProps>(function CookiePolicy(
    { texts: given, headingLevel = 2, ...props },
    ref,
  ) {
    const { config } = useConsentStore()
    const jurisdiction = useConsent((state) => state.jurisdiction)
    const texts = usePolicyTexts(given)
    const policy = useMemo(
      () => texts && describePolicy({ config, texts, jurisdiction }),
      [config, texts, jurisdiction],
    )
    const article = useRef<HTMLElement>(null)
    const merged = useMergedRefs(ref, article)
    const isLate = !given && policy !== null
    useEffect(() => {
      // The browser looked for the place that the address names before it was there.
      const place = isLate && document.getElementById(location.hash.slice(1))
      if (place && article.current?.contains(place)) place.scrollIntoView()
    }, [isLate])
    if (!policy || !texts) return null
    const choice = <ChoicePanel texts={texts} />
    return (
      <article
        aria-label={policy.title}
        lang={policy.language}
        dir={policy.dir}
        data-consent-policy=""
        {...props}
        ref={merged}
      >
        <p>{policy.edition}</p>
        <Contents policy={policy} name={texts.policy.contents} />
        {policy.sections.map((section) => (
          <PolicySectionView key={section.id} section={section} level={headingLevel} choice={choice} />
        ))}
      </article>
    )
  })
export declare namespace CookiePolicy {
  type Props = CookiePolicyProps
}

function Contents({ policy, name }: { readonly policy: PolicyDocument; readonly name: string }): ReactNode {
  return (
    <nav aria-label={name} data-consent-contents="">
      <ul>
        {policy.sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
