/**
 * The network of an address: the first 24 bits of IPv4, the first 48 of IPv6. `null` for what is no address. A port, which
 * some proxies write behind it, and the zone of a local one do not count.
 *
 * It tells networks apart for a rate limit, no longer persons.
 */
export function truncateAddress(text: string): string | null {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? text
  const mapped = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?::\d{1,5})?$/i.exec(bare)
  if (mapped) return `${mapped[1]}.0`
  const address = bare.replace(/%[\w.-]{1,32}$/, '')
  if (!/^[\da-f:]{2,39}$/i.test(address) || !address.includes(':')) return null
  const [head = '', tail] = address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  if (groups.length !== 8) return null
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::`
}
