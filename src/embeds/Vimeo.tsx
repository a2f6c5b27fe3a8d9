'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface VimeoProps extends EmbedOptions {
  /** A video id, or any address that Vimeo shows for a video or a showcase; `#t=30s` sets the start. */
  readonly video: string
}

const loadReader = () => import('./readVimeo.js')

/**
 * A Vimeo video or showcase; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. It starts by itself only after a press on one of this embed's
 * own buttons: after a grant given anywhere else it waits. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <Vimeo video="https://vimeo.com/76979871" title="The new player" />
 */
export const Vimeo: EmbedComponent<VimeoProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, VimeoProps>(function Vimeo(
  { video, service = 'vimeo', ...props },
  ref,
) {
  const reader = useChunk(loadReader)
  return <Embed {...props} name="Vimeo" service={service} given={video} target={reader?.readVimeo(video)} ref={ref} />
})
export declare namespace Vimeo {
  type Props = VimeoProps
}
