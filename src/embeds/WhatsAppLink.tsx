import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { OutwardLink, type OutwardLinkOptions } from './OutwardLink.js'
import { queryOf } from './queryOf.js'

interface WhatsAppLinkProps extends OutwardLinkOptions {
  /** The phone number with its country code, for example `+40 746 358 948`. */
  readonly phone: string
  /** What stands in the message already. @default nothing */
  readonly text?: string | undefined
}

/**
 * A link that opens a chat in WhatsApp.
 *
 * Renders an `<a>`. What is no international number renders nothing, with error 207 in development.
 *
 * @see https://faq.whatsapp.com/5913398998672934
 *
 * @example
 * <WhatsAppLink phone="+40 746 358 948">Write to us on WhatsApp</WhatsAppLink>
 */
export const WhatsAppLink: ForwardRefExoticComponent<WhatsAppLinkProps & RefAttributes<HTMLAnchorElement>> =
  /* @__PURE__ */ forwardRef<HTMLAnchorElement, WhatsAppLinkProps>(function WhatsAppLink(
    { phone, text, ...props },
    ref,
  ) {
    // Written for people, but dialled without spaces, brackets, leading zeros, and the zero for calls at home.
    const digits = phone.replace(/\(0\)|[\s()./-]/g, '').replace(/^(\+|00)/, '')
    const message = text ? `?${queryOf({ text })}` : ''
    const href = /^[1-9]\d{6,14}$/.test(digits) ? `https://wa.me/${digits}${message}` : null
    return <OutwardLink {...props} name="WhatsAppLink" given={phone} href={href} ref={ref} />
  })
export declare namespace WhatsAppLink {
  type Props = WhatsAppLinkProps
}
