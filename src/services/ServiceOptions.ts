import type { Service } from '../core/index.js'

/** What every factory of the catalogue takes. */
export interface ServiceOptions<Id extends string, Category extends string> {
  /** Another id than the usual one, for example to use a service twice. */
  readonly id?: Id
  /** Another category than the usual one. */
  readonly category?: Category
}

/**
 * What a factory of the catalogue makes.
 *
 * Without `NoInfer`, a call inside of `defineConsent` would take its id from the type that is expected there: any text.
 */
export type CatalogueService<Id extends string, Category extends string> = Service<NoInfer<Id>, NoInfer<Category>>
