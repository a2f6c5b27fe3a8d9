import { forwardRef, type ForwardRefExoticComponent, type ReactNode, type RefAttributes } from 'react'
import {
  BannerAcceptAll,
  BannerAcknowledge,
  BannerActions,
  BannerDescription,
  BannerRejectAll,
  BannerRoot,
  BannerTitle,
} from './Banner.js'
import { PreferencesTrigger } from './PreferencesTrigger.js'

interface ConsentBannerProps extends Omit<BannerRoot.Props, 'asChild' | 'children'> {}

/**
 * The ready first layer, made of the parts of `Banner` and nothing else: a question where consent is needed; elsewhere a
 * notice with a way out and no button to accept.
 *
 * Renders what {@link BannerRoot} renders. Put it before the rest of the page.
 *
 * @example
 * <ConsentProvider config={consent}>
 *   <ConsentBanner />
 *   <App />
 *   <PreferencesDialog />
 * </ConsentProvider>
 */
export const ConsentBanner: ForwardRefExoticComponent<ConsentBannerProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, ConsentBannerProps>(function ConsentBanner(props, ref) {
    return (
      <BannerRoot data-consent-notice="banner" {...props} ref={ref}>
        <FirstLayerContent />
      </BannerRoot>
    )
  })
export declare namespace ConsentBanner {
  type Props = ConsentBannerProps
}

/** What the ready first layer holds, in the order of every surface. */
export function FirstLayerContent(): ReactNode {
  return (
    <>
      <BannerTitle />
      <BannerDescription />
      <BannerActions>
        <BannerRejectAll />
        <BannerAcceptAll />
        <BannerAcknowledge />
        <PreferencesTrigger />
      </BannerActions>
    </>
  )
}
