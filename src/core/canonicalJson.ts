/**
 * JSON with the keys of every object in order, so that equal data has equal text: what is hashed and signed.
 *
 * Keeps what JSON keeps: `undefined` and functions are left out. The same as RFC 8785 for data without fractions.
 *
 * @throws TypeError for data that leads in a circle, as `JSON.stringify` does
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @example
 * canonicalJson({ b: 1, a: [true] }) // {"a":[true],"b":1}
 */
export function canonicalJson(value: unknown): string {
  // One pass of JSON settles dates, `toJSON` and everything that JSON cannot hold.
  const plain: unknown = JSON.parse(JSON.stringify(value) ?? 'null')
  return write(plain)
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${write(part)}`).join()}}`
}
