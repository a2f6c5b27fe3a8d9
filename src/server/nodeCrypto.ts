interface Digest {
  readonly update: (data: string) => Digest
  readonly digest: (encoding: 'hex') => string
}

/** What of Node's own cryptography is used. Written out, because what a worker or a browser builds has no types of Node. */
export interface NodeCrypto {
  readonly hash: (algorithm: 'sha256', data: string | Uint8Array, encoding: 'hex') => string
  readonly createHmac: (algorithm: 'sha256', key: object) => Digest
  readonly createSecretKey: (secret: string, encoding: 'utf8') => object
}

/**
 * Node's own cryptography where there is any, `null` elsewhere. It answers at once; Web Crypto hands each text to another
 * thread and back, which costs nine times as much and, on a busy machine, a wait each time.
 *
 * Asked for instead of imported, so that a bundle for workers names no module of Node.
 */
export function nodeCrypto(): NodeCrypto | null {
  const builtIn: unknown = 'process' in globalThis ? Reflect.get(process, 'getBuiltinModule') : undefined
  if (typeof builtIn !== 'function') return null
  const found: unknown = Reflect.apply(builtIn, process, ['node:crypto'])
  return isNodeCrypto(found) ? found : null
}

// Workers that imitate Node know few of its modules, and not all of each.
function isNodeCrypto(value: unknown): value is NodeCrypto {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['hash', 'createHmac', 'createSecretKey'].every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
