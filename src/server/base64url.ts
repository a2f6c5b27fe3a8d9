const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** What each character stands for, by its code; -1 for those that stand for nothing. */
const VALUES = /* @__PURE__ */ Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)))

/** Bytes as base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = ''
  let [bits, count] = [0, 0]
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    for (count += 8; count >= 6; count -= 6) text += ALPHABET.charAt((bits >> (count - 6)) & 63)
    bits &= (1 << count) - 1
  }
  return count > 0 ? text + ALPHABET.charAt((bits << (6 - count)) & 63) : text
}

/** The bytes of a base64url text; `null` for every other text, other spellings of the same bytes included. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let [bits, count, length] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? -1
    if (value < 0) return null
    bits = (bits << 6) | value
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[length++] = bits >> count
    bits &= (1 << count) - 1
  }
  // What is left over belongs to no byte: in the one right spelling it is nought, and less than a character.
  return bits === 0 && count < 6 ? bytes : null
}
