import {
  createEmitter,
  isGranted,
  warnOnce,
  type Condition,
  type ConsentConfig,
  type Lifetime,
  type PermissionSource,
  type StorageKind,
  type StoredItem,
} from '../core/index.js'
import { gatedPlace, type GatedKind } from './GatedPlace.js'

/** Storage that needs permission. */
export interface GatedStorage extends Storage {
  /**
   * Calls back when other items may be there than before: after a grant, a withdrawal, and as soon as a provider runs.
   * Returns the way to stop.
   */
  readonly onChange: (listener: () => void) => () => void
  /** Follows what is permitted from now on; returns the way to stop. What is stored stays. */
  readonly start: () => () => void
}

/** Where and how long gated items are kept once they may be. */
export interface GatedStorageOptions {
  /** `cookie` lets the server read them. @default 'local' */
  readonly kind?: GatedKind
  /**
   * How long an item counts from its last write. In a web storage it then begins with its end, `until:<seconds>:`.
   * @default what the config declares for a cookie, else `session`; no end in a web storage
   */
  readonly lifetime?: Lifetime
  /**
   * The person has just set it and expects it to stay: a language, a currency, a theme, a draft. It is stored without
   * optional consent, provided that a required service lists it; use it for nothing else.
   */
  readonly explicit?: true
}

/**
 * The items behind a gated storage.
 *
 * @param sourceOf the store that says what is permitted; none permits nothing
 */
export function gatedItems(
  config: ConsentConfig,
  condition: Condition,
  { kind = 'local', lifetime, explicit }: GatedStorageOptions,
  sourceOf: () => PermissionSource | undefined,
): GatedStorage {
  const place = gatedPlace(kind)
  /** What could not be written down yet. */
  const memory = new Map<string, string>()
  /** What was written down or found there: what a withdrawal removes. */
  const written = new Set<string>()
  const changes = createEmitter<undefined>()
  const said = new Set<string>()
  let wasOpen = false

  const isOpen = (): boolean => {
    const source = sourceOf()
    return !!source && isGranted(source.getState().permissions, condition)
  }
  const declaration = (key: string): Declaration | undefined => declarationOf(config, kind, key)
  const warn = (key: string): void => {
    const found = declaration(key)
    if (!found) warnOnce(said, 310, key, kind)
    else if (explicit && !found.isRequired) warnOnce(said, 311, key, found.service)
  }
  const mayKeep = (key: string): boolean => isOpen() || (!!explicit && !!declaration(key)?.isRequired)
  const attempt = <Result>(work: () => Result): Result | null => {
    try {
      return work()
    } catch {
      return null
    }
  }
  const write = (key: string, value: string): void => {
    // Browsers drop without a word a cookie that is too long or not allowed here.
    const isKept = attempt(() => {
      place.write(key, value, lifetime ?? (kind === 'cookie' ? declaration(key)?.item.lifetime : undefined))
      return place.read(key) === value
    })
    if (!isKept) return
    written.add(key)
    memory.delete(key)
  }
  const read = (key: string): string | null => {
    const value = memory.get(key) ?? (mayKeep(key) ? attempt(() => place.read(key)) : null)
    if (value !== null && !memory.has(key)) written.add(key)
    return value
  }
  const remove = (key: string): void => {
    memory.delete(key)
    written.delete(key)
    attempt(() => place.remove(key))
  }
  /** What was set here is newer than what the last visit stored, and replaces it. */
  const flush = (): void => {
    for (const [key, value] of memory) if (mayKeep(key)) write(key, value)
  }
  const keys = (): readonly string[] => [...new Set([...memory.keys(), ...written])]
  const follow = (): void => {
    const isNowOpen = isOpen()
    if (isNowOpen === wasOpen) return
    wasOpen = isNowOpen
    if (isNowOpen) flush()
    else for (const key of keys()) if (!mayKeep(key)) remove(key)
    changes.emit(undefined)
  }

  return {
    start: () => {
      // Between two pages nothing could be read, also where both permit it.
      wasOpen &&= !isOpen()
      follow()
      // What was written between the first use and the start.
      flush()
      return sourceOf()?.subscribe(follow) ?? follow
    },
    onChange: changes.on,
    get length() {
      return keys().length
    },
    key: (index) => keys()[index] ?? null,
    getItem: read,
    setItem: (key, value) => {
      // A server would keep it for everybody.
      if (typeof document === 'undefined') return
      if (process.env.NODE_ENV !== 'production') warn(key)
      memory.set(key, value)
      if (mayKeep(key)) write(key, value)
    },
    removeItem: remove,
    clear: () => {
      for (const key of keys()) remove(key)
    },
  }
}

interface Declaration {
  readonly service: string
  readonly item: StoredItem
  readonly isRequired: boolean
}

/** What the config says of a key: an exact name before the longest beginning. */
function declarationOf(
  { services, categories }: ConsentConfig,
  kind: StorageKind,
  key: string,
): Declaration | undefined {
  return services
    .flatMap(({ id, category, stores }) =>
      stores === 'nothing'
        ? []
        : stores.map((item) => ({ service: id, item, isRequired: categories[category]?.required === true })),
    )
    .filter(
      ({ item }) =>
        (item.kind ?? 'cookie') === kind &&
        (item.name === key || (item.match === 'prefix' && key.startsWith(item.name))),
    )
    .sort((a, b) => b.item.name.length - a.item.name.length)[0]
}
