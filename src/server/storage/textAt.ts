/** The longest text that is read. */
export const LONGEST_WORD = 64

/** A text in a part of what a database gave back; `null` where there is none, or one that is too long to name anything. */
export function textAt(record: unknown, part: string, name: string): string | null {
  const value = memberOf(memberOf(record, part), name)
  return typeof value === 'string' && value.length <= LONGEST_WORD ? value : null
}

/** A member of it. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

/** JSON as data; `null` for what is none: a row that was tampered with, which verifying the storage names. */
export function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
