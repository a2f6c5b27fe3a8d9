import type { LeftItem, SweptItem, WithdrawalReport } from '../core/index.js'
import type { Swept } from './sweep.js'

/**
 * A report after another look: whatever was ever met and is not left any more has been removed. Returns `before` itself
 * when nothing is new, so that an app need not show again what was dismissed.
 *
 * @param services those that were withdrawn on this page and are still denied
 * @param mustReload whether one of them can only be stopped by a reload
 */
export function updateReport(
  before: WithdrawalReport | null,
  found: Swept,
  services: readonly string[],
  mustReload: boolean,
): WithdrawalReport {
  const isOurs = ({ service }: SweptItem): boolean => services.includes(service)
  const left = byKey(found.left.filter(isOurs))
  const removed = byKey([
    ...(before?.removed ?? []),
    ...(before?.left ?? []).filter(isWithinReach).map(({ reason: _, ...item }) => item),
    ...found.removed.filter(isOurs),
  ])
  for (const key of left.keys()) removed.delete(key)
  const next: WithdrawalReport = {
    services,
    removed: [...removed.values()],
    left: [...left.values()],
    needsReload: mustReload || [...left.values()].some(isWithinReach),
  }
  return before && JSON.stringify(before) === JSON.stringify(next) ? before : next
}

/** Another domain may hold an item of the same name, which says nothing about the own one. */
function byKey<Item extends SweptItem & Partial<LeftItem>>(items: readonly Item[]): Map<string, Item> {
  return new Map(
    items.map((item) => [`${item.service} ${item.kind} ${item.name} ${item.reason === 'third-party'}`, item]),
  )
}

/** What a reload may help with, unlike items of other domains and those that only a server can see. */
function isWithinReach({ reason }: LeftItem): boolean {
  return reason !== 'http-only' && reason !== 'third-party'
}
