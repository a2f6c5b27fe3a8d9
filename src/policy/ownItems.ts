import type { ConsentConfig, StoredItem } from '../core/index.js'

/**
 * What this package itself keeps on the device under a config: rows that nobody has to write.
 *
 * An item that a service of the config lists already is left to that service, unless `listed` asks for all. A `storage`
 * of the app is not known by name: list it as a first-party service.
 */
export function ownItems(
  { cookie, storage, agreements = [], policy, services }: ConsentConfig,
  options: { readonly listed?: boolean } = {},
): readonly StoredItem[] {
  const listed = services.flatMap(({ stores }) => (stores === 'nothing' ? [] : stores.map(({ name }) => name)))
  const items: readonly (StoredItem | false)[] = [
    // The cookie lives as long as browsers allow; how long an answer counts stands inside.
    !storage && { name: cookie.name, lifetime: 'P395D', purpose: 'consent-choice' },
    // An editorial version raises a notice, whose answer is kept there too.
    (agreements.length > 0 || policy.material === false) && {
      name: agreementsKey(cookie.name),
      kind: 'local',
      lifetime: 'P3Y',
      purpose: 'consent-choice',
    },
  ]
  return items.filter((item) => item !== false).filter(({ name }) => options.listed === true || !listed.includes(name))
}

/** The key under which the agreements of a site are kept. */
export function agreementsKey(cookie: string): string {
  return `${cookie}.agreements`
}
