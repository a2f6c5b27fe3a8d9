'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface FacebookVideoProps extends EmbedOptions {
  /** The address of the video. */
  readonly video: string
}

const loadReader = () => import('./readFacebook.js')

/**
 * A video or reel on Facebook; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. It starts by itself only after a press on one of this embed's
 * own buttons: after a grant given anywhere else it waits. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <FacebookVideo video="https://www.facebook.com/facebook/videos/10153231379946729/" title="How to share with just
 * friends" />
 */
export const FacebookVideo: EmbedComponent<FacebookVideoProps> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  FacebookVideoProps
>(function FacebookVideo({ video, service = 'facebook', ...props }, ref) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      {...props}
      name="FacebookVideo"
      service={service}
      given={video}
      target={reader?.readFacebook('video', video)}
      ref={ref}
    />
  )
})
export declare namespace FacebookVideo {
  type Props = FacebookVideoProps
}
