const HOST_FIRST = /^[\w-]+(\.[\w-]+)+(\/|$)/
const SPOTIFY = /^spotify:[a-z]+:[\da-z]+$/i

/** The address that a text is, in full, always https and without credentials, or a Spotify URI; `null` for what is none. */
export function asAddress(text: string): string | null {
  if (SPOTIFY.test(text)) return text
  const full = HOST_FIRST.test(text) ? `https://${text}` : text.replace(/^\/\//, 'https://')
  try {
    const url = new URL(full.replace(/^http:/i, 'https:'))
    return url.protocol === 'https:' && !url.username && !url.password ? url.href : null
  } catch {
    return null
  }
}
