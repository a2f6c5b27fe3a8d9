import { invalidMember, membersOf, textMember } from './membersOf.js'

/** What `PUT /v1/notices/:hash` takes. */
export interface NoticeBody {
  readonly language: string
  readonly variant: string
  readonly sdk: string
  /** The texts, as JSON: what the hash was made of. */
  readonly texts: object
}

/** Checks the body of `PUT /v1/notices/:hash`. @throws {@link Problem} 456 */
export function readNotice(body: unknown): NoticeBody {
  const { texts, ...rest } = membersOf(body, ['language', 'variant', 'sdk', 'texts'])
  if (typeof texts !== 'object' || texts === null) throw invalidMember('texts')
  return {
    language: textMember(rest, 'language', /^[A-Za-z]{2,3}(-[A-Za-z\d]{1,8}){0,6}$/),
    variant: textMember(rest, 'variant', /^[\w.+-]{1,32}$/),
    sdk: textMember(rest, 'sdk', /^[\w.+-]{1,32}$/),
    texts,
  }
}
