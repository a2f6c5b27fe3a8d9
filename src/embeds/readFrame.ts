import type { Service, ServiceId } from '../core/index.js'
import { asAddress } from './asAddress.js'
import type { FrameTarget } from './FrameTarget.js'
import { readFacebookAddress } from './readFacebookAddress.js'
import { readGoogleMap } from './readGoogleMap.js'
import { readInstagram } from './readInstagram.js'
import { readLinkedIn } from './readLinkedIn.js'
import { readSpotify } from './readSpotify.js'
import { readTikTok } from './readTikTok.js'
import { readVimeo } from './readVimeo.js'
import { readXPost } from './readXPost.js'
import { readYouTube } from './readYouTube.js'

/** A frame, and the vendor in whose service it belongs. */
export interface KnownFrame {
  readonly service: ServiceId
  readonly target: FrameTarget
}

type Reader = (address: string) => FrameTarget | null

const VENDORS: readonly (readonly [service: ServiceId, read: Reader])[] = [
  ['youtube', readYouTube],
  ['vimeo', readVimeo],
  ['spotify', readSpotify],
  ['x', readXPost],
  ['instagram', readInstagram],
  ['facebook', readFacebookAddress],
  ['linkedin', readLinkedIn],
  ['tiktok', readTikTok],
  ['google-maps', readGoogleMap],
]

/**
 * Recognises the vendor of any address that a person would paste, and how that vendor wants to be framed.
 *
 * What no vendor knows is framed as it is, but only for a wanted service whose manifest lists its origin in
 * `hosts.frame`. Everything else returns `null`: bare ids, names and texts too, as they are nobody's address.
 */
export function readFrame(address: string, services: readonly Service[], wanted?: ServiceId): KnownFrame | null {
  const url = asAddress(address)
  if (!url) return null
  for (const [service, read] of VENDORS) {
    const target = read(url)
    if (target) return { service: wanted ?? service, target }
  }
  const owner = services.find(({ id }) => id === wanted)
  return owner?.hosts?.frame?.includes(new URL(url).origin) ? { service: owner.id, target: { url, src: url } } : null
}
