import type { createHash, createHmac, createSecretKey } from 'node:crypto'

/** What of Node's own cryptography is used. */
export interface NodeCrypto {
  readonly createHash: typeof createHash
  readonly createHmac: typeof createHmac
  readonly createSecretKey: typeof createSecretKey
}

/**
 * Node's own cryptography where there is any, `null` elsewhere. It answers at once; Web Crypto hands each text to another
 * thread and back, which costs nine times as much and, on a busy machine, a wait each time.
 *
 * Asked for instead of imported, so that a bundle for workers names no module of Node.
 */
export function nodeCrypto(): NodeCrypto | null {
  if (!('process' in globalThis) || typeof process.getBuiltinModule !== 'function') return null
  // Workers that imitate Node know few of its modules.
  return process.getBuiltinModule('node:crypto') ?? null
}
