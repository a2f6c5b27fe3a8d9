import type { FrameTarget } from './FrameTarget.js'

const BARE_ID = /^\d{5,12}$/
const ADDRESS = /^(?:https?:)?(?:\/\/)?(?:www\.|player\.)?vimeo\.com\/(.*)$/i
const VIDEO =
  /^(?:(?:channels|groups|album|showcase)\/[\w-]+\/(?:videos?\/)?|video\/)?(\d{5,12})(?:\/([\da-f]{6,20}))?(?![\w/-])/i
const SHOWCASE = /^(?:showcase|album)\/(\d{5,12})(?:\/embed)?(?![\w/-])/i
const HASH = /[?&]h=([\da-f]{6,20})(?!\w)/i
const START = /[#?&]t=(\d{1,6})s?(?!\w)/

/**
 * Reads a video id, or any address that Vimeo shows for a video or a showcase, unlisted ones too.
 *
 * Returns `null` for everything else. `dnt=1` keeps the player from collecting session data.
 *
 * @see https://developer.vimeo.com/player/sdk/embed
 */
export function readVimeo(video: string): FrameTarget | null {
  const path = BARE_ID.test(video) ? video : ADDRESS.exec(video)?.[1]
  if (path === undefined) return null
  const allow = 'autoplay; fullscreen; picture-in-picture; clipboard-write; encrypted-media; web-share'
  const showcase = SHOWCASE.exec(path)?.[1]
  if (showcase) {
    const url = `https://vimeo.com/showcase/${showcase}`
    return { url, src: `${url}/embed?dnt=1`, play: '&autoplay=1', allow }
  }
  const [, id, inPath] = VIDEO.exec(path) ?? []
  if (!id) return null
  const hash = inPath ?? HASH.exec(path)?.[1]
  const start = START.exec(path)?.[1]
  return {
    url: `https://vimeo.com/${id}${hash ? `/${hash}` : ''}`,
    src: `https://player.vimeo.com/video/${id}?dnt=1${hash ? `&h=${hash}` : ''}`,
    // The player takes its start out of the fragment, which has to be the last.
    play: `&autoplay=1${start ? `#t=${start}s` : ''}`,
    allow,
  }
}
