'use client'

import { forwardRef } from 'react'
import { Embed, type EmbedComponent, type EmbedOptions } from './Embed.js'
import { useChunk } from './useChunk.js'

interface SpotifyProps extends EmbedOptions {
  /** A Spotify URI, or the address of a track, album, artist, playlist, episode or show. */
  readonly audio: string
}

const loadReader = () => import('./readSpotify.js')

/**
 * Music or a podcast of Spotify; before the grant a placeholder in the same place, and no request.
 *
 * Renders a `<div>` around the placeholder or the frame. What is no address of the vendor renders nothing, with error
 * 207 in development.
 *
 * @throws error 204 when the config does not have the service
 *
 * @example
 * <Spotify audio="https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy" title="Global Warming, by Pitbull" />
 */
export const Spotify: EmbedComponent<SpotifyProps> = /* @__PURE__ */ forwardRef<HTMLDivElement, SpotifyProps>(
  function Spotify({ audio, service = 'spotify', ...props }, ref) {
    const reader = useChunk(loadReader)
    return (
      <Embed
        height={352}
        {...props}
        name="Spotify"
        service={service}
        given={audio}
        target={reader?.readSpotify(audio)}
        ref={ref}
      />
    )
  },
)
export declare namespace Spotify {
  type Props = SpotifyProps
}
