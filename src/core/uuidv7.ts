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
  const digits = `${now.toString(16).padStart(12, '0')}7xxxyxxxxxxxxxxxxxxx`.replace(/[xy]/g, (mark) => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    return (mark === 'x' ? byte & 15 : (byte & 3) | 8).toString(16)
  })
  return digits.replace(/^(.{8})(....)(....)(....)/, '$1-$2-$3-$4-')
}
