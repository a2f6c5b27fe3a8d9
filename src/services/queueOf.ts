import type { ServiceContext } from '../core/index.js'

/** The array under which a page keeps a vendor's commands; made when there is none. */
export function queueOf(globals: ServiceContext['globals'], name: string): unknown[] {
  const queue: unknown = globals[name]
  if (Array.isArray(queue)) return queue
  const made: unknown[] = []
  globals[name] = made
  return made
}
