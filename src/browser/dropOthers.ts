import type { ChoiceCookie } from '../core/index.js'
import { expireCookie } from './expireCookie.js'

/** Removes the cookie of the choice from everywhere but the place where it is kept now. */
export function dropOthers({ name, scope, domain }: ChoiceCookie): void {
  expireCookie(name, `; Path=/${scope === 'site' && domain ? `; Domain=${domain.replace(/^\./, '')}` : ''}`)
}
