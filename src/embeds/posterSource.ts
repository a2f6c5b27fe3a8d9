import { readVimeo } from './readVimeo.js'
import { readYouTube } from './readYouTube.js'

/** Where the still picture of a video can be had, at its own vendor and nowhere else. */
export interface PosterSource {
  readonly vendor: 'youtube' | 'vimeo'
  /** Letters, digits, `_` and `-`. */
  readonly id: string
  /** The host of the pictures. */
  readonly host: string
  /** Addresses of pictures, the largest first: a vendor does not make each size of every video. */
  readonly pictures: readonly string[]
  /** The address of a JSON document that names the picture as its `thumbnail_url`. */
  readonly document: string | null
}

/**
 * Reads an id or any address of a YouTube or Vimeo video, and says where its picture is; `null` for everything else,
 * lists and showcases too. For builds and servers: whoever asks a vendor for a picture tells it about the visitor.
 *
 * @see https://developer.vimeo.com/api/oembed/videos
 */
export function posterSource(video: string): PosterSource | null {
  const youtube = /\/watch\?v=([\w-]{11})&/.exec(readYouTube(video)?.url ?? '')?.[1]
  if (youtube) {
    const host = 'i.ytimg.com'
    const pictures = ['maxresdefault', 'sddefault', 'hqdefault'].map(
      (size) => `https://${host}/vi/${youtube}/${size}.jpg`,
    )
    return { vendor: 'youtube', id: youtube, host, pictures, document: null }
  }
  const target = readVimeo(video)
  const vimeo = /\/video\/(\d+)\?/.exec(target?.src ?? '')?.[1]
  if (!target || !vimeo) return null
  const document = `https://vimeo.com/api/oembed.json?width=1280&url=${encodeURIComponent(target.url)}`
  return { vendor: 'vimeo', id: vimeo, host: 'i.vimeocdn.com', pictures: [], document }
}
