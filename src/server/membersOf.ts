import { Problem } from './Problem.js'

/** The members of a body: an object that has no other than the known ones. @throws {@link Problem} 456 */
export function membersOf(body: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidMember('')
  const members = new Map<string, unknown>(Object.entries(body))
  if ([...members.keys()].some((key) => !known.includes(key))) throw invalidMember('')
  return Object.fromEntries(members)
}

/** A member that is a text of a pattern. @throws {@link Problem} 456 */
export function textMember(members: Readonly<Record<string, unknown>>, name: string, pattern: RegExp): string {
  const value = members[name]
  if (typeof value !== 'string' || !pattern.test(value)) throw invalidMember(name)
  return value
}

/** Says that a member is missing or wrong. */
export function invalidMember(path: string): Problem {
  return new Problem(456, { issues: [{ path, message: 'is not valid' }] })
}
