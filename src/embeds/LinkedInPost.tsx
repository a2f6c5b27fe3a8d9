'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface LinkedInPostProps extends EmbedOptions {
  /** The URN or the address of the post. */
  readonly post: string
}

const loadReader = () => import('./readLinkedIn.js')

/**
 * A post on LinkedIn; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <LinkedInPost post="urn:li:activity:7090000000000000000" title="We are hiring" />
 */
export const LinkedInPost: EmbedComponent<LinkedInPostProps> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  LinkedInPostProps
>(function LinkedInPost({ post, service = 'linkedin', ...props }, ref) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      ratio="4/5"
      {...props}
      name="LinkedInPost"
      service={service}
      given={post}
      target={reader?.readLinkedIn(post)}
      ref={ref}
    />
  )
})
export declare namespace LinkedInPost {
  type Props = LinkedInPostProps
}
