import { base64url, fromBase64url } from './base64url.js'
import { sha256 } from './sha256.js'

/**
 * The subject behind a subject key: the first 16 bytes of its SHA-256, as 22 characters of base64url.
 *
 * Nothing is looked up: whoever has the key is the subject, and nobody gets from the subject back to the key.
 * `null` for what is no key: 32 bytes in base64url.
 */
export async function subjectOf(key: string): Promise<string | null> {
  const bytes = key.length === 43 ? fromBase64url(key) : null
  if (!bytes) return null
  return base64url((await sha256(bytes)).subarray(0, 16))
}
