/** An edge network that names the place of the visitor in headers of its own. */
export type Edge = 'cloudflare' | 'vercel' | 'cloudfront' | 'netlify' | 'app-engine' | 'generic'

/** The headers of an own edge, for example of Fastly, Akamai or a load balancer that one configures. */
export interface PlaceHeaders {
  readonly country: string
  /** A subdivision, with or without the country before it: `CA`, `US-CA` or `USCA`. */
  readonly region?: string
}

const EDGES: { readonly [Name in Exclude<Edge, 'netlify'>]: PlaceHeaders } = {
  cloudflare: { country: 'cf-ipcountry', region: 'cf-region-code' },
  vercel: { country: 'x-vercel-ip-country', region: 'x-vercel-ip-country-region' },
  cloudfront: { country: 'cloudfront-viewer-country', region: 'cloudfront-viewer-country-region' },
  'app-engine': { country: 'x-appengine-country', region: 'x-appengine-region' },
  generic: { country: 'x-country-code', region: 'x-region-code' },
}

/** What reads one header of a request. */
export type ReadHeader = (name: string) => string | null

// In every browser and server; core is compiled without the dom library.
declare const atob: (text: string) => string

/**
 * The ISO code of the place that an edge network named, such as `DE` or `US-CA`; `null` when it is unknown.
 *
 * Anybody can send such headers. Name the edge that you stand behind, which overwrites its own: then no other is
 * believed. Without a name all known ones are read, and where two of them disagree the place is unknown. The address of
 * the visitor is not looked at.
 *
 * @see https://developers.cloudflare.com/rules/transform/managed-transforms/reference/
 * @see https://vercel.com/docs/headers/request-headers
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 * @see https://cloud.google.com/appengine/docs/flexible/reference/request-headers
 *
 * @example
 * readPlace((name) => request.headers.get(name), 'cloudflare') // 'US-CA'
 */
export function readPlace(header: ReadHeader, trusted?: Edge | PlaceHeaders): string | null {
  if (typeof trusted === 'object') return placeIn(header, trusted)
  if (trusted === 'netlify') return placeOfNetlify(header)
  if (trusted) return placeIn(header, EDGES[trusted])
  const named = [...Object.values(EDGES).map((names) => placeIn(header, names)), placeOfNetlify(header)]
  const places = new Set(named.filter((place) => place !== null))
  // A country and a part of it do not disagree.
  const exact = [...places].filter((place) => ![...places].some((other) => other.startsWith(`${place}-`)))
  return exact.length === 1 ? (exact[0] ?? null) : null
}

function placeIn(header: ReadHeader, { country, region }: PlaceHeaders): string | null {
  return placeOf(header(country), region === undefined ? null : header(region))
}

/** Netlify sends an object, as JSON in base64. */
function placeOfNetlify(header: ReadHeader): string | null {
  try {
    const geo: unknown = JSON.parse(atob(header('x-nf-geo') ?? ''))
    return placeOf(codeIn(geo, 'country'), codeIn(geo, 'subdivision'))
  } catch {
    // Whatever was sent, it names no place.
    return null
  }
}

function codeIn(geo: unknown, key: string): string | null {
  const part: unknown = typeof geo === 'object' && geo !== null ? Reflect.get(geo, key) : null
  const code: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'code') : null
  return typeof code === 'string' ? code : null
}

/** XX, ZZ and T1 are what edges send for "unknown" and for Tor. A region that is none leaves the country. */
function placeOf(country: string | null, region: string | null): string | null {
  const code = capitals(country)
  if (!/^(?!XX|ZZ|T1)[A-Z]{2}$/.test(code)) return null
  const part = capitals(region).replace(new RegExp(`^${code}-?(?=[A-Z\\d])`), '')
  return /^[A-Z\d]{1,3}$/.test(part) ? `${code}-${part}` : code
}

/** A header as a code; some servers hand over lists. */
function capitals(value: unknown): string {
  return typeof value === 'string' ? value.trim().toUpperCase() : ''
}
