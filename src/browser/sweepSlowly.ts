import type { ConsentConfig, LeftItem, LeftReason, Permissions, StorageKind, SweptItem } from '../core/index.js'
import { condemned, declaredBy } from './condemned.js'
import type { Swept } from './sweep.js'

/** A storage that answers later. */
interface SlowPlace {
  readonly kind: StorageKind
  readonly list: () => Promise<readonly string[]>
  /** Why it could not be removed; `null` when it is gone. */
  readonly remove: (name: string) => Promise<LeftReason | null>
}

/**
 * Removes databases, caches and service workers that denied services declared. A service worker is known by the path of
 * its script. What a browser does not have, or not on this page, holds nothing.
 */
export async function sweepSlowly(config: ConsentConfig, permissions: Permissions): Promise<Swept> {
  const removed: SweptItem[] = []
  const left: LeftItem[] = []
  for (const { kind, list, remove } of PLACES) {
    const items = declaredBy(config, permissions, 'denied').filter(
      (one) => one.kind === kind && one.item.party !== 'third',
    )
    if (items.length === 0) continue
    try {
      for (const item of condemned(config, permissions, kind, await list())) {
        const reason = await remove(item.name)
        if (reason) left.push({ ...item, reason })
        else removed.push(item)
      }
    } catch {
      // It neither lists nor removes anything, so nobody can say whether these are there.
      left.push(...items.map(({ item: _, ...own }): LeftItem => ({ ...own, reason: 'unknown' })))
    }
  }
  return { removed, left }
}

const PLACES: readonly SlowPlace[] = [
  {
    kind: 'indexed-db',
    list: async () => ('indexedDB' in window ? (await indexedDB.databases()).flatMap(({ name }) => name ?? []) : []),
    remove: removeDatabase,
  },
  {
    kind: 'cache',
    list: async () => ('caches' in window ? caches.keys() : []),
    remove: async (name) => {
      await caches.delete(name)
      return (await caches.has(name)) ? 'still-there' : null
    },
  },
  {
    kind: 'service-worker',
    list: async () => {
      if (!('serviceWorker' in navigator)) return []
      const registrations = await navigator.serviceWorker.getRegistrations()
      return [...new Set([...registrations.map(workerOf), navigator.serviceWorker.controller].flatMap(pathOf))]
    },
    remove: removeWorker,
  },
]

/** A connection that nobody closes keeps a database; it goes with the last page that has one. */
function removeDatabase(name: string): Promise<LeftReason | null> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve(null))
    request.addEventListener('error', () => resolve('still-there'))
    request.addEventListener('blocked', () => resolve('in-use'))
  })
}

/** A worker that controls this page goes on until the page is left. */
async function removeWorker(path: string): Promise<LeftReason | null> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (pathOf(workerOf(registration)).includes(path) && !(await registration.unregister())) return 'still-there'
  }
  return pathOf(navigator.serviceWorker.controller).includes(path) ? 'in-use' : null
}

function workerOf({ active, waiting, installing }: ServiceWorkerRegistration): ServiceWorker | null {
  return active ?? waiting ?? installing
}

function pathOf(worker: ServiceWorker | null): readonly string[] {
  return worker ? [new URL(worker.scriptURL).pathname] : []
}
