/** The value under a path of keys in what another origin sent, as an object or as JSON; `undefined` where none is. */
export function valueAt(message: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    typeof message === 'string' ? parse(message) : message,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
