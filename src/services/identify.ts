import type { Service } from '../core/index.js'
import type { ServiceOptions } from './ServiceOptions.js'

/** Which entry it is, and in which category it is asked. */
type Identity<Id extends string, Category extends string> = Pick<Service<Id, Category>, 'id' | 'category'>

/**
 * The id and category of a catalogue entry: those of the app, or the usual ones.
 *
 * The signature promises what every factory declares: its type defaults are the usual id and category.
 */
export function identify<Id extends string, Category extends string>(
  options: ServiceOptions<Id, Category>,
  id: string,
  category: string,
): Identity<Id, Category>
// A second signature, because no type says that a missing `id` leaves `Id` at its default.
export function identify(
  options: ServiceOptions<string, string>,
  id: string,
  category: string,
): Identity<string, string> {
  return { id: options.id ?? id, category: options.category ?? category }
}
