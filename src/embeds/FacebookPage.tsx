'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface FacebookPageProps extends EmbedOptions {
  /** The address or the name of the page. */
  readonly page: string
}

const loadReader = () => import('./readFacebook.js')

/**
 * The latest posts of a page on Facebook; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <FacebookPage page="facebook" title="News of Facebook" />
 */
export const FacebookPage: EmbedComponent<FacebookPageProps> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  FacebookPageProps
>(function FacebookPage({ page, service = 'facebook', ...props }, ref) {
  const reader = useChunk(loadReader)
  return (
    <Embed
      height={500}
      {...props}
      name="FacebookPage"
      service={service}
      given={page}
      target={reader?.readFacebook('page', page)}
      ref={ref}
    />
  )
})
export declare namespace FacebookPage {
  type Props = FacebookPageProps
}
