import { hex } from './hex.js'
import { nodeCrypto } from './nodeCrypto.js'

/** The SHA-256 of bytes, or of a text in UTF-8: 64 hexadecimal digits. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const node = nodeCrypto()
  if (node) return node.hash('sha256', data, 'hex')
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
