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
 * @throws {@link Problem} 446 when there is none, 447 when it is malformed
 */
export async function readSubjectKey(request: RequestHead, choiceCookie: string): Promise<SubjectKey> {
  const { headers } = request
  const authorization = headers.get('authorization')
  const challenge = { headers: { 'www-authenticate': 'Bearer' } }
  if (authorization !== null) {
    const key = /^Bearer ([\w-]{43})$/i.exec(authorization)?.[1]
    const names = key === undefined ? null : await subjectOf(key)
    if (key === undefined || names === null) throw new Problem(447, challenge)
    const kept = readCookies(headers.get('cookie') ?? '', keyCookieName(choiceCookie)).includes(key)
    return subjectKey(names, key, kept ? 'cookie' : 'bearer')
  }
  // What a browser sends by itself is no proof that the person's own page asked.
  if (siteOf(request) !== 'cross-site') {
    for (const key of readCookies(headers.get('cookie') ?? '', keyCookieName(choiceCookie))) {
      const names = await subjectOf(key)
      if (names !== null) return subjectKey(names, key, 'cookie')
    }
  }
  throw new Problem(446, challenge)
}

// Named one by one: a spread with more behind it costs as much as the hash.
function subjectKey({ name, subject }: SubjectNames, key: string, source: SubjectKey['source']): SubjectKey {
  return { name, subject, key, source }
}
