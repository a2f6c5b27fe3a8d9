import type { ConsentConfig, ConsentState, LeftItem, StorageKind, SweptItem } from '../core/index.js'
import { condemned, covers, declaredBy } from './condemned.js'
import { cookieNames } from './cookieNames.js'
import { expireCookie } from './expireCookie.js'

/** What a sweep removed, and what it had to leave. */
export interface Swept {
  readonly removed: readonly SweptItem[]
  readonly left: readonly LeftItem[]
}

/** What a sweep goes by. */
type CleanedState = Pick<ConsentState, 'permissions' | 'withdrawal'>

/** A storage that answers at once. */
interface Place {
  readonly kind: StorageKind
  readonly list: () => readonly string[]
  readonly remove: (name: string) => void
}

/**
 * Removes the cookies and the entries of both web storages that denied services declared, in this very call; says what
 * is left and why. What answers later is the business of `sweepSlowly`.
 */
export function sweep(config: ConsentConfig, { permissions, withdrawal }: CleanedState): Swept {
  const removed: SweptItem[] = []
  const left: LeftItem[] = []
  for (const { kind, list, remove } of PLACES) {
    const names = attempt(list)
    const items = condemned(config, permissions, kind, names)
    for (const { name } of items) attempt(() => remove(name))
    const still = items.length > 0 ? attempt(list) : names
    for (const item of items) {
      if (still.includes(item.name)) left.push({ ...item, reason: 'still-there' })
      else removed.push(item)
    }
  }
  // Also what was removed earlier on this page.
  const seen = [...removed, ...left, ...(withdrawal?.removed ?? [])]
  for (const { item, ...own } of declaredBy(config, permissions, 'denied')) {
    if (item.party === 'third') left.push({ ...own, reason: 'third-party' })
    // One that was seen was within reach, whatever its declaration says.
    else if (item.httpOnly && !seen.some(({ kind, name }) => kind === own.kind && covers(item, name)))
      left.push({ ...own, reason: 'http-only' })
  }
  return { removed, left }
}

const PLACES: readonly Place[] = [
  { kind: 'cookie', list: cookieNames, remove: expireCookie },
  // Looked up at each call: merely naming a storage throws where it is blocked.
  { kind: 'local', list: () => Object.keys(localStorage), remove: (name) => localStorage.removeItem(name) },
  { kind: 'session', list: () => Object.keys(sessionStorage), remove: (name) => sessionStorage.removeItem(name) },
]

/** What work finds. Blocked storage holds nothing that could be removed. */
function attempt(work: () => readonly string[] | void): readonly string[] {
  try {
    return work() ?? []
  } catch {
    return []
  }
}
