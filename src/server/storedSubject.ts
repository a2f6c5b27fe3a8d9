import { fromBase64url } from './base64url.js'
import { hex } from './hex.js'

/** A subject as the storage keeps it: its 16 bytes in the form of a UUID. */
export function storedSubject(subject: string): string {
  return uuidOf(hex(fromBase64url(subject) ?? new Uint8Array()))
}

/** 32 hexadecimal digits in the form of a UUID. */
export function uuidOf(digits: string): string {
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  )
}
