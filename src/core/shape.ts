/** One thing that is wrong with a piece of data. */
export interface Issue {
  /** The way to it, such as `event.at` or `decisions.stats`; empty for the whole. */
  readonly path: string
  readonly message: string
}

/** Says whether a value is a `T`, and notes what is wrong with it. */
export type Check<T> = (value: unknown, issues: Issue[]) => value is T

// Enough to mend a record, and not enough to make an answer large.
const MOST_ISSUES = 20

/** A check from a test and the words for what fails it. */
export function check<T>(test: (value: unknown) => value is T, message: string): Check<T> {
  return (value, issues): value is T => test(value) || note(issues, message)
}

/** A text of a pattern. It is for the pattern to leave out control characters and halves of characters: databases refuse them. */
export function text(pattern: RegExp, message: string): Check<string> {
  return check((value): value is string => typeof value === 'string' && pattern.test(value), message)
}

/** One of a list of texts. */
export function oneOf<T extends string>(values: readonly T[]): Check<T> {
  return check((value): value is T => values.some((one) => one === value), `is none of ${values.join(', ')}`)
}

/** The same, or `null`. */
export function nullable<T>(of: Check<T>): Check<T | null> {
  return (value, issues): value is T | null => value === null || of(value, issues)
}

/** What passes two checks. */
export function both<T>(first: Check<unknown>, second: Check<T>): Check<T> {
  return (value, issues): value is T => first(value, issues) && second(value, issues)
}

/** A list of at most `most` values. */
export function list<T>(of: Check<T>, most: number): Check<readonly T[]> {
  return (value, issues): value is readonly T[] => {
    if (!Array.isArray(value)) return note(issues, 'is no list')
    if (value.length > most) return note(issues, `has more than ${most} entries`)
    let all = true
    for (const [index, one] of value.entries()) all = part(index, one, of, issues) && all
    return all
  }
}

/** An object from names of a pattern to values, with at most `most` of them. */
export function map<T>(name: RegExp, of: Check<T>, most: number): Check<{ readonly [name: string]: T }> {
  return (value, issues): value is { readonly [name: string]: T } => {
    if (!isObject(value)) return note(issues, 'is no object')
    const keys = Object.keys(value)
    if (keys.length > most) return note(issues, `has more than ${most} entries`)
    let all = true
    for (const key of keys)
      all =
        (name.test(key) ? part(key, value[key], of, issues) : note(issues, `has the unusable name ${quote(key)}`)) &&
        all
    return all
  }
}

/** An object with exactly these keys. */
export function shape<T extends object>(parts: { readonly [Key in keyof T]: Check<T[Key]> }): Check<T> {
  const known = Object.entries<Check<unknown>>(parts)
  return (value, issues): value is T => {
    if (!isObject(value)) return note(issues, 'is no object')
    let all = true
    for (const key of Object.keys(value))
      all = (Object.hasOwn(parts, key) || note(issues, `has the unknown key ${quote(key)}`)) && all
    for (const [key, of] of known) all = part(key, value[key], Object.hasOwn(value, key) ? of : missing, issues) && all
    return all
  }
}

const missing: Check<never> = (_value, issues): _value is never => note(issues, 'is missing')

/** Checks what stands under a key, and puts the way to it before what is noted: only what is wrong costs a text. */
function part(key: string | number, value: unknown, of: Check<unknown>, issues: Issue[]): boolean {
  const before = issues.length
  if (of(value, issues)) return true
  for (const issue of issues.splice(before))
    issues.push({ ...issue, path: issue.path ? `${key}.${issue.path}` : `${key}` })
  return false
}

function note(issues: Issue[], message: string): false {
  if (issues.length < MOST_ISSUES) issues.push({ path: '', message })
  return false
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A foreign name, short enough for a message. */
function quote(name: string): string {
  return JSON.stringify(name.slice(0, 40))
}
