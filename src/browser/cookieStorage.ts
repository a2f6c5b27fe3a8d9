import type { ChoiceCookie, ConsentStorage } from '../core/index.js'

// The validity of a choice stands in its value, so the cookie itself lives as long as browsers allow.
const MAX_AGE = 395 * 86_400

/**
 * Writes the choice into a cookie, where the server can read it too.
 *
 * `Secure` is left out on http pages only, as browsers would refuse the cookie there.
 */
export function cookieStorage({ name, scope, domain }: ChoiceCookie): Omit<ConsentStorage, 'read'> {
  const set = (value: string, maxAge: number): void => {
    const site = scope === 'site' && domain ? `; Domain=${domain}` : ''
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    document.cookie = `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${site}${secure}`
  }
  return {
    write: (value) => set(value, MAX_AGE),
    clear: () => set('', 0),
  }
}
