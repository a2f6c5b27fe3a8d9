import type { ReactNode } from 'react'
import { EmbedContent, type EmbedContentProps } from './EmbedContent.js'
import type { YouTubeTarget } from './parseYouTube.js'

interface YouTubeContentProps extends Pick<EmbedContentProps, 'service' | 'title' | 'poster'> {
  readonly target: YouTubeTarget
}

/** A video or playlist from the host that sets no cookie until it is played, with the page that has it at YouTube. */
export function YouTubeContent({ target: { id, list, start }, ...props }: YouTubeContentProps): ReactNode {
  const inList = list ? `&list=${list}` : ''
  return (
    <EmbedContent
      {...props}
      url={`https://www.youtube.com/${id ? `watch?v=${id}&t=${start}s${inList}` : `playlist?list=${list}`}`}
      src={`https://www.youtube-nocookie.com/embed/${id ?? 'videoseries'}?playsinline=1&rel=0&start=${start}${inList}`}
      play="&autoplay=1"
      allow="accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share"
    />
  )
}
