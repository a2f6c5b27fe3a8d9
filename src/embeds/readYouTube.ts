import type { FrameTarget } from './FrameTarget.js'

const BARE_ID = /^[\w-]{11}$/
const BARE_LIST = /^(PL|UU|OL|FL|RD|LL)[\w-]{8,64}$/
const ADDRESS = /^(https?:)?(\/\/)?((www|m|music)\.)?youtu(\.be|be(-nocookie)?\.com)\//i
const ID = /(?:[?&]v=|youtu\.be\/|\/(?:shorts|live|embed|v|e)\/(?!videoseries))([\w-]{11})(?![\w-])/i
const LIST = /[?&]list=([\w-]{10,66})(?![\w-])/
const START = /[?&#](?:t|start)=(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?(?!\w)/

/**
 * Reads a video id, a playlist id, or any address that YouTube shows for one.
 *
 * Returns `null` for everything else. What it takes over holds letters, digits, `_` and `-` only, so that no input can
 * lead to another origin. The frame comes from the host that sets no cookie until the video is played.
 *
 * @see https://developers.google.com/youtube/player_parameters
 */
export function readYouTube(video: string): FrameTarget | null {
  const address = BARE_ID.test(video) ? `youtu.be/${video}` : BARE_LIST.test(video) ? `youtu.be/?list=${video}` : video
  const id = ID.exec(address)?.[1]
  const list = LIST.exec(address)?.[1]
  if (!ADDRESS.test(address) || !(id ?? list)) return null
  const [, hours = 0, minutes = 0, seconds = 0] = START.exec(address) ?? []
  const start = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  const inList = list ? `&list=${list}` : ''
  return {
    url: `https://www.youtube.com/${id ? `watch?v=${id}&t=${start}s${inList}` : `playlist?list=${list}`}`,
    src: `https://www.youtube-nocookie.com/embed/${id ?? 'videoseries'}?playsinline=1&rel=0&start=${start}${inList}`,
    play: '&autoplay=1',
    allow: 'accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share',
  }
}
