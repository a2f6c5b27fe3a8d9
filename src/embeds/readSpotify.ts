import type { FrameTarget } from './FrameTarget.js'

const ADDRESS =
  /^(?:spotify:|(?:https?:)?(?:\/\/)?open\.spotify\.com\/(?:intl-[a-z-]{2,7}\/)?(?:embed\/)?)(track|album|artist|playlist|episode|show)[/:]([\da-z]{22})(?!\w)/i

/**
 * Reads a Spotify URI, or the address of a track, album, artist, playlist, episode or show.
 *
 * Returns `null` for everything else.
 *
 * @see https://developer.spotify.com/documentation/embeds
 */
export function readSpotify(audio: string): FrameTarget | null {
  const [, kind, id] = ADDRESS.exec(audio) ?? []
  if (!kind || !id) return null
  const path = `${kind.toLowerCase()}/${id}`
  return {
    url: `https://open.spotify.com/${path}`,
    src: `https://open.spotify.com/embed/${path}?utm_source=generator`,
    allow: 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture',
  }
}
