'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface XPostProps extends EmbedOptions {
  /** The id or the address of the post. */
  readonly post: string
}

const loadReader = () => import('./readXPost.js')

/**
 * A post on X; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <XPost post="https://x.com/jack/status/20" title="The first post on X" />
 */
export const XPost: EmbedComponent<XPostProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, XPostProps>(function XPost(
  { post, service = 'x', ...props },
  ref,
) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      ratio="1/1"
      {...props}
      name="XPost"
      service={service}
      given={post}
      target={reader?.readXPost(post)}
      ref={ref}
    />
  )
})
export declare namespace XPost {
  type Props = XPostProps
}
