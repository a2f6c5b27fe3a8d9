'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface YouTubeProps extends EmbedOptions {
  /** A video id, a playlist id, or any address that YouTube shows for one; `?t=1m3s` sets the start. */
  readonly video: string
}

const loadReader = () => import('./readYouTube.js')

/**
 * A YouTube video or playlist; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. It starts by itself only after a press on one of this embed's
 * own buttons: after a grant given anywhere else it waits. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <YouTube video="https://youtu.be/aqz-KE-bpKQ?t=1m3s" title="Big Buck Bunny" />
 */
export const YouTube: EmbedComponent<YouTubeProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, YouTubeProps>(
  function YouTube({ video, service = 'youtube', ...props }, ref) {
    const reader = useChunk(loadReader)
    return (
      <Embed {...props} name="YouTube" service={service} given={video} target={reader?.readYouTube(video)} ref={ref} />
    )
  },
)
export declare namespace YouTube {
  type Props = YouTubeProps
}
