'use client'

import { forwardRef } from 'react'
import { useConsentStore } from '../index.js'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface FrameProps extends EmbedOptions {
  /** Any address that a vendor shows: of a page, for sharing, or for embedding. */
  readonly src: string
}

const loadReader = () => import('./readFrame.js')

/**
 * The frame of any address, with its vendor recognised; before the grant a placeholder in the same place, and no
 * request.
 *
 * Renders a `<div>` around the placeholder or the frame. Addresses that no vendor of the catalogue shows need `service`.
 * A named service shows only what its manifest lists in `hosts.frame`: everything else renders nothing, with error 207 in
 * development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <Frame src="https://vimeo.com/76979871" title="The new player" />
 * <Frame src="https://forms.example.com/42" service="example-forms" title="Application form" />
 */
export const Frame: EmbedComponent<FrameProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, FrameProps>(function Frame(
  { src, service, ...props },
  ref,
) {
  const { config } = useConsentStore()
  const reader = useChunk(loadReader)
  const known = reader?.readFrame(src, config.services, service)
  return (
    <Embed
      {...props}
      name="Frame"
      service={known?.service ?? service}
      given={src}
      target={known && known.target}
      ref={ref}
    />
  )
})
export declare namespace Frame {
  type Props = FrameProps
}
