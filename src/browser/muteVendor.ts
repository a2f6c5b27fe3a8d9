import type { ServiceContext } from '../core/index.js'

type Globals = ServiceContext['globals']

// What counts people. Settings, consent and what a vendor's own parts call among themselves go on.
const COUNTS = /^(track|ping|logAll|page|identify|capture|alias|group|screen|event)/

/**
 * Puts a silent double in place of a vendor's function or object. Returns the way back.
 *
 * A function takes no call any more, an object none of a method that counts, a queue no command that does. Everything
 * else passes through: the vendor's own parts read and write properties as before.
 */
export function muteVendor(globals: Globals, name: string): () => void {
  const vendor: object = new Object(globals[name])
  // A string or nothing: there is nobody to silence.
  if (vendor !== globals[name]) return () => undefined
  const silent = new Proxy(vendor, {
    apply: () => undefined,
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      if (COUNTS.test(String(key))) return () => undefined
      return key === 'push'
        ? (...commands: readonly unknown[]): unknown => Reflect.apply(value, target, commands.filter(isHarmless))
        : value
    },
  })
  globals[name] = silent
  return () => {
    // The vendor may have put something newer in place meanwhile.
    if (globals[name] === silent) globals[name] = vendor
  }
}

/** Drops what a queue holds and counts people. */
export function forgetCounts(globals: Globals, name: string): void {
  const queue = globals[name]
  if (!Array.isArray(queue)) return
  const entries: unknown[] = queue
  entries.splice(0, entries.length, ...entries.filter(isHarmless))
}

/** Whether a command of a queue counts nobody; its first word is its name. */
function isHarmless(command: unknown): boolean {
  const name: unknown = Array.isArray(command) ? command[0] : command
  return !COUNTS.test(String(name))
}
