import type { ConsentStore } from '../core/index.js'
import { expireCookie } from './expireCookie.js'

/**
 * Removes what another tool kept, once its choice was taken over and is stored: left alone, it would come back after
 * the own choice was forgotten.
 */
export function dropImported({ config }: ConsentStore): void {
  for (const { kind, name } of (config.import ?? []).flatMap(({ items }) => items)) {
    try {
      if (kind === 'local') localStorage.removeItem(name)
      else expireCookie(name)
    } catch {
      // Blocked storage holds nothing that could be removed.
    }
  }
}
