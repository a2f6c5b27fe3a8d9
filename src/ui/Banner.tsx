'use client'

import {
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
} from 'react'
import { useConsent, useConsentStore, useMessages } from '../index.js'
import { Action, createPartContext, Part, useMergedRefs, type ActionProps, type AsChild } from '../parts/index.js'
import { FirstLayerText } from './FirstLayerText.js'
import { useManners } from './useManners.js'
import { useWords } from './useWords.js'

const [BannerProvider, useBanner] = /* @__PURE__ */ createPartContext<string>('Banner.Root')

// ---------------------------------------------------------------- Root

interface BannerRootProps extends ComponentPropsWithoutRef<'section'>, AsChild {
  /**
   * Whether the banner is in the markup of a static page, before anybody's storage was read. Combine it with
   * `headScript`, which hides it from people who have answered.
   * @default false
   */
  readonly prerender?: boolean | undefined
}

/**
 * The first layer, while something has to be asked or after `open('banner')`.
 *
 * Renders a `<section>` that is a labelled region; nothing otherwise. It is not modal: the page stays usable, no key
 * and no click outside of it does anything to it. Render it before the rest of the page, so that it comes first in
 * the tab order.
 *
 * @example
 * <Banner.Root>
 *   <Banner.Title />
 *   <Banner.Description />
 *   <Banner.Actions>
 *     <Banner.RejectAll />
 *     <Banner.AcceptAll />
 *     <Banner.Acknowledge />
 *     <Banner.OpenPreferences />
 *   </Banner.Actions>
 * </Banner.Root>
 */
export const BannerRoot: ForwardRefExoticComponent<BannerRootProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, BannerRootProps>(function BannerRoot({ prerender = false, ...props }, ref) {
    const state = useConsent(({ surface, prompt, status }) => {
      if (status === 'loading') return prerender ? status : 'closed'
      // The banner stays behind open preferences, so that the focus finds its way back.
      return surface === 'banner' || (surface === 'preferences' && prompt.required) ? 'open' : 'closed'
    })
    const locale = useMessages()
    const words = useWords()
    const titleId = useId()
    const merged = useMergedRefs(ref, useManners())
    if (!locale || !words || state === 'closed') return null
    return (
      <BannerProvider value={titleId}>
        <Part
          as="section"
          aria-label={locale.banner.label}
          aria-labelledby={titleId}
          lang={locale.tag}
          dir={locale.dir}
          data-consent-banner=""
          data-nosnippet=""
          data-state={state}
          {...props}
          ref={merged}
        />
      </BannerProvider>
    )
  })
export declare namespace BannerRoot {
  type Props = BannerRootProps
}

// ---------------------------------------------------------------- Title

interface BannerTitleProps extends ComponentPropsWithoutRef<'h2'>, AsChild {}

/** Names the region. Renders an `<h2>`. */
export const BannerTitle: ForwardRefExoticComponent<BannerTitleProps & RefAttributes<HTMLHeadingElement>> =
  /* @__PURE__ */ forwardRef<HTMLHeadingElement, BannerTitleProps>(function BannerTitle(props, ref) {
    const titleId = useBanner('Banner.Title')
    const text = useMessages()?.banner.title
    return <Part as="h2" id={titleId} text={text} {...props} ref={ref} />
  })
export declare namespace BannerTitle {
  type Props = BannerTitleProps
}

// ---------------------------------------------------------------- Description

interface BannerDescriptionProps extends ComponentPropsWithoutRef<'p'>, AsChild {}

/**
 * Says who asks, what for, how many third parties take part and how to take it back, and links the policy.
 *
 * Renders a `<p>`. Own children replace all of it: they have to say the same.
 */
export const BannerDescription: ForwardRefExoticComponent<
  BannerDescriptionProps & RefAttributes<HTMLParagraphElement>
> = /* @__PURE__ */ forwardRef<HTMLParagraphElement, BannerDescriptionProps>(function BannerDescription(props, ref) {
  return <Part as="p" text={<FirstLayerText />} {...props} ref={ref} />
})
export declare namespace BannerDescription {
  type Props = BannerDescriptionProps
}

// ---------------------------------------------------------------- Actions

interface BannerActionsProps extends ComponentPropsWithoutRef<'div'>, AsChild {}

/** Holds the buttons. Renders a `<div>`. */
export const BannerActions: ForwardRefExoticComponent<BannerActionsProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, BannerActionsProps>(function BannerActions(props, ref) {
    return <Part as="div" data-consent-actions="" {...props} ref={ref} />
  })
export declare namespace BannerActions {
  type Props = BannerActionsProps
}

// ---------------------------------------------------------------- Buttons

type Button = ForwardRefExoticComponent<ActionProps & RefAttributes<HTMLButtonElement>>

/**
 * Grants everything that is asked. Renders a `<button>`, the same one as {@link BannerRejectAll}; nothing in a notice,
 * where nothing waits for a yes.
 */
export const BannerAcceptAll: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function BannerAcceptAll(props, ref) {
    const store = useConsentStore()
    const words = useWords()
    if (words?.acknowledge) return null
    return (
      <Action
        action="accept-all"
        run={(event) => store.actions.acceptAll({ event, method: 'banner' })}
        text={words?.acceptAll}
        {...props}
        ref={ref}
      />
    )
  },
)
export declare namespace BannerAcceptAll {
  type Props = ActionProps
}

/**
 * Refuses everything that is asked; in a notice it is the way to opt out, and says that it was recorded. Renders a
 * `<button>`, the same one as {@link BannerAcceptAll}.
 *
 * @see Cal. Code Regs. tit. 11, § 7026(g): people can confirm that their request to opt out was processed
 */
export const BannerRejectAll: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function BannerRejectAll(props, ref) {
    const store = useConsentStore()
    const locale = useMessages()
    const words = useWords()
    const reject = (event: MouseEvent): void => {
      store.actions.rejectAll({ event, method: 'banner' })
      // The notice goes with it, and would leave people without a word.
      if (words?.optOut)
        import('../parts/lazy.js').then(({ confirmOptOut }) => confirmOptOut(store, locale), store.inlet.fail)
    }
    return <Action action="reject-all" run={reject} text={words?.optOut ?? words?.rejectAll} {...props} ref={ref} />
  },
)
export declare namespace BannerRejectAll {
  type Props = ActionProps
}

/**
 * Says that a notice was read, which is recorded as `acknowledged` and grants nothing. Renders a `<button>`, the same one
 * as {@link BannerRejectAll}; nothing where consent is asked for.
 */
export const BannerAcknowledge: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function BannerAcknowledge(props, ref) {
    const { inlet } = useConsentStore()
    const words = useWords()
    if (!words?.acknowledge) return null
    const acknowledge = (event: MouseEvent): void => inlet.perform(({ note }) => note('acknowledged', event))
    return <Action action="acknowledge" run={acknowledge} text={words.acknowledge} {...props} ref={ref} />
  },
)
export declare namespace BannerAcknowledge {
  type Props = ActionProps
}

/**
 * Closes the banner and refuses everything that is asked; its name says so. A notice it only closes, which is recorded as
 * `seen`. Renders a `<button>`.
 */
export const BannerClose: Button = /* @__PURE__ */ forwardRef<HTMLButtonElement, ActionProps>(
  function BannerClose(props, ref) {
    const store = useConsentStore()
    const text = useWords()?.close
    return (
      <Action
        action="close"
        run={(event) => store.actions.refuseByClosing({ event, method: 'banner' })}
        text={text}
        aria-label={text}
        {...props}
        ref={ref}
      />
    )
  },
)
export declare namespace BannerClose {
  type Props = ActionProps
}
