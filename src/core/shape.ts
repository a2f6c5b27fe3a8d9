/** One thing that is wrong with a piece of data. */
export interface Issue {
  /** The way to it, such as `event.at` or `decisions.stats`; empty for the whole. */
  readonly path: string
  readonly message: string
}

/** Says whether a value is a `T`, and notes what is wrong with it. */
export type Check<T> = (value: unknown, path: string, issues: Issue[]) => value is T

// Enough to mend a record, and not enough to make an answer large.
const MOST_ISSUES = 20

/** A check from a test and the words for what fails it. */
export function check<T>(test: (value: unknown) => value is T, message: string): Check<T> {
  return (value, path, issues): value is T => test(value) || note(issues, path, message)
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
  return (value, path, issues): value is T | null => value === null || of(value, path, issues)
}

/** What passes two checks. */
export function both<T>(first: Check<unknown>, second: Check<T>): Check<T> {
  return (value, path, issues): value is T => first(value, path, issues) && second(value, path, issues)
}

/** A list of at most `most` values. */
export function list<T>(of: Check<T>, most: number): Check<readonly T[]> {
  return (value, path, issues): value is readonly T[] => {
    if (!Array.isArray(value)) return note(issues, path, 'is no list')
    if (value.length > most) return note(issues, path, `has more than ${most} entries`)
    return every(value.entries(), ([index, one]) => of(one, `${path}.${index}`, issues))
  }
}

/** An object from names of a pattern to values, with at most `most` of them. */
export function map<T>(name: RegExp, of: Check<T>, most: number): Check<{ readonly [name: string]: T }> {
  return (value, path, issues): value is { readonly [name: string]: T } => {
    if (!isObject(value)) return note(issues, path, 'is no object')
    const entries = Object.entries(value)
    if (entries.length > most) return note(issues, path, `has more than ${most} entries`)
    return every(entries, ([key, one]) =>
      name.test(key) ? of(one, `${path}.${key}`, issues) : note(issues, path, `has the unusable name ${quote(key)}`),
    )
  }
}

/** An object with exactly these keys. */
export function shape<T extends object>(parts: { readonly [Key in keyof T]: Check<T[Key]> }): Check<T> {
  const known = Object.entries<Check<unknown>>(parts)
  return (value, path, issues): value is T => {
    if (!isObject(value)) return note(issues, path, 'is no object')
    const prefix = path && `${path}.`
    const isKnown = every(Object.keys(value), (key) =>
      Object.hasOwn(parts, key) ? true : note(issues, path, `has the unknown key ${quote(key)}`),
    )
    const isRight = every(known, ([key, of]) =>
      Object.hasOwn(value, key) ? of(value[key], prefix + key, issues) : note(issues, prefix + key, 'is missing'),
    )
    return isKnown && isRight
  }
}

/** Whether all pass; all are tried, so that all is said at once. */
function every<T>(values: Iterable<T>, test: (value: T) => boolean): boolean {
  let all = true
  for (const value of values) all = test(value) && all
  return all
}

function note(issues: Issue[], path: string, message: string): false {
  if (issues.length < MOST_ISSUES) issues.push({ path, message })
  return false
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A foreign name, short enough for a message. */
function quote(name: string): string {
  return JSON.stringify(name.slice(0, 40))
}
