import type { PolicyLink } from './PolicyDocument.js'

// Anything with another scheme could run code; browsers drop control characters before they look for one.
const UNSAFE = /^(?!(?:https?|mailto|tel):)[a-z][a-z\d+.-]*:|\p{Cc}/iu

/** A link, or the text alone where the address could do more than lead somewhere. */
export function linkTo(text: string, href: string | undefined): string | PolicyLink {
  return href === undefined || UNSAFE.test(href.trim()) ? text : { text, href }
}

/** A link that writes an e-mail. */
export function mailTo(address: string): string | PolicyLink {
  return linkTo(address, `mailto:${address}`)
}
