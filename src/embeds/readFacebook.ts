import type { FrameTarget } from './FrameTarget.js'

/** What Facebook shows in a frame of its own. */
export type FacebookKind = 'post' | 'video' | 'page'

const ADDRESS = /^(?:https?:)?(?:\/\/)?(?:(?:www|m|web|mbasic|business)\.)?facebook\.com(\/[^\s"'<>\\\p{Cs}]{1,500})$/iu
const SHORT = /^(?:https?:)?(?:\/\/)?(fb\.watch\/[\w-]{4,20})\/?$/i
const BARE_PAGE = /^[\w.-]{1,80}$/

const QUERIES: Readonly<Record<FacebookKind, string>> = {
  post: 'show_text=true&width=500',
  video: 'show_text=false&width=560&t=0',
  page: 'tabs=timeline&width=340&height=500&small_header=false&adapt_container_width=true&hide_cover=false&show_facepile=false',
}

/**
 * Reads the address of a post, video, reel or page on Facebook, or the name of a page.
 *
 * Returns `null` for everything else. The address goes to Facebook's plugin as one encoded parameter.
 *
 * @see https://developers.facebook.com/docs/plugins/
 */
export function readFacebook(kind: FacebookKind, content: string): FrameTarget | null {
  const short = kind === 'page' ? undefined : SHORT.exec(content)?.[1]
  const path = kind === 'page' && BARE_PAGE.test(content) ? `/${content}` : ADDRESS.exec(content)?.[1]
  if (!short && !path) return null
  const url = short ? `https://${short}/` : `https://www.facebook.com${path}`
  return {
    url,
    src: `https://www.facebook.com/plugins/${kind}.php?href=${encodeURIComponent(url)}&${QUERIES[kind]}`,
    ...(kind === 'video' && { play: '&autoplay=true' }),
    allow: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
  }
}
