import { readCookies } from '../core/index.js'
import { Problem } from './Problem.js'
import type { RequestHead } from './RequestHead.js'
import { siteOf } from './siteOf.js'
import { subjectOf, type SubjectNames } from './subjectOf.js'

/** The key that came with a request, and who it opens. */
export interface SubjectKey extends SubjectNames {
  readonly key: string
  /** `cookie`: the browser keeps it already. */
  readonly source: 'bearer' | 'cookie'
}

/** The name of the cookie that keeps the key where scripts cannot read it. */
export function keyCookieName(choiceCookie: string): string {
  return `${choiceCookie}_k`
}

/**
 * The subject key of a request: a bearer token, else the cookie. A bearer that is wrong is never passed over.
 *
 * @param count counts a request of the subject; what it throws ends the request
 * @throws {@link Problem} 446 when there is none, 447 when it is malformed
 */
export async function readSubjectKey(
  request: RequestHead,
  choiceCookie: string,
  count: (subject: string) => void,
): Promise<SubjectKey> {
  const { headers } = request
  const authorization = headers.get('authorization')
  const bearer = authorization === null ? null : (/^Bearer ([\w-]{43})$/i.exec(authorization)?.[1] ?? '')
  const kept = readCookies(headers.get('cookie') ?? '', keyCookieName(choiceCookie))
  // What a browser sends by itself is no proof that the person's own page asked.
  const keys = bearer !== null ? [bearer] : siteOf(request) === 'cross-site' ? [] : kept
  for (const key of keys) {
    const found = subjectOf(key)
    const names = found instanceof Promise ? await found : found
    if (names === null) continue
    count(names.subject)
    return subjectKey(names, key, kept.includes(key) ? 'cookie' : 'bearer')
  }
  throw new Problem(bearer === null ? 446 : 447, { headers: { 'www-authenticate': 'Bearer' } })
}

// Named one by one: a spread with more behind it costs as much as the hash.
function subjectKey({ name, subject }: SubjectNames, key: string, source: SubjectKey['source']): SubjectKey {
  return { name, subject, key, source }
}
