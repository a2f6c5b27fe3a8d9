'use client'

import {
  forwardRef,
  useCallback,
  useEffect,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  type SyntheticEvent,
} from 'react'
import { useConsent, useConsentStore } from '../index.js'
import { useMergedRefs } from '../parts/index.js'
import { BannerRoot } from './Banner.js'
import { FirstLayerContent } from './FirstLayer.js'

interface ModalBannerProps extends Omit<BannerRoot.Props, 'asChild' | 'children' | 'prerender'> {}

/**
 * The ready first layer as a modal dialog, for sites that must have an answer first: never the default, because a page
 * that cannot be read presses people to agree.
 *
 * Renders a `<dialog>` that traps the focus and makes the page inert, with rejecting in view and the policy one link
 * away; on the page of the policy itself it is not modal, so that the policy can be read. Escape and clicks outside
 * record nothing and leave it open.
 *
 * @example
 * <ModalBanner />
 * @see EDPB guidelines 05/2020, paragraph 39: consent behind a wall is not free
 */
export const ModalBanner: ForwardRefExoticComponent<ModalBannerProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, ModalBannerProps>(function ModalBanner(props, ref) {
    return (
      <BannerRoot data-consent-notice="modal" {...props} asChild ref={ref}>
        <Frame>
          <FirstLayerContent />
        </Frame>
      </BannerRoot>
    )
  })
export declare namespace ModalBanner {
  type Props = ModalBannerProps
}

/** How often it is looked whether the page has changed. Milliseconds. */
const LOOK_AGAIN = 200

// The browser's own dialog: Radix would be in every page that imports this door.
const Frame = /* @__PURE__ */ forwardRef<HTMLDialogElement, ComponentPropsWithoutRef<'dialog'>>(
  function Frame(props, ref) {
    const own = useRef<HTMLDialogElement>(null)
    /** What had the focus when this made room for the preferences. */
    const opener = useRef<Element | null>(null)
    const merged = useMergedRefs(ref, own)
    const { url } = useConsentStore().config.policy
    // The top layer is above everything: the preferences could not be reached.
    const isAside = useConsent(({ surface }) => surface === 'preferences')

    const show = useCallback((): void => {
      const dialog = own.current
      if (!dialog || dialog.open || isAside) return
      if (isHere(url)) {
        // By itself the method would take the focus.
        dialog.setAttribute('open', '')
      } else {
        dialog.showModal()
        // The preferences give the focus back too, but perhaps before this: nothing in a closed dialog takes it.
        const target = opener.current instanceof HTMLElement && opener.current.isConnected ? opener.current : dialog
        target.focus({ preventScroll: true })
      }
    }, [isAside, url])

    useEffect(() => {
      const dialog = own.current
      show()
      // A router leads to the policy, and away from it, without a new page, which not every browser tells. Closed, it shows
      // itself as the place asks for.
      const look = (): void => {
        if (dialog?.open && isHere(url) === dialog.matches(':modal')) dialog.close()
      }
      const timer = setInterval(look, LOOK_AGAIN)
      return () => {
        clearInterval(timer)
        if (!dialog?.open) return
        opener.current = dialog.contains(document.activeElement) ? document.activeElement : null
        dialog.close()
      }
    }, [show, url])

    return (
      // A browser closes it at the second Escape, whatever the first one was answered.
      <dialog tabIndex={-1} {...props} onCancel={stay} onClose={show} ref={merged} />
    )
  },
)

function stay(event: SyntheticEvent): void {
  event.preventDefault()
}

/** Whether an address is that of this page. */
function isHere(url: string): boolean {
  const { origin, pathname } = new URL(url, location.href)
  return origin === location.origin && pathname === location.pathname && !url.startsWith('#')
}
