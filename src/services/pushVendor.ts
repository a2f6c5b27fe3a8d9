import type { ServiceContext } from '../core/index.js'
import { queueOf } from './queueOf.js'

/**
 * Puts facts into a vendor's queue: an array until the script has loaded, an object with a `push` of its own
 * afterwards. The queue is made when there is none.
 */
export function pushVendor(globals: ServiceContext['globals'], name: string, ...facts: readonly unknown[]): void {
  const queue: unknown = globals[name] ?? queueOf(globals, name)
  const push: unknown = typeof queue === 'object' && queue !== null ? Reflect.get(queue, 'push') : undefined
  if (typeof push === 'function') Reflect.apply(push, queue, facts)
}
