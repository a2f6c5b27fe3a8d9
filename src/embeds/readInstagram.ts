import type { FrameTarget } from './FrameTarget.js'
import { valueAt } from './valueAt.js'

const BARE_CODE = /^[\w-]{9,14}$/
const ADDRESS =
  /^(?:https?:)?(?:\/\/)?(?:www\.)?instagram\.com\/(?:[\w.]{1,30}\/)?(p|reel|reels|tv)\/([\w-]{5,50})(?![\w-])/i

/**
 * Reads the code or the address of a post, reel or video on Instagram.
 *
 * Returns `null` for everything else.
 *
 * @see https://developers.facebook.com/docs/instagram-platform/oembed
 */
export function readInstagram(post: string): FrameTarget | null {
  const [, kind = 'p', code] = BARE_CODE.test(post) ? [post, 'p', post] : (ADDRESS.exec(post) ?? [])
  if (!code) return null
  const url = `https://www.instagram.com/${kind.toLowerCase().replace('reels', 'reel')}/${code}/`
  return {
    url,
    src: `${url}embed/captioned/`,
    allow: 'encrypted-media; fullscreen; picture-in-picture',
    heightIn: (message) => {
      const height = valueAt(message, 'type') === 'MEASURE' && valueAt(message, 'details', 'height')
      return typeof height === 'number' ? height : null
    },
  }
}
