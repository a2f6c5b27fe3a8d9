import type { Decision } from '../Decision.js'

/** An own field of foreign data; `undefined` where there is none. */
export function field(data: unknown, key: string): unknown {
  return isObject(data) && Object.hasOwn(data, key) ? data[key] : undefined
}

/** The pairs of a text such as `a:yes,b:no`. Of a name that stands there twice the last value counts. */
export function fields(text: string, between: string, inside: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(between).flatMap((pair) => {
      const end = pair.indexOf(inside)
      return end < 0 ? [] : [[pair.slice(0, end).trim(), pair.slice(end + inside.length).trim()] as const]
    }),
  )
}

/** A text that is coded for a URL, and sometimes is not. Throws where the code is broken. */
export function decoded(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text
}

/** The answer behind two values; `undefined` for any other. */
export function either(value: unknown, yes: unknown, no: unknown): Decision | undefined {
  if (value === yes) return 'granted'
  return value === no ? 'denied' : undefined
}

/** The texts of a list; `null` where it is none. */
export function texts(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null
}

/** Epoch milliseconds of a date or number; `NaN` for what is no time at all, which is not the same as no time. */
export function timeOf(value: unknown): number {
  if (typeof value === 'string') return /^\d{12,14}$/.test(value) ? Number(value) : Date.parse(value)
  return typeof value === 'number' ? value : Number.NaN
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
