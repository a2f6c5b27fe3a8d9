'use client'

import { forwardRef, type ForwardRefExoticComponent, type MouseEvent, type RefAttributes } from 'react'
import { OutwardLink, type OutwardLinkOptions } from './OutwardLink.js'
import { shareAddresses, type ShareNetwork } from './shareAddresses.js'

interface ShareLinkProps extends OutwardLinkOptions {
  readonly network: ShareNetwork
  /** The address that is shared, in full. */
  readonly url: string
  /** A sentence beside the address; Facebook, LinkedIn, LINE and Xing take none. @default none */
  readonly text?: string | undefined
  /**
   * `first` opens the device's own way to share where there is one, usually on phones, and the link everywhere else.
   * @default 'never'
   */
  readonly device?: 'first' | 'never' | undefined
}

/**
 * A link that shares a page: no script, no counter, and no request until it is followed.
 *
 * Renders an `<a>`. What is no http address or no network renders nothing, with error 207 in development.
 *
 * @example
 * <ShareLink network="linkedin" url="https://example.com/news/42">Share on LinkedIn</ShareLink>
 * <ShareLink network="email" device="first" url="https://example.com/news/42" text="News">Share</ShareLink>
 */
export const ShareLink: ForwardRefExoticComponent<ShareLinkProps & RefAttributes<HTMLAnchorElement>> =
  /* @__PURE__ */ forwardRef<HTMLAnchorElement, ShareLinkProps>(function ShareLink(
    { network, url, text = '', device = 'never', onClick, ...props },
    ref,
  ) {
    const share = (event: MouseEvent<HTMLAnchorElement>): void => {
      onClick?.(event)
      const data: ShareData = { url, ...(text && { text }) }
      // Who wants a new tab or window gets one.
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (device === 'never' || event.defaultPrevented || !isPlain || !mayShare(data)) return
      event.preventDefault()
      // Rejected when the person closes the sheet: that is an answer, not an error.
      navigator.share(data).catch(() => undefined)
    }
    // From JavaScript, or from what editors fill in, any name can come.
    const isKnown = Object.hasOwn(shareAddresses, network)
    const href = isKnown && /^https?:\/\/[^\s/]/i.test(url) ? shareAddresses[network]({ url, text }) : null
    return (
      <OutwardLink {...props} name="ShareLink" given={isKnown ? url : network} href={href} onClick={share} ref={ref} />
    )
  })
export declare namespace ShareLink {
  type Props = ShareLinkProps
}

// Both are missing where the page is not secure, and in some browsers of desks.
function mayShare(data: ShareData): boolean {
  return 'share' in navigator && 'canShare' in navigator && navigator.canShare(data)
}
