import { hex } from './hex.js'
import { nodeCrypto } from './nodeCrypto.js'

/** The SHA-256 of bytes, or of a text in UTF-8: 64 hexadecimal digits. On Node at once. */
export function sha256(data: string | Uint8Array<ArrayBuffer>): string | Promise<string> {
  return nodeCrypto()?.hash('sha256', data, 'hex') ?? webSha256(data)
}

async function webSha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
