import { decodeChoice, isChoiceValue, newestChoice } from '../core/codec.js'
import { readCookies, type Choice, type ChoiceCookie, type ConsentConfig } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import type { RequestHead } from './RequestHead.js'
import { siteOf } from './siteOf.js'
import { keyCookieName } from './subjectKey.js'

// As long as browsers allow. Set by a server it outlives the week that some of them leave to cookies of scripts.
const MAX_AGE = 395 * 86_400

/** What a browser is given to keep. */
export interface KeptThings {
  /** The subject key; `null` when nobody is to be recognised. */
  readonly key: string | null
  readonly choice: Choice | null
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * The `Set-Cookie` headers for the subject key, out of reach of scripts, and for the server's copy of the choice. The
 * copy has a name of its own, so that no write of a script shortens its life.
 *
 * A browser on another site would not keep them, and gets none.
 */
export function choiceCookies(
  request: RequestHead,
  config: ConsentConfig,
  { key, choice, now }: KeptThings,
): readonly string[] {
  const { cookie } = config
  const site = siteOf(request)
  if (site === 'cross-site') return []
  const end = attributesOf(request, cookie, MAX_AGE)
  // The page of another host could not read a copy that is for this host alone.
  const isReadable = !config.storage && !(site === 'same-site' && cookie.scope === 'host')
  const kept = choice && isReadable ? newestOf(request, cookie, choice, now) : null
  const value = kept ? encodeChoice(kept) : ''
  return [
    ...(key === null ? [] : [`${keyCookieName(cookie.name)}=${key}${end}; HttpOnly`]),
    // A record may hold more than a choice can.
    ...(kept && isChoiceValue(value, kept) ? [`${cookie.name}_s=${value}${end}`] : []),
  ]
}

/** The `Set-Cookie` headers that take both back. */
export function clearedChoiceCookies(request: RequestHead, { cookie }: ConsentConfig): readonly string[] {
  const end = attributesOf(request, cookie, 0)
  return siteOf(request) === 'cross-site'
    ? []
    : [`${keyCookieName(cookie.name)}=${end}; HttpOnly`, `${cookie.name}_s=${end}`]
}

/** A late answer never undoes what the browser already holds. */
function newestOf(request: RequestHead, { name }: ChoiceCookie, choice: Choice, now: number): Choice {
  const cookies = request.headers.get('cookie')
  if (cookies === null) return choice
  const held = [name, `${name}_s`].flatMap((each) => readCookies(cookies, each)).map(decodeChoice)
  return newestChoice([choice, ...held], now) ?? choice
}

function attributesOf(request: RequestHead, { scope, domain }: ChoiceCookie, maxAge: number): string {
  const site = scope === 'site' && domain ? `; Domain=${domain}` : ''
  // Behind a proxy the request itself looks like http, so the page's own origin is asked first.
  const isPlain = (request.headers.get('origin') ?? request.url).startsWith('http:')
  return `; Path=/; Max-Age=${maxAge}; SameSite=Lax${site}${isPlain ? '' : '; Secure'}`
}
