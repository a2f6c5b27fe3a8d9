import type { ServiceContext } from '../core/index.js'

/**
 * Calls what a vendor has put into the page, by its path: `fbq`, or `$zoho.salesiq.tracking.off`. Nothing happens while
 * it is not there.
 */
export function callVendor(globals: ServiceContext['globals'], path: string, ...values: readonly unknown[]): void {
  let owner: unknown = globals
  let found: unknown = globals
  for (const key of path.split('.')) {
    owner = found
    found = isHolder(owner) ? Reflect.get(owner, key) : undefined
  }
  if (typeof found === 'function') Reflect.apply(found, owner, values)
}

function isHolder(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
