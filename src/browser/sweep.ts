import type { ConsentConfig, Permissions, Service, StoredItem, WithdrawalReport } from '../core/index.js'
import { expireCookie } from './expireCookie.js'

type Swept = Pick<WithdrawalReport, 'removed' | 'left'>

/**
 * Removes what denied services declared, and says what is left and why.
 *
 * The SDK's own items and those of permitted services stay, also when a denied service declares a name that covers
 * them: the longest declaration of a name owns it.
 */
export function sweep(config: ConsentConfig, denied: readonly Service[], permissions: Permissions): Swept {
  const removed: WithdrawalReport['removed'][number][] = []
  const left: WithdrawalReport['left'][number][] = []
  const isKept = (kind: string, name: string, length: number): boolean =>
    (kind === 'cookie' && name === config.cookie.name) ||
    config.services.some(
      ({ id, stores }) =>
        permissions[id] === 'granted' &&
        stores !== 'nothing' &&
        stores.some((item) => kindOf(item) === kind && covers(item, name) && item.name.length >= length),
    )

  for (const { id: service, stores } of denied) {
    for (const item of stores === 'nothing' ? [] : stores) {
      const kind = kindOf(item)
      const names = namesOf(kind).filter((name) => covers(item, name) && !isKept(kind, name, item.name.length))
      for (const name of names) {
        removeItem({ kind, name })
        if (namesOf(kind).includes(name)) left.push({ service, name, kind, reason: 'still-there' })
        else removed.push({ service, name, kind })
      }
      if (item.party === 'third') left.push({ service, name: item.name, kind, reason: 'third-party' })
      else if (item.httpOnly) left.push({ service, name: item.name, kind, reason: 'http-only' })
    }
  }
  return { removed, left }
}

function kindOf(item: StoredItem): NonNullable<StoredItem['kind']> {
  return item.kind ?? 'cookie'
}

function covers(item: StoredItem, name: string): boolean {
  return item.match === 'prefix' ? name.startsWith(item.name) : name === item.name
}

/** The names that exist now, as far as scripts can see. */
function namesOf(kind: string): readonly string[] {
  try {
    if (kind === 'cookie')
      return [...new Set(document.cookie.split(/;\s*/).flatMap((pair) => pair.split('=')[0] || []))]
    if (kind === 'local') return Object.keys(localStorage)
    if (kind === 'session') return Object.keys(sessionStorage)
  } catch {
    // Blocked storage holds nothing that could be removed.
  }
  return []
}

/** Removes an item of this origin, wherever a script could have put it. */
export function removeItem({ kind = 'cookie', name }: Pick<StoredItem, 'kind' | 'name'>): void {
  if (kind === 'cookie') expireCookie(name)
  if (kind === 'local') localStorage.removeItem(name)
  if (kind === 'session') sessionStorage.removeItem(name)
}
