import type { ChoiceCookie, ConsentStorage } from '../core/index.js'

// The validity of a choice stands in its value, so the cookie itself lives as long as browsers allow.
const MAX_AGE = 395 * 86_400

/**
 * Writes the choice into a cookie, where the server can read it too.
 *
 * `Secure` is left out on http pages only, as browsers would refuse the cookie there.
 */
export function cookieStorage({ name, scope, domain }: ChoiceCookie): Omit<ConsentStorage, 'read'> {
  const place = `; Path=/${scope === 'site' && domain ? `; Domain=${domain.replace(/^\./, '')}` : ''}`
  const set = (cookie: string, maxAge: number): void => {
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    document.cookie = `${cookie}; Max-Age=${maxAge}; SameSite=Lax${place}${secure}`
  }
  return {
    write: (value) => {
      set(`${name}=${value}`, MAX_AGE)
      // A former version of the site may have kept it for another host or path.
      if (document.cookie.split(`${name}=`).length > 2) void dropOthers(name, place)
    },
    clear: () => {
      set(`${name}=`, 0)
      // The server's copy.
      set(`${name}_s=`, 0)
    },
  }
}

/** Is seldom needed, and comes with the chunk that cleans up. Without it the newest of both counts. */
async function dropOthers(name: string, kept: string): Promise<void> {
  const { expireCookie } = await import('./cleaning.js')
  expireCookie(name, kept)
}
