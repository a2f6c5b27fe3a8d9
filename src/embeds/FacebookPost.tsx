'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface FacebookPostProps extends EmbedOptions {
  /** The address of the post. */
  readonly post: string
}

const loadReader = () => import('./readFacebook.js')

/**
 * A post on Facebook; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <FacebookPost post="https://www.facebook.com/zuck/posts/10102577175875681" title="A post about connectivity" />
 */
export const FacebookPost: EmbedComponent<FacebookPostProps> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  FacebookPostProps
>(function FacebookPost({ post, service = 'facebook', ...props }, ref) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      ratio="1/1"
      {...props}
      name="FacebookPost"
      service={service}
      given={post}
      target={reader?.readFacebook('post', post)}
      ref={ref}
    />
  )
})
export declare namespace FacebookPost {
  type Props = FacebookPostProps
}
