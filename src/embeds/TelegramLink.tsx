import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { OutwardLink, type OutwardLinkOptions } from './OutwardLink.js'

interface TelegramLinkProps extends OutwardLinkOptions {
  /** The name of the person, bot or channel, with or without `@`. */
  readonly user: string
}

/**
 * A link that opens a chat in Telegram.
 *
 * Renders an `<a>`. What is no name renders nothing, with error 207 in development.
 *
 * @see https://core.telegram.org/api/links#public-username-links
 *
 * @example
 * <TelegramLink user="@examplehosting">Write to us on Telegram</TelegramLink>
 */
export const TelegramLink: ForwardRefExoticComponent<TelegramLinkProps & RefAttributes<HTMLAnchorElement>> =
  /* @__PURE__ */ forwardRef<HTMLAnchorElement, TelegramLinkProps>(function TelegramLink({ user, ...props }, ref) {
    const name = /^@?([a-z]\w{3,31})$/i.exec(user)?.[1]
    const href = name ? `https://t.me/${name}` : null
    return <OutwardLink {...props} name="TelegramLink" given={user} href={href} ref={ref} />
  })
export declare namespace TelegramLink {
  type Props = TelegramLinkProps
}
