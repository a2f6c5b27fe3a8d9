import { queryOf } from './queryOf.js'

/** What is shared. */
export interface Shared {
  /** The page's own address, https or http. */
  readonly url: string
  /** A sentence beside it; some networks take none. */
  readonly text: string
}

/** A network that takes what a person shares under a plain address. */
export type ShareNetwork =
  | 'bluesky'
  | 'email'
  | 'facebook'
  | 'hacker-news'
  | 'line'
  | 'linkedin'
  | 'pinterest'
  | 'reddit'
  | 'sms'
  | 'telegram'
  | 'threads'
  | 'tumblr'
  | 'whatsapp'
  | 'x'
  | 'xing'

/**
 * The addresses under which networks take what a person shares, each a plain page that asks nothing of a script.
 *
 * @see https://docs.x.com/x-for-websites/web-intents/overview
 * @see https://www.linkedin.com/help/linkedin/answer/a1338820
 * @see https://core.telegram.org/widgets/share
 * @see https://docs.bsky.app/docs/advanced-guides/intent-links
 */
export const shareAddresses: Readonly<Record<ShareNetwork, (shared: Shared) => string>> = {
  bluesky: ({ url, text }) => `https://bsky.app/intent/compose?${queryOf({ text: sentence(text, url) })}`,
  email: ({ url, text }) => `mailto:?${queryOf({ subject: text, body: url })}`,
  facebook: ({ url }) => `https://www.facebook.com/sharer/sharer.php?${queryOf({ u: url })}`,
  'hacker-news': ({ url, text }) => `https://news.ycombinator.com/submitlink?${queryOf({ u: url, t: text })}`,
  line: ({ url }) => `https://social-plugins.line.me/lineit/share?${queryOf({ url })}`,
  linkedin: ({ url }) => `https://www.linkedin.com/sharing/share-offsite/?${queryOf({ url })}`,
  pinterest: ({ url, text }) => `https://www.pinterest.com/pin/create/button/?${queryOf({ url, description: text })}`,
  reddit: ({ url, text }) => `https://www.reddit.com/submit?${queryOf({ url, title: text })}`,
  sms: ({ url, text }) => `sms:?&${queryOf({ body: sentence(text, url) })}`,
  telegram: ({ url, text }) => `https://t.me/share/url?${queryOf({ url, text })}`,
  threads: ({ url, text }) => `https://www.threads.com/intent/post?${queryOf({ text: sentence(text, url) })}`,
  tumblr: ({ url, text }) => `https://www.tumblr.com/widgets/share/tool?${queryOf({ canonicalUrl: url, title: text })}`,
  whatsapp: ({ url, text }) => `https://wa.me/?${queryOf({ text: sentence(text, url) })}`,
  x: ({ url, text }) => `https://x.com/intent/post?${queryOf({ url, text })}`,
  xing: ({ url }) => `https://www.xing.com/spi/shares/new?${queryOf({ url })}`,
}

function sentence(text: string, url: string): string {
  return text ? `${text} ${url}` : url
}
