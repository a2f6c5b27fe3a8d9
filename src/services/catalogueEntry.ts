import type { ChatService, Service } from '../core/index.js'
import type { CatalogueService, ChatEntry, ServiceOptions } from './ServiceOptions.js'

/** A manifest before it is known under which id and in which category it stands. */
type Manifest = Omit<Service, 'id' | 'category'>

/**
 * An entry of the catalogue: the manifest under the id and category of the app, or the usual ones, with the facts that
 * the app knows better.
 *
 * The signature promises what every factory declares: its type defaults are the usual id and category.
 */
export function catalogueEntry<Id extends string, Category extends string>(
  options: ServiceOptions<Id, Category>,
  id: string,
  category: string,
  manifest: Manifest & Pick<ChatService, 'chat'>,
): ChatEntry<Id, Category>
export function catalogueEntry<Id extends string, Category extends string>(
  options: ServiceOptions<Id, Category>,
  id: string,
  category: string,
  manifest: Manifest,
): CatalogueService<Id, Category>
// A third signature, because no type says that a missing `id` leaves `Id` at its default.
export function catalogueEntry(
  options: ServiceOptions<string, string>,
  id: string,
  category: string,
  manifest: Manifest,
): Service {
  return { ...manifest, ...options.facts, id: options.id ?? id, category: options.category ?? category }
}
