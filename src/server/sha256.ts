import { nodeCrypto } from './nodeCrypto.js'

/** The SHA-256 of bytes, or of a text in UTF-8. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const node = nodeCrypto()
  if (node) return node.createHash('sha256').update(data).digest()
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
