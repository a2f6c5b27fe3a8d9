/** A hash of Node that takes its data piece by piece. */
interface NodeHash {
  update(data: string | Uint8Array): NodeHash
  digest(): Uint8Array
  digest(encoding: 'hex'): string
}

/** What of Node's own cryptography is used. */
export interface NodeCrypto {
  createHash(algorithm: 'sha256'): NodeHash
  createHmac(algorithm: 'sha256', key: object): NodeHash
  createSecretKey(key: string, encoding: 'utf8'): object
}

/**
 * Node's own cryptography where there is any, `null` elsewhere. It answers at once; Web Crypto hands each text to another
 * thread and back, which costs nine times as much and, on a busy machine, a wait each time.
 *
 * Asked for instead of imported, so that this runs where there is no module of Node, and no types of it.
 */
export function nodeCrypto(): NodeCrypto | null {
  const found: unknown = Reflect.get(globalThis, 'process')
  if (!hasBuiltins(found)) return null
  // Workers that imitate Node know few of its modules.
  const module = found.getBuiltinModule('node:crypto')
  return isNodeCrypto(module) ? module : null
}

function hasBuiltins(value: unknown): value is { getBuiltinModule(id: string): unknown } {
  return typeof value === 'object' && value !== null && hasFunction(value, 'getBuiltinModule')
}

function isNodeCrypto(value: unknown): value is NodeCrypto {
  const names = ['createHash', 'createHmac', 'createSecretKey']
  return typeof value === 'object' && value !== null && names.every((name) => hasFunction(value, name))
}

function hasFunction(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === 'function'
}
