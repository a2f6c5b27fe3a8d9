import type { FrameTarget } from './FrameTarget.js'

const ADDRESS =
  /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?\/maps|maps\.google\.[a-z]{2,3}(?:\.[a-z]{2})?\/)/i
const ANY_ADDRESS = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/)|^[\w-]+(?:\.[\w-]+)+\/\S/i
const SHARED = /\/maps\/embed\?pb=([\w!%.:,+-]{10,2000})$/i
const OWN = /\/maps\/d\/(?:u\/\d\/)?(?:embed|viewer|edit)\?(?:[^#]*&)?mid=([\w.-]{10,100})(?![\w.-])/i
const PLACE = /\/maps\/(?:place|search)\/([^/@?#]{1,300})/i
const QUERY = /[?&](?:q|query|daddr|destination)=([^&#]{1,300})/i
const CENTRE = /@(-?\d{1,2}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?)/
const LONGEST = 300
const KEY = /^[\w-]{20,60}$/

/**
 * Reads an address or name of a place, coordinates, or what Google Maps shows as the address of a place or for embedding.
 *
 * Returns `null` for addresses of other sites and for short ones (`maps.app.goo.gl`): only Google knows where they lead.
 * With a key of the Maps Embed API the frame uses that API, without one the frame that needs no key.
 *
 * @see https://developers.google.com/maps/documentation/embed/embedding-map
 */
export function readGoogleMap(place: string, apiKey?: string): FrameTarget | null {
  if (apiKey !== undefined && !KEY.test(apiKey)) return null
  const allow = 'fullscreen'
  const shared = ADDRESS.test(place) && SHARED.exec(place)?.[1]
  if (shared) {
    const src = `https://www.google.com/maps/embed?pb=${shared}`
    return { url: src.replace('/embed', ''), src, allow }
  }
  // A map of somebody's own, of My Maps.
  const own = ADDRESS.test(place) && OWN.exec(place)?.[1]
  if (own) {
    const base = 'https://www.google.com/maps/d'
    return { url: `${base}/viewer?mid=${own}`, src: `${base}/embed?mid=${own}`, allow }
  }
  const query = ADDRESS.test(place) ? queryIn(place) : ANY_ADDRESS.test(place) ? null : place.trim()
  // Half a character cannot be encoded.
  if (!query || query.length > LONGEST || /\p{Cs}/u.test(query)) return null
  const encoded = encodeURIComponent(query)
  const url = `https://www.google.com/maps/search/?api=1&query=${encoded}`
  if (!apiKey) return { url, src: `https://www.google.com/maps?q=${encoded}&output=embed`, allow }
  const src = `https://www.google.com/maps/embed/v1/place?key=${apiKey}&q=${encoded}`
  // Google checks a key against the whole address of the page; without one it need not hear of it.
  return { url, src, allow, referrerPolicy: 'no-referrer-when-downgrade' }
}

function queryIn(address: string): string | null {
  const found = (PLACE.exec(address) ?? QUERY.exec(address) ?? CENTRE.exec(address))?.[1]
  try {
    return found ? decodeURIComponent(found.replaceAll('+', ' ')) : null
  } catch {
    return null
  }
}
