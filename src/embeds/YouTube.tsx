'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import type { ServiceId } from '../core/index.js'
import { Complaint } from './Complaint.js'
import { Embed, type EmbedOptions } from './Embed.js'
import { parseYouTube } from './parseYouTube.js'
import { useChunk } from './useChunk.js'

interface YouTubeProps extends EmbedOptions {
  /** A video id, a playlist id, or any address that YouTube shows for one; `?t=1m3s` sets the start. */
  readonly video: string
  /** The id of the service in the config. @default 'youtube' */
  readonly service?: ServiceId | undefined
}

const loadContent = () => import('./YouTubeContent.js')

/**
 * A YouTube video or playlist; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. The video starts by itself only after a press on one of this
 * embed's own buttons: that is the "play" of a person who sees what will play. After a grant given anywhere else, in
 * the banner or on another embed, it waits. What is no YouTube address renders nothing, with error 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <YouTube video="https://youtu.be/aqz-KE-bpKQ?t=1m3s" title="Big Buck Bunny" />
 */
export const YouTube: ForwardRefExoticComponent<YouTubeProps & RefAttributes<HTMLDivElement>> =
  /* @__PURE__ */ forwardRef<HTMLDivElement, YouTubeProps>(function YouTube(
    { video, service = 'youtube', title, poster, ...props },
    ref,
  ) {
    const chunk = useChunk(loadContent)
    const target = parseYouTube(video)
    if (!target) {
      return process.env.NODE_ENV === 'production' ? null : <Complaint code={207} part="YouTube" value={video} />
    }
    return (
      <Embed {...props} name="YouTube" service={service} title={title} ref={ref}>
        {chunk && <chunk.YouTubeContent service={service} title={title} poster={poster} target={target} />}
      </Embed>
    )
  })
export declare namespace YouTube {
  type Props = YouTubeProps
}
