import type { StoredItem } from './StoredItem.js'

/** The name of an item as people read it, with `…` for the part that differs. */
export function itemName({ name, match }: StoredItem): string {
  if (match === 'suffix') return `…${name}`
  return match === 'prefix' ? `${name}…` : name
}
