import { fieldOf } from './fieldOf.js'

/** What the server answers to a record that it keeps. */
export interface Receipt {
  readonly id: string
  /** The pseudonymous id of the person; `null` for who only ever refused. */
  readonly subject: string | null
  /** Who keeps the subject key from here on: a cookie, this page, or nobody. */
  readonly key: 'cookie' | 'bearer' | 'dropped'
}

/** Reads a receipt; `null` for what is none. */
export function parseReceipt(value: unknown): Receipt | null {
  const [id, subject, key] = [fieldOf(value, 'id'), fieldOf(value, 'subject'), fieldOf(value, 'key')]
  if (typeof id !== 'string' || (key !== 'cookie' && key !== 'bearer' && key !== 'dropped')) return null
  if (subject !== null && (typeof subject !== 'string' || !/^[\w-]{22}$/.test(subject))) return null
  return { id, subject, key }
}
