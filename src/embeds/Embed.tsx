'use client'

import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import { consentError, type ServiceId } from '../core/index.js'
import { useConsentStore } from '../index.js'
import { Complaint } from './Complaint.js'
import type { FrameTarget } from './FrameTarget.js'
import { useChunk } from './useChunk.js'

/** What every ready embed takes beside the props of a `<div>`. */
export interface EmbedOptions extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'title'> {
  /** What the content is, for those who cannot see it. */
  readonly title: string
  /** The id of the service in the config. @default that of the vendor in the catalogue */
  readonly service?: ServiceId | undefined
  /** A picture of the own site, shown before the content. @default none: those of the provider would tell it */
  readonly poster?: string | undefined
  /** Width to height of the reserved place. @default '16/9', or what fits the kind of content */
  readonly ratio?: `${number}/${number}` | undefined
  /**
   * A fixed height in pixels in place of the ratio; `content` follows what the frame says, which moves what stands
   * below it, and where the vendor says nothing keeps the ratio.
   */
  readonly height?: number | 'content' | undefined
}

/** A ready embed, whose ref is the `<div>` that it renders. */
export type EmbedComponent<Props> = ForwardRefExoticComponent<Props & RefAttributes<HTMLDivElement>>

interface EmbedProps extends EmbedOptions {
  /** The component's name, for errors. */
  readonly name: string
  /** `undefined` while it is not known yet whose content it is. */
  readonly service: ServiceId | undefined
  /** What the app gave, for errors. */
  readonly given: string
  /** Where it leads; `null` for nowhere, `undefined` while that is not known yet. */
  readonly target: FrameTarget | null | undefined
}

const loadContent = () => import('./EmbedContent.js')

/**
 * The place of a third party's content.
 *
 * Renders a `<div>` that is a group named after the content, as high as its width and `ratio` say. It takes the focus
 * when the content is taken away from under it. What leads nowhere renders nothing, with error 207 in development.
 */
export const Embed: EmbedComponent<EmbedProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, EmbedProps>(function Embed(
  { name, service, given, target, title, poster, ratio = '16/9', height, ...props },
  ref,
) {
  const { config } = useConsentStore()
  const chunk = useChunk(loadContent)
  const [told, setTold] = useState<number>()
  if (service !== undefined && !config.services.some(({ id }) => id === service)) throw consentError(204, name, service)
  if (target === null) {
    return process.env.NODE_ENV === 'production' ? null : <Complaint code={207} part={name} value={given} />
  }
  const fixed = height === 'content' ? told : height
  return (
    <div role="group" aria-label={title} tabIndex={-1} data-consent-embed="" {...props} ref={ref}>
      <svg
        {...(fixed ? { height: fixed } : { viewBox: `0 0 ${ratio.replace('/', ' ')}` })}
        width="100%"
        display="block"
        aria-hidden
      />
      {chunk && target && service && (
        <chunk.EmbedContent
          service={service}
          title={title}
          poster={poster}
          target={target}
          onHeight={height === 'content' && setTold}
        />
      )}
    </div>
  )
})
