import type { Service, ServiceContext } from '../core/index.js'
import { callVendor } from '../core/vendors.js'
import { giveBack, takeOver } from './takeOver.js'

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
  /** Told at every later grant, once the script was there. */
  readonly again?: (context: ServiceContext) => readonly Command[]
  /** Told when other decisions change. */
  readonly update?: (context: ServiceContext) => readonly Command[]
  /** Told at the withdrawal. */
  readonly deny?: readonly Command[]
}

/**
 * How a vendor of the usual shape is told: the function is made at the grant, never before, and falls silent at the
 * withdrawal. One that the page has made itself is taken over, without what it kept before the grant. What it was told
 * while its script was still on its way is taken back at the withdrawal, and told anew at the next grant.
 */
export function functionConsent(vendor: VendorFunction): NonNullable<Service['consent']> {
  const { name, first, again, update, deny = [] } = vendor
  const stubs = new WeakMap<object, object>()
  const muted = new WeakMap<object, () => void>()
  /** Whether the script has put what does the work under the function. */
  const isAtWork = (stub: object): boolean => typeof Reflect.get(stub, vendor.dispatch ?? '') === 'function'
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
      if (typeof found === 'function') {
        stubs.set(globals, found)
        if (!isAtWork(found) && takeOver(found)) {
          // People did not agree to what the page let it keep.
          queueIn(found, vendor.queue).length = 0
          Object.assign(found, vendor.properties)
        }
      }
      return tell(context, first?.(context))
    },
    update: (context) => {
      if (stubs.has(context.globals)) tell(context, update?.(context))
    },
    deny: (context) => {
      const { globals, mute } = context
      const stub = stubs.get(globals)
      if (!stub || muted.has(globals)) return
      if (globals[name] === stub && !isAtWork(stub)) {
        // Its script has not come: nothing stays for it but the denial, and the next grant starts from the beginning.
        queueIn(stub, vendor.queue).length = 0
        stubs.delete(globals)
        giveBack(stub)
      }
      tell(context, deny)
      muted.set(globals, mute(name))
    },
  }
}

function createStub({ queue, dispatch = '' }: VendorFunction): object {
  // Vendors apply what was kept to their own function, so it is kept as it came: as `arguments`.
  const stub = function vendor(): void {
    const work: unknown = Reflect.get(stub, dispatch)
    if (typeof work === 'function') Reflect.apply(work, stub, arguments)
    else queueIn(stub, queue).push(arguments)
  }
  Reflect.set(stub, queue, [])
  return stub
}

function queueIn(stub: object, name: string): unknown[] {
  const queue: unknown = Reflect.get(stub, name)
  return Array.isArray(queue) ? queue : []
}
