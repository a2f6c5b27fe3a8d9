import { ownItems, type ConsentConfig, type Service, type StorageKind, type StoredItem } from '../core/index.js'

/** One thing that is on the device now. */
export interface InventoryItem {
  readonly name: string
  readonly kind: StorageKind
  /** Its content, where it is a text. */
  readonly value: string | null
  /** The service that declares it; `own` for what this package keeps, `null` for what nobody declares. */
  readonly service: Service | 'own' | null
  /** Whether the site needs it to run. */
  readonly required: boolean
}

/**
 * What is on this device now, as far as scripts can see, each with the service that declares it.
 *
 * Storage that is blocked, or that the browser does not list, holds nothing that could be shown. Never rejects.
 */
export async function readInventory(config: ConsentConfig): Promise<readonly InventoryItem[]> {
  const lists = await Promise.all([
    attempt(cookies),
    attempt(() => entries('local', localStorage)),
    attempt(() => entries('session', sessionStorage)),
    attempt(databases),
    attempt(cacheStores),
    attempt(serviceWorkers),
  ])
  const own = ownItems(config, { remote: true })
  return lists.flat().map((found) => {
    const isOwn = own.some((item) => lengthOfMatch(item, found) > 0)
    const service = ownerOf(config.services, found)
    const required = config.decidables.some((one) => one.id === service?.id && one.required)
    return { ...found, service: isOwn ? 'own' : service, required: required && !isOwn }
  })
}

type Found = Pick<InventoryItem, 'name' | 'kind' | 'value'>

/** The service whose declaration names it best: a longer prefix beats a shorter one. */
function ownerOf(services: readonly Service[], found: Found): Service | null {
  let best: Service | null = null
  let length = 0
  for (const service of services) {
    for (const item of service.stores === 'nothing' ? [] : service.stores) {
      const match = item.party === 'third' ? 0 : lengthOfMatch(item, found)
      if (match > length) [best, length] = [service, match]
    }
  }
  return best
}

function lengthOfMatch({ name, match, kind = 'cookie' }: StoredItem, found: Found): number {
  if (kind !== found.kind) return 0
  if (found.name === name) return Number.POSITIVE_INFINITY
  const covers = match === 'suffix' ? found.name.endsWith(name) : match === 'prefix' && found.name.startsWith(name)
  return covers ? name.length : 0
}

async function attempt(read: () => readonly Found[] | Promise<readonly Found[]>): Promise<readonly Found[]> {
  try {
    return await read()
  } catch {
    return []
  }
}

function cookies(): readonly Found[] {
  return document.cookie
    .split(/;\s*/)
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { kind: 'cookie', name, value: value.join('=') }
    })
}

function entries(kind: 'local' | 'session', storage: Storage): readonly Found[] {
  return Object.keys(storage).map((name) => ({ kind, name, value: storage.getItem(name) }))
}

async function databases(): Promise<readonly Found[]> {
  const found = await indexedDB.databases()
  return found.flatMap(({ name }) => (name === undefined ? [] : { kind: 'indexed-db', name, value: null }))
}

async function cacheStores(): Promise<readonly Found[]> {
  const names = await caches.keys()
  return names.map((name) => ({ kind: 'cache', name, value: null }))
}

async function serviceWorkers(): Promise<readonly Found[]> {
  const registrations = await navigator.serviceWorker.getRegistrations()
  return registrations.map(({ scope }) => ({ kind: 'service-worker', name: new URL(scope).pathname, value: null }))
}
