import { listOf, type StubPage } from './stubPage.ts'

/** How a vendor's script takes over from the stub of a page. */
export type Takeover = 'dispatch callMethod' | 'dispatch exe' | 'replace' | 'methods' | 'push'

/** What a vendor was told: what the queue had kept, and every call from then on. */
export type Calls = (readonly unknown[])[]

/**
 * Does what a vendor's script does when it has loaded: takes what was kept, and takes every further call itself.
 *
 * `kept` is the property of a function with what it kept; arrays keep it themselves.
 */
export function loadVendor({ globals }: StubPage, name: string, takeover: Takeover, kept = 'q'): Calls {
  const stub = globals[name]
  const queue: unknown = typeof stub === 'function' ? Reflect.get(stub, kept) : stub
  const calls: Calls = Array.isArray(queue) ? queue.map(listOf) : []
  const record = (...facts: readonly unknown[]): void => void calls.push(facts)
  if (takeover === 'replace') globals[name] = record
  else if (takeover === 'push')
    globals[name] = { push: (...facts: readonly unknown[]) => facts.map((fact) => record(...listOf(fact))) }
  else if (takeover === 'methods') globals[name] = methodsOf(stub, record)
  else if (typeof stub === 'function') Reflect.set(stub, takeover.slice('dispatch '.length), record)
  if (Array.isArray(queue)) queue.length = 0
  return calls
}

/** An object with the methods that the stub had: pages know no others. */
function methodsOf(stub: unknown, record: (...facts: readonly unknown[]) => void): object {
  const methods = Object.entries(stub ?? {}).filter(([, value]) => typeof value === 'function')
  return Object.fromEntries(
    methods.map(([method]) => [method, (...facts: readonly unknown[]): void => record(method, ...facts)]),
  )
}
