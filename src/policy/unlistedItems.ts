import { ownItems, type ConsentConfig, type StoredItem } from '../core/index.js'

/** What this package itself keeps, but for what a service of the config lists already. */
export function unlistedItems(config: ConsentConfig): readonly StoredItem[] {
  const listed = config.services.flatMap(({ stores }) => (stores === 'nothing' ? [] : stores.map(({ name }) => name)))
  return ownItems(config).filter(({ name }) => !listed.includes(name))
}
