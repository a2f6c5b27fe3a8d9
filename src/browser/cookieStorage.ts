import { decodeChoice } from '../core/codec.js'
import type { ChoiceCookie, ConsentStorage } from '../core/index.js'

// The validity of a choice stands in its value, so the cookie itself lives as long as browsers allow.
const MAX_AGE = 395 * 86_400

/**
 * Writes the choice into a cookie, where the server can read it too. The same name at other places is removed by the
 * effect that follows the page. The server's copy stays, unless it grants what this choice does not.
 *
 * `Secure` is left out on http pages only, as browsers would refuse the cookie there.
 */
export function cookieStorage({ name, scope, domain }: ChoiceCookie): Omit<ConsentStorage, 'read'> {
  // The server's.
  const copy = `${name}_s`
  const set = (cookie: string, maxAge: number): void => {
    const site = scope === 'site' && domain ? `; Domain=${domain}` : ''
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    document.cookie = `${cookie}; Path=/; Max-Age=${maxAge}; SameSite=Lax${site}${secure}`
  }
  return {
    write: (value) => {
      // It would bring back what was withdrawn, once this cookie is gone or where nothing reaches the server.
      const copies = `; ${document.cookie}`.split(`; ${copy}=`).slice(1)
      if (copies.some((held) => grantsMore(held.replace(/;.*/, ''), value))) set(`${copy}=`, 0)
      set(`${name}=${value}`, MAX_AGE)
    },
    clear: () => {
      set(`${name}=`, 0)
      set(`${copy}=`, 0)
    },
  }
}

/** Whether a stored choice grants something that another one does not. */
function grantsMore(value: string, other: string): boolean {
  const { decisions = {} } = decodeChoice(value) ?? {}
  const newer = decodeChoice(other)?.decisions
  return Object.keys(decisions).some((id) => decisions[id] === 'granted' && newer?.[id] !== 'granted')
}
