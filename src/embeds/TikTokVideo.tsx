'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface TikTokVideoProps extends EmbedOptions {
  /** The id or the address of the video. */
  readonly video: string
}

const loadReader = () => import('./readTikTok.js')

/**
 * A TikTok video; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. It starts by itself only after a press on one of this embed's
 * own buttons: after a grant given anywhere else it waits. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <TikTokVideo video="https://www.tiktok.com/@scout2015/video/6718335390845095173" title="A dog on a skateboard" />
 */
export const TikTokVideo: EmbedComponent<TikTokVideoProps> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  TikTokVideoProps
>(function TikTokVideo({ video, service = 'tiktok', ...props }, ref) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      ratio="9/16"
      {...props}
      name="TikTokVideo"
      service={service}
      given={video}
      target={reader?.readTikTok(video)}
      ref={ref}
    />
  )
})
export declare namespace TikTokVideo {
  type Props = TikTokVideoProps
}
