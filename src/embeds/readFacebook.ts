import { asAddress } from './asAddress.js'
import type { FrameTarget } from './FrameTarget.js'

/** What Facebook shows in a frame of its own. */
export type FacebookKind = 'post' | 'video' | 'page'

const ADDRESS =
  /^(?:https?:)?(?:\/\/)?(?:(?:www|m|web|mbasic|business)\.)?facebook\.com(\/[^\s"'<>\\\p{Cs}]{1,1000})$/iu
const SHORT = /^(?:https?:)?(?:\/\/)?(fb\.watch\/[\w-]{4,20})\/?$/i
const PLUGIN = /^\/+(?:v[\d.]+\/+)?plugins(?:\/+|$)(.*)/i
const BARE_PAGE = /^[\w.-]{1,80}$/

const QUERIES: Readonly<Record<FacebookKind, string>> = {
  post: 'show_text=true&width=500',
  video: 'show_text=false&width=560&t=0',
  page: 'tabs=timeline&width=340&height=500&small_header=false&adapt_container_width=true&hide_cover=false&show_facepile=false',
}

/** A frame of Facebook's own embed code. */
export interface FacebookPlugin {
  /** What it shows; `undefined` for buttons and comments, which are nobody's content. */
  readonly kind: FacebookKind | undefined
  /** The address that it was made of; empty for what is none. */
  readonly content: string
}

/** Tells the address of a frame of Facebook's own from that of what such a frame shows; `null` for the latter. */
export function facebookPlugin(address: string): FacebookPlugin | null {
  const path = ADDRESS.exec(address)?.[1]
  if (!path) return null
  const { pathname, searchParams } = new URL(`https://www.facebook.com${path}`)
  const file = PLUGIN.exec(pathname)?.[1]
  if (file === undefined) return null
  const kind = (['post', 'video', 'page'] as const).find((one) => file === `${one}.php`)
  return { kind, content: asAddress(searchParams.get('href') ?? '') ?? '' }
}

/**
 * Reads the address of a post, video, reel or page on Facebook, or the name of a page; of a frame of Facebook's own embed
 * code what that was made of.
 *
 * Returns `null` for everything else. The address goes to Facebook's plugin as one encoded parameter.
 *
 * @see https://developers.facebook.com/docs/plugins/
 */
export function readFacebook(kind: FacebookKind, content: string): FrameTarget | null {
  const plugin = facebookPlugin(content)
  if (plugin) return plugin.kind && !facebookPlugin(plugin.content) ? readFacebook(kind, plugin.content) : null
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
