'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface GoogleMapProps extends EmbedOptions {
  /** A postal address, the name of a place, coordinates, or what Google Maps shows for sharing or embedding. */
  readonly place: string
  /** A key of the Maps Embed API. @default none: the frame that needs no key */
  readonly apiKey?: string | undefined
}

const loadReader = () => import('./readGoogleMap.js')

/**
 * A place on Google Maps; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. The placeholder links to the place at Google. What is an
 * address of another site renders nothing, with error 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <GoogleMap place="Piața Unirii 1, București" title="The way to our office" />
 */
export const GoogleMap: EmbedComponent<GoogleMapProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, GoogleMapProps>(
  function GoogleMap({ place, apiKey, service = 'google-maps', ...props }, ref) {
    const reader = useChunk(loadReader)
    return (
      <Embed
        {...props}
        name="GoogleMap"
        service={service}
        given={place}
        target={reader?.readGoogleMap(place, apiKey)}
        ref={ref}
      />
    )
  },
)
export declare namespace GoogleMap {
  type Props = GoogleMapProps
}
