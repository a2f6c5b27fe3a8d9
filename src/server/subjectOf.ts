import { base64url, fromBase64url } from './base64url.js'
import { fromHex } from './hex.js'
import { sha256 } from './sha256.js'
import { uuidOf } from './storedSubject.js'

/** A subject, in both ways in which it is written. */
export interface SubjectNames {
  /** As records name it: 22 characters of base64url. */
  readonly name: string
  /** As the storage keeps it: like a UUID. */
  readonly subject: string
}

/**
 * The subject behind a subject key: the first 16 bytes of its SHA-256.
 *
 * Nothing is looked up: whoever has the key is the subject, and nobody gets from the subject back to the key.
 * `null` for what is no key: 32 bytes in base64url. On Node it is known at once.
 */
export function subjectOf(key: string): SubjectNames | null | Promise<SubjectNames> {
  const bytes = key.length === 43 ? fromBase64url(key) : null
  if (!bytes) return null
  const hash = sha256(bytes)
  return typeof hash === 'string' ? namesOf(hash) : hash.then(namesOf)
}

function namesOf(hash: string): SubjectNames {
  const digits = hash.slice(0, 32)
  return { name: base64url(fromHex(digits)), subject: uuidOf(digits) }
}
