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
 * What no vendor knows is framed as it is. A wanted service shows only origins that its manifest lists in `hosts.frame`:
 * nobody agreed to more. Everything else returns `null`: bare ids, names and texts too, as they are nobody's address.
 */
export function readFrame(address: string, services: readonly Service[], wanted?: ServiceId): KnownFrame | null {
  const url = asAddress(address)
  if (!url) return null
  const frames = services.find(({ id }) => id === wanted)?.hosts?.frame ?? []
  const shown = (service: ServiceId, target: FrameTarget): KnownFrame | null =>
    wanted === undefined || frames.some((host) => isAt(host, new URL(target.src).origin))
      ? { service: wanted ?? service, target }
      : null
  for (const [service, read] of VENDORS) {
    const target = read(url)
    if (target) return shown(service, target)
  }
  return wanted === undefined ? null : shown(wanted, { url, src: url })
}

/** Whether an origin is that of a listed host, where a star stands for what is below it, as in a content security policy. */
function isAt(host: string, origin: string): boolean {
  const [start = '', end] = host.split('*')
  if (end === undefined) return origin === host
  return origin.length > start.length + end.length && origin.startsWith(start) && origin.endsWith(end)
}
