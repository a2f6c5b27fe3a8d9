import type { Choice, ConsentStore } from '../core/index.js'
import { cookieNames } from './cookieNames.js'
import { expireCookie } from './expireCookie.js'

/**
 * Removes the cookie of the choice from everywhere but the place where it is kept now: a former version of the site kept
 * it for another host or path. The newest was taken, and stands alone from now on.
 */
export function dropOthers({ config, inlet }: ConsentStore, choice: Choice): void {
  const { name, scope, domain } = config.cookie
  if (config.storage || cookieNames().filter((one) => one === name).length < 2) return
  expireCookie(name, `; Path=/${scope === 'site' && domain ? `; Domain=${domain.replace(/^\./, '')}` : ''}`)
  // A host of one label keeps its cookies under two names, and it went with the others: as a new one it is kept again.
  inlet.set({ choice: { ...choice } })
}
