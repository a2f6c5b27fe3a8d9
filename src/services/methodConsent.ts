import type { Service, ServiceContext } from '../core/index.js'
import { callVendor } from '../core/vendors.js'
import { giveBack, takeOver } from './takeOver.js'

/** A vendor that lives in one global object with methods: an array that keeps calls, until its script takes over. */
interface VendorMethods {
  readonly name: string
  /** The methods that keep their calls, between spaces. */
  readonly methods: string
  /** Further properties that the script expects of the array. */
  readonly properties: (context: ServiceContext) => Readonly<Record<string, unknown>>
  /** Called at the first grant, before the script loads. */
  readonly first: readonly string[]
  /** Called at every later grant. */
  readonly again?: readonly string[]
  /**
   * Called with facts when other decisions change, and before every later grant. While the script has not come, the
   * properties say the same.
   */
  readonly update?: (context: ServiceContext) => readonly (readonly [method: string, ...facts: readonly unknown[]])[]
  /** Called at the withdrawal. */
  readonly deny: readonly string[]
}

/**
 * How a vendor with methods is told: the array is made at the grant, never before, and what counts people falls silent
 * at the withdrawal. One that the page has made itself is taken over, without what it kept before the grant. What was
 * called while the script was still on its way is taken back at the withdrawal, and called anew at the next grant.
 */
export function methodConsent(vendor: VendorMethods): NonNullable<Service['consent']> {
  const { name, methods, properties, first, again = [], update, deny } = vendor
  const started = new WeakSet<object>()
  const muted = new WeakMap<object, () => void>()
  const call = (globals: ServiceContext['globals'], names: readonly string[]): void => {
    for (const method of names) callVendor(globals, `${name}.${method}`)
  }
  const tell = (context: ServiceContext): void => {
    const { globals } = context
    if (!update || !started.has(globals)) return
    const found = globals[name]
    if (Array.isArray(found)) Object.assign(found, properties(context))
    else for (const [method, ...facts] of update(context)) callVendor(globals, `${name}.${method}`, ...facts)
  }

  return {
    grant: (context) => {
      const { globals } = context
      muted.get(globals)?.()
      muted.delete(globals)
      const found = (globals[name] ??= [])
      const isFirst = !started.has(globals)
      if (isFirst && Array.isArray(found)) {
        // People did not agree to what the page let it keep.
        if (takeOver(found)) makeQueue(found, methods)
        Object.assign(found, properties(context))
      }
      tell(context)
      call(globals, isFirst ? first : again)
      started.add(globals)
    },
    update: tell,
    deny: ({ globals, mute }) => {
      if (!started.has(globals) || muted.has(globals)) return
      const queue: unknown = globals[name]
      if (Array.isArray(queue) && queue.length > 0) {
        // Its script has not come: nothing stays for it but the denial, and the next grant starts from the beginning.
        queue.length = 0
        started.delete(globals)
        giveBack(queue)
      }
      call(globals, deny)
      muted.set(globals, mute(name))
    },
  }
}

/** Empties an array, and has it keep calls of methods. */
function makeQueue(queue: unknown[], methods: string): void {
  queue.length = 0
  const calls: Record<string, unknown> = {}
  for (const method of methods.split(' ')) {
    calls[method] = (...facts: readonly unknown[]): void => {
      queue.push([method, ...facts])
    }
  }
  Object.assign(queue, calls)
}
