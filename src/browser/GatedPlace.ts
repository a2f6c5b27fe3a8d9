import { lifetimeSeconds, readCookies, type Lifetime } from '../core/index.js'

/** Where gated items are written down. Every method may throw. */
export interface GatedPlace {
  readonly read: (key: string) => string | null
  readonly write: (key: string, value: string, lifetime: Lifetime | undefined) => void
  readonly remove: (key: string) => void
}

/** The kinds of storage that gated items can live in. */
export type GatedKind = 'cookie' | 'local' | 'session'

/** The place of a kind. */
export function gatedPlace(kind: GatedKind): GatedPlace {
  if (kind === 'cookie') return cookiePlace()
  // Looked up at each call: merely naming a storage throws where it is blocked.
  return webPlace(() => (kind === 'local' ? localStorage : sessionStorage))
}

/** Cookies of this host, readable for the server; without a lifetime until the browser is closed. */
function cookiePlace(): GatedPlace {
  const set = (key: string, value: string, age: string): void => {
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    document.cookie = `${encodeURIComponent(key)}=${encodeURIComponent(value)}; Path=/; SameSite=Lax${age}${secure}`
  }
  return {
    read: (key) => {
      const [value] = readCookies(document.cookie, encodeURIComponent(key))
      return value === undefined ? null : decodeURIComponent(value)
    },
    write: (key, value, lifetime = 'session') => {
      const seconds = lifetimeSeconds(lifetime)
      set(key, value, seconds ? `; Max-Age=${seconds}` : '')
    },
    remove: (key) => set(key, '', '; Max-Age=0'),
  }
}

// Nothing but an app that was given a lifetime writes this: the second at which the entry ends, and the entry.
const DATED = /^until:(\d+):([\s\S]*)$/

/** A web storage. It keeps an entry for ever, so one with a lifetime begins with its end. */
function webPlace(storage: () => Storage): GatedPlace {
  return {
    read: (key) => {
      const entry = storage().getItem(key)
      const [, end, value = null] = DATED.exec(entry ?? '') ?? []
      if (end === undefined) return entry
      if (Number(end) * 1000 > Date.now()) return value
      storage().removeItem(key)
      return null
    },
    write: (key, value, lifetime) => {
      const seconds = lifetimeSeconds(lifetime ?? 'session')
      storage().setItem(key, seconds ? `until:${Math.floor(Date.now() / 1000) + seconds}:${value}` : value)
    },
    remove: (key) => storage().removeItem(key),
  }
}
