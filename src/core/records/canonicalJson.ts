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
  return canonicalText(JSON.parse(JSON.stringify(value) ?? 'null'))
}

function canonicalText(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`
  if (!isObject(value)) return String(value)
  let members = ''
  for (const key of Object.keys(value).sort()) members += `${members && ','}${quote(key)}:${canonicalText(value[key])}`
  return `{${members}}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Most texts hold nothing that JSON escapes, and a look is quicker than a call. */
function quote(text: string): string {
  return /^[\w .:/@-]*$/.test(text) ? `"${text}"` : JSON.stringify(text)
}
