import { fieldOf } from './fieldOf.js'

const KEEPERS = ['cookie', 'bearer', 'dropped'] as const

/** What the server answers to a record that it keeps. */
export interface Receipt {
  readonly id: string
  /** The pseudonymous id of the person; `null` for who only ever refused. */
  readonly subject: string | null
  /** Who keeps the subject key from here on: a cookie, this page, or nobody. */
  readonly key: (typeof KEEPERS)[number]
}

/** Reads the receipt of a record; `null` for what is none. */
export function parseReceipt(value: unknown, id: string): Receipt | null {
  const subject = fieldOf(value, 'subject')
  const key = KEEPERS.find((one) => one === fieldOf(value, 'key'))
  const isSubject = subject === null || (typeof subject === 'string' && /^[\w-]{22}$/.test(subject))
  return fieldOf(value, 'id') === id && key && isSubject ? { id, subject, key } : null
}
