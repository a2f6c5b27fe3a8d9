import type { FrameTarget } from './FrameTarget.js'
import { valueAt } from './valueAt.js'

const BARE_ID = /^\d{1,25}$/
const ADDRESS =
  /^(?:https?:)?(?:\/\/)?(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com\/(?:i\/web|i|\w{1,15})\/status(?:es)?\/(\d{1,25})(?!\w)/i

/**
 * Reads the id or the address of a post on X.
 *
 * Returns `null` for everything else. `dnt=true` keeps X from using the visit for suggestions.
 *
 * @see https://docs.x.com/x-for-websites/embedded-posts/overview
 */
export function readXPost(post: string): FrameTarget | null {
  const id = BARE_ID.test(post) ? post : ADDRESS.exec(post)?.[1]
  if (!id) return null
  return {
    url: `https://x.com/i/status/${id}`,
    src: `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true`,
    allow: 'encrypted-media; fullscreen; picture-in-picture',
    heightIn: (message) =>
      valueAt(message, 'twttr.embed', 'method') === 'twttr.private.resize'
        ? numberIn(valueAt(message, 'twttr.embed', 'params', 0, 'height'))
        : null,
  }
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
