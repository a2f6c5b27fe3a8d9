import { formatUuid } from './formatUuid.js'

// Present in every browser and in Node; core is compiled without the dom library.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

/**
 * A UUID of version 7: it sorts by time and is made on the device.
 *
 * @param now epoch milliseconds, which stand in its first 48 bits
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function uuidv7(now: number): string {
  // `randomUUID` would be shorter, but pages on http do not have it.
  const random = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => (byte & 15).toString(16))
  random[0] = '7'
  random[4] = '89ab'.charAt(Number.parseInt(random[4] ?? '0', 16) & 3)
  return formatUuid(now, random.join(''))
}
