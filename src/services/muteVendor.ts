import type { ServiceContext } from '../core/index.js'

// What counts people. Settings, consent and what a vendor's own parts call among themselves go on.
const COUNTS = /^(track|page|identify|capture|alias|group|screen|event)/

/**
 * Puts a silent double in place of a vendor's function or object, so that calls which the page makes after a withdrawal
 * reach nobody, at no later grant either. Returns the way back.
 *
 * Everything but the calls passes through: the vendor's own parts read and write properties as before.
 */
export function muteVendor(globals: ServiceContext['globals'], name: string): () => void {
  const vendor: unknown = globals[name]
  const isFunction = typeof vendor === 'function'
  if (!isFunction && (typeof vendor !== 'object' || vendor === null)) return () => undefined
  const silent = new Proxy(vendor, {
    apply: () => undefined,
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' && COUNTS.test(String(key)) ? () => undefined : value
    },
  })
  globals[name] = silent
  return () => {
    // The vendor may have put something newer in place meanwhile.
    if (globals[name] === silent) globals[name] = vendor
  }
}
