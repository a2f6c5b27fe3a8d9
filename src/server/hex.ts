/** Bytes as hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16)
  return text
}

/** The bytes of hexadecimal digits. */
export function fromHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (digitAt(digits, 2 * at) << 4) | digitAt(digits, 2 * at + 1)
  return bytes
}

/** Of each subject 32 are read, ten times faster than by `parseInt`. */
function digitAt(digits: string, at: number): number {
  const code = digits.charCodeAt(at)
  // Letters of both cases come after the digits, and end in 1 to 6.
  return (code & 15) + (code > 64 ? 9 : 0)
}
