import { fromBase64url } from './base64url.js'

/** A subject as the storage keeps it: its 16 bytes in the form of a UUID. */
export function storedSubject(subject: string): string {
  const hex = Array.from(fromBase64url(subject) ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(....)(....)(....)/, '$1-$2-$3-$4-')
}
