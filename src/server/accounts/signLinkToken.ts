import { consentError } from '../../core/index.js'
import { base64url, fromBase64url } from '../base64url.js'
import { createSecrets, type Secrets } from '../createSecrets.js'

const HEADER = '{"alg":"HS256","typ":"JWT"}'
const AUDIENCE = 'fluxconsent:link'
/** The longest life of a token, in seconds: it is made for one call. */
const MAX_LIFE = 600
const MAX_ACCOUNT = 256

/** What the host application says about a signed-in person. */
export interface LinkClaim {
  /** The account's id, 1 to 256 characters. It is kept as a keyed hash only. */
  readonly account: string
  /** The API's secret; of several the first signs. */
  readonly secret: string | readonly string[]
  /** How long the token may be used, 1 to 600 seconds. @default 60 */
  readonly seconds?: number
  /** Epoch milliseconds. @default Date.now() */
  readonly now?: number
}

/**
 * Signs that the person who brings this token is signed in to an account: a JWT (HS256) for
 * `POST /v1/subjects/me/link`. Made by the host application for the page of that person, and for nobody else.
 *
 * A backend in another language makes the same: `sub` is the account, `aud` is `fluxconsent:link`, `iat` and `exp` are
 * at most 600 seconds apart.
 *
 * @throws {@link ConsentError} 440 when the secret is too short, 444 when account or seconds are out of range
 * @see https://www.rfc-editor.org/rfc/rfc7519
 * @example
 * const token = await signLinkToken({ account: user.id, secret: process.env.CONSENT_SECRET })
 */
export async function signLinkToken({ account, secret, seconds = 60, now = Date.now() }: LinkClaim): Promise<string> {
  if (account.length < 1 || account.length > MAX_ACCOUNT) throw consentError(444, 'account', account.slice(0, 40))
  if (!(seconds >= 1 && seconds <= MAX_LIFE)) throw consentError(444, 'seconds', String(seconds))
  const iat = Math.floor(now / 1_000)
  const claims = JSON.stringify({ sub: account, aud: AUDIENCE, iat, exp: iat + Math.floor(seconds) })
  const text = `${encode(HEADER)}.${encode(claims)}`
  return `${text}.${await createSecrets(secret).sign(text)}`
}

/** The account that a token names; `null` for every token that is forged, of another kind, or not valid now. */
export async function readLinkToken(token: string, secrets: Secrets, now: number): Promise<string | null> {
  const [, head = '', body = '', signature = ''] = /^([\w-]{1,200})\.([\w-]{1,2000})\.([\w-]{43})$/.exec(token) ?? []
  const mac = signature ? fromBase64url(signature) : null
  if (!mac || !(await secrets.verify(`${head}.${body}`, mac))) return null
  const { alg } = decode(head)
  const { sub, aud, iat, exp } = decode(body)
  const time = now / 1_000
  // A minute is granted to clocks that differ.
  const isNow = typeof iat === 'number' && typeof exp === 'number' && iat <= time + 60 && time < exp
  const isShort = typeof iat === 'number' && typeof exp === 'number' && exp - iat <= MAX_LIFE
  return alg === 'HS256' && aud === AUDIENCE && isNow && isShort && isAccount(sub) ? sub : null
}

function isAccount(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= MAX_ACCOUNT
}

function encode(text: string): string {
  return base64url(new TextEncoder().encode(text))
}

/** The members of a part of a token; none when it is no object. */
function decode(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(text) ?? new Uint8Array()))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
