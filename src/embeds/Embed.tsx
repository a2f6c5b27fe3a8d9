'use client'

import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { consentError, type ServiceId } from '../core/index.js'
import { useConsentStore } from '../index.js'

/** What every ready embed takes beside the props of a `<div>`. */
export interface EmbedOptions extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'title'> {
  /** What the content is, for those who cannot see it. */
  readonly title: string
  /** A picture of the own site, shown before the content. @default none: those of the provider would tell it */
  readonly poster?: string | undefined
  /** Width to height of the reserved place. @default '16/9' */
  readonly ratio?: `${number}/${number}` | undefined
}

interface EmbedProps extends Omit<EmbedOptions, 'poster'>, Pick<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The component's name, for errors. */
  readonly name: string
  readonly service: ServiceId
}

/**
 * The place of a third party's content.
 *
 * Renders a `<div>` that is a group named after the content, as high as its width and `ratio` say. It takes the focus
 * when the content is taken away from under it.
 */
export const Embed: ForwardRefExoticComponent<EmbedProps & RefAttributes<HTMLDivElement>> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  EmbedProps
>(function Embed({ name, service, title, ratio = '16/9', children, ...props }, ref) {
  const { config } = useConsentStore()
  if (!config.services.some(({ id }) => id === service)) throw consentError(204, name, service)
  return (
    <div role="group" aria-label={title} tabIndex={-1} data-consent-embed="" {...props} ref={ref}>
      <svg viewBox={`0 0 ${ratio.replace('/', ' ')}`} width="100%" display="block" aria-hidden />
      {children}
    </div>
  )
})
