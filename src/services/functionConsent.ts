import type { Service, ServiceContext } from '../core/index.js'
import { callVendor } from '../core/vendors.js'

/** A call of the vendor's function. */
type Command = readonly [name: string, ...facts: readonly unknown[]]

/** A vendor that lives in one global function, which keeps what it is told until its script has loaded. */
interface VendorFunction {
  readonly name: string
  /** The property with what is kept. */
  readonly queue: string
  /** The property under which the script puts what does the work, for vendors that keep the function itself. */
  readonly dispatch?: string
  /** Further properties that the script expects of the function. */
  readonly properties?: Readonly<Record<string, unknown>>
  /** Further globals that have to be there before the script. */
  readonly globals?: Readonly<Record<string, unknown>>
  /** Told at the first grant, before the script loads. */
  readonly first?: (context: ServiceContext) => readonly Command[]
  /** Told at every later grant. */
  readonly again?: (context: ServiceContext) => readonly Command[]
  /** Told when other decisions change. */
  readonly update?: (context: ServiceContext) => readonly Command[]
  /** Told at the withdrawal. */
  readonly deny?: readonly Command[]
}

/**
 * How a vendor of the usual shape is told: the function is made at the grant, never before, and falls silent at the
 * withdrawal. What it was told while its script was still on its way is taken back then.
 */
export function functionConsent(vendor: VendorFunction): NonNullable<Service['consent']> {
  const { name, first, again, update, deny = [] } = vendor
  const stubs = new WeakMap<object, object>()
  const muted = new WeakMap<object, () => void>()
  const tell = ({ globals }: ServiceContext, commands: readonly Command[] = []): void => {
    for (const command of commands) callVendor(globals, name, ...command)
  }

  return {
    grant: (context) => {
      const { globals } = context
      muted.get(globals)?.()
      muted.delete(globals)
      if (stubs.has(globals)) return tell(context, again?.(context))
      Object.assign(globals, vendor.globals)
      const found: unknown = (globals[name] ??= createStub(vendor))
      if (typeof found === 'function') stubs.set(globals, found)
      return tell(context, first?.(context))
    },
    update: (context) => {
      if (stubs.has(context.globals)) tell(context, update?.(context))
    },
    deny: (context) => {
      const { globals, mute } = context
      const stub = stubs.get(globals)
      if (!stub || muted.has(globals)) return
      const hasLoaded = globals[name] !== stub || typeof Reflect.get(stub, vendor.dispatch ?? '') === 'function'
      if (!hasLoaded) {
        queueIn(stub, vendor.queue).length = 0
        stubs.delete(globals)
      }
      tell(context, deny)
      muted.set(globals, mute(name))
    },
  }
}

function createStub({ queue, dispatch = '', properties }: VendorFunction): object {
  // Vendors apply what was kept to their own function, so it is kept as it came: as `arguments`.
  const stub = Object.assign(function vendor(): void {
    const work: unknown = Reflect.get(stub, dispatch)
    if (typeof work === 'function') Reflect.apply(work, stub, arguments)
    else queueIn(stub, queue).push(arguments)
  }, properties)
  Reflect.set(stub, queue, [])
  return stub
}

function queueIn(stub: object, name: string): unknown[] {
  const queue: unknown = Reflect.get(stub, name)
  return Array.isArray(queue) ? queue : []
}
