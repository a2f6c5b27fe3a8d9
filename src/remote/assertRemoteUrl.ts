import { consentError } from '../core/index.js'

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/

/**
 * Refuses an address over which anybody on the way could read and change choices.
 *
 * @throws ConsentError 340 for everything but https, and http to this very machine
 */
export function assertRemoteUrl(url: string): void {
  // A path stays on the origin of the page, which is as safe as the page.
  if (/^\/(?!\/)/.test(url)) return
  const { protocol, hostname, username } = parse(url)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOCAL.test(hostname))
  if (!isSafe || username) throw consentError(340, url)
}

function parse(url: string): Pick<URL, 'protocol' | 'hostname' | 'username'> {
  try {
    return new URL(url)
  } catch {
    return { protocol: '', hostname: '', username: '' }
  }
}
