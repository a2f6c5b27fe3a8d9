import type { ConsentConfig, Decision, Permissions, StorageKind, StoredItem, SweptItem } from '../core/index.js'

/** An item that a service declares, with the name or the part of the names that it covers. */
export interface Declared extends SweptItem {
  readonly item: StoredItem
}

/** What permitted or denied services say that they store, item by item. */
export function declaredBy(
  { services }: ConsentConfig,
  permissions: Permissions,
  decision: Decision,
): readonly Declared[] {
  return services
    .filter(({ id }) => (permissions[id] === 'granted') === (decision === 'granted'))
    .flatMap(({ id, stores }) => (stores === 'nothing' ? [] : stores.map((item) => declare(id, item))))
}

/**
 * Which of the names that a storage holds have to go: those that a denied service declared, unless the SDK itself or a
 * permitted service declared them at least as exactly. The longest declaration of a name owns it.
 */
export function condemned(
  config: ConsentConfig,
  permissions: Permissions,
  kind: StorageKind,
  names: readonly string[],
): readonly SweptItem[] {
  const { cookie, storage } = config
  const swept = declaredBy(config, permissions, 'denied')
  const kept = [
    ...declaredBy(config, permissions, 'granted'),
    ...(storage?.stores ?? []).map((item) => declare('', item)),
  ]
  const longest = (items: readonly Declared[], name: string): Declared | undefined =>
    items
      .filter(({ item, ...own }) => own.kind === kind && item.party !== 'third' && covers(item, name))
      .sort((a, b) => b.name.length - a.name.length)[0]
  // With what the storage names these are the rows of `ownItems`.
  const isOwn = (name: string): boolean =>
    kind === 'cookie' ? [cookie.name, `${cookie.name}_s`].includes(name) : name.startsWith(`${cookie.name}.`)
  return [...new Set(names)].flatMap((name) => {
    const owner = isOwn(name) ? undefined : longest(swept, name)
    const keeper = longest(kept, name)
    if (!owner || (keeper && keeper.name.length >= owner.name.length)) return []
    return { service: owner.service, name, kind }
  })
}

function declare(service: string, item: StoredItem): Declared {
  return { service, name: item.name, kind: item.kind ?? 'cookie', item }
}

/** Whether a declaration is of this name. */
export function covers({ name: declaredName, match }: StoredItem, name: string): boolean {
  if (match === 'suffix') return name.endsWith(declaredName)
  return match === 'prefix' ? name.startsWith(declaredName) : name === declaredName
}
