'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface InstagramPostProps extends EmbedOptions {
  /** The code or the address of the post. */
  readonly post: string
}

const loadReader = () => import('./readInstagram.js')

/**
 * A post or reel of Instagram; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <InstagramPost post="https://www.instagram.com/p/fA9uwTtkSN/" title="A photo of a dog" />
 */
export const InstagramPost: EmbedComponent<InstagramPostProps> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  InstagramPostProps
>(function InstagramPost({ post, service = 'instagram', ...props }, ref) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      ratio="4/5"
      {...props}
      name="InstagramPost"
      service={service}
      given={post}
      target={reader?.readInstagram(post)}
      ref={ref}
    />
  )
})
export declare namespace InstagramPost {
  type Props = InstagramPostProps
}
