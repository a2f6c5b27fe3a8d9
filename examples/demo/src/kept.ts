import { readCookies } from 'fluxconsent'

/** What a cookie holds; nothing where cookies are blocked, which makes merely asking for them throw. */
export function kept(name: string): string | undefined {
  try {
    return readCookies(document.cookie, name)[0]
  } catch {
    return undefined
  }
}
