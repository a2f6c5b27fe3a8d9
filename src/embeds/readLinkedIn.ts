import type { FrameTarget } from './FrameTarget.js'

const ADDRESS =
  /^(?:(?:https?:)?(?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:embed\/)?(?:feed\/update|posts)\/|urn:li:)/i
const POST = /(?:urn(?::|%3A)li(?::|%3A)|-|^)(share|ugcPost|activity)(?::|%3A|-)(\d{15,22})(?!\d)/

/**
 * Reads the URN or the address of a post on LinkedIn.
 *
 * Returns `null` for everything else.
 *
 * @see https://www.linkedin.com/help/linkedin/answer/a519677
 */
export function readLinkedIn(post: string): FrameTarget | null {
  const [, kind, id] = (ADDRESS.test(post) ? POST.exec(post) : null) ?? []
  if (!kind || !id) return null
  const urn = `urn:li:${kind}:${id}`
  return {
    url: `https://www.linkedin.com/feed/update/${urn}/`,
    src: `https://www.linkedin.com/embed/feed/update/${urn}`,
    allow: 'encrypted-media; fullscreen; picture-in-picture',
  }
}
