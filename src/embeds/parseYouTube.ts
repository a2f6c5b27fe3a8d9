/** What a YouTube address points at: a video, a playlist, or a video in a playlist. */
export interface YouTubeTarget {
  readonly id: string | undefined
  readonly list: string | undefined
  /** Seconds. */
  readonly start: number
}

const BARE_ID = /^[\w-]{11}$/
const BARE_LIST = /^(PL|UU|OL|FL|RD|LL)[\w-]{8,64}$/
const ADDRESS = /^(https?:)?(\/\/)?((www|m|music)\.)?youtu(\.be|be(-nocookie)?\.com)\//i
const ID = /(?:[?&]v=|youtu\.be\/|\/(?:shorts|live|embed|v|e)\/(?!videoseries))([\w-]{11})(?![\w-])/i
const LIST = /[?&]list=([\w-]{10,66})(?![\w-])/
const START = /[?&#](?:t|start)=(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?(?!\w)/

/**
 * Reads a video id, a playlist id, or any address that YouTube shows for one.
 *
 * Returns `null` for everything else. What it returns holds letters, digits, `_` and `-` only, so that no input can
 * lead to another origin.
 */
export function parseYouTube(video: string): YouTubeTarget | null {
  const address = BARE_ID.test(video) ? `youtu.be/${video}` : BARE_LIST.test(video) ? `youtu.be/?list=${video}` : video
  const id = ID.exec(address)?.[1]
  const list = LIST.exec(address)?.[1]
  if (!ADDRESS.test(address) || !(id ?? list)) return null
  const [, hours = 0, minutes = 0, seconds = 0] = START.exec(address) ?? []
  return { id, list, start: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) }
}
