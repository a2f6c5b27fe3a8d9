import { fromBase64url } from './base64url.js'
import { hex } from './hex.js'

/** A subject as the storage keeps it: its 16 bytes in the form of a UUID. */
export function storedSubject(subject: string): string {
  const text = hex(fromBase64url(subject) ?? new Uint8Array())
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
