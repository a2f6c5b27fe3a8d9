import type { FrameTarget } from './FrameTarget.js'

const BARE_ID = /^\d{15,22}$/
const ADDRESS =
  /^(?:https?:)?(?:\/\/)?(?:(?:www|m)\.)?tiktok\.com\/(?:@[\w.-]{1,50}\/(?:video|photo)|embed\/v2|embed|player\/v1|v)\/(\d{15,22})(?!\d)/i

/**
 * Reads the id or the address of a video on TikTok.
 *
 * Returns `null` for everything else, short addresses (`vm.tiktok.com`) too: only TikTok knows where they lead.
 *
 * @see https://developers.tiktok.com/doc/embed-player
 */
export function readTikTok(video: string): FrameTarget | null {
  const id = BARE_ID.test(video) ? video : ADDRESS.exec(video)?.[1]
  if (!id) return null
  return {
    url: `https://www.tiktok.com/@/video/${id}`,
    src: `https://www.tiktok.com/player/v1/${id}?controls=1&description=0&music_info=0&rel=0`,
    play: '&autoplay=1',
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
  }
}
