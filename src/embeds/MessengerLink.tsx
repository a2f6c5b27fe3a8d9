import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { OutwardLink, type OutwardLinkOptions } from './OutwardLink.js'

interface MessengerLinkProps extends OutwardLinkOptions {
  /** The name or id of the page on Facebook. */
  readonly page: string
}

/**
 * A link that opens a chat with a page in Messenger: the plugin for sites is gone since 2024, a link is what is left.
 *
 * Renders an `<a>`. What is no name of a page renders nothing, with error 207 in development.
 *
 * @see https://developers.facebook.com/docs/messenger-platform/discovery/m-me-links
 *
 * @example
 * <MessengerLink page="example.hosting">Write to us on Messenger</MessengerLink>
 */
export const MessengerLink: ForwardRefExoticComponent<MessengerLinkProps & RefAttributes<HTMLAnchorElement>> =
  /* @__PURE__ */ forwardRef<HTMLAnchorElement, MessengerLinkProps>(function MessengerLink({ page, ...props }, ref) {
    const href = /^[\w.-]{1,80}$/.test(page) ? `https://m.me/${page}` : null
    return <OutwardLink {...props} name="MessengerLink" given={page} href={href} ref={ref} />
  })
export declare namespace MessengerLink {
  type Props = MessengerLinkProps
}
