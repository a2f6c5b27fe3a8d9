interface Found {
  readonly owner: unknown
  readonly value: unknown
}

/** Whether a vendor has put a function into the page, by its path: `fbq`, or `$zoho.salesiq.tracking.off`. */
export function hasVendor(globals: object, path: string): boolean {
  return typeof find(globals, path).value === 'function'
}

/** Calls what a vendor has put into the page, by its path. Nothing happens while it is not there. */
export function callVendor(globals: object, path: string, ...values: readonly unknown[]): void {
  const { owner, value } = find(globals, path)
  if (typeof value === 'function') Reflect.apply(value, owner, values)
}

function find(globals: object, path: string): Found {
  return path
    .split('.')
    .reduce<Found>(
      ({ value }, key) => ({ owner: value, value: isHolder(value) ? Reflect.get(value, key) : undefined }),
      { owner: undefined, value: globals },
    )
}

function isHolder(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
