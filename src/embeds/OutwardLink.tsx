import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { Part, type AsChild } from '../parts/index.js'
import { Complaint } from './Complaint.js'

/** What every link out of the site takes. */
export interface OutwardLinkOptions extends Omit<ComponentPropsWithoutRef<'a'>, 'href' | 'rel'>, AsChild {}

interface OutwardLinkProps extends OutwardLinkOptions {
  /** The component's name, for errors. */
  readonly name: string
  /** What the app gave, for errors. */
  readonly given: string
  /** Where it leads; `null` for nowhere. */
  readonly href: string | null
}

/**
 * A real link to another site: nothing is asked of it until the link is followed, and it is not told from where.
 *
 * Renders an `<a>`; nothing where it leads nowhere, with error 207 in development.
 */
export const OutwardLink: ForwardRefExoticComponent<OutwardLinkProps & RefAttributes<HTMLAnchorElement>> =
  /* @__PURE__ */ forwardRef<HTMLAnchorElement, OutwardLinkProps>(function OutwardLink(
    { name, given, href, target = '_blank', ...props },
    ref,
  ) {
    if (href === null) {
      return process.env.NODE_ENV === 'production' ? null : <Complaint code={207} part={name} value={given} />
    }
    return (
      <Part as="a" data-consent-outward="" {...props} href={href} target={target} rel="noopener noreferrer" ref={ref} />
    )
  })
