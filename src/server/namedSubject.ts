import { base64url } from './base64url.js'
import { fromHex } from './hex.js'

/** A subject as records and cookies name it: its 16 bytes in base64url. */
export function namedSubject(stored: string): string {
  return base64url(fromHex(stored.replaceAll('-', '')))
}
