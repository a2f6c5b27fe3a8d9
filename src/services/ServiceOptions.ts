import type { ChatService, Service } from '../core/index.js'

/** What a contract, a setting or a newer page of the vendor may say otherwise. */
export type ServiceFacts = Partial<
  Pick<
    Service,
    | 'name'
    | 'provider'
    | 'purposes'
    | 'stores'
    | 'role'
    | 'data'
    | 'identifies'
    | 'retention'
    | 'recipients'
    | 'transfer'
    | 'sharing'
    | 'sensitive'
    | 'hosts'
    | 'leaves'
    | 'withdrawal'
    | 'sources'
  >
>

/** What every factory of the catalogue takes. */
export interface ServiceOptions<Id extends string, Category extends string> {
  /** Another id than the usual one, for example to use a service twice. */
  readonly id?: Id
  /** Another category than the usual one. */
  readonly category?: Category
  /** Facts in place of those of the catalogue: your contract knows better, or a vendor has changed something. */
  readonly facts?: ServiceFacts
}

/**
 * What a factory of the catalogue makes.
 *
 * Without `NoInfer`, a call inside of `defineConsent` would take its id from the type that is expected there, which is text.
 */
export type CatalogueService<Id extends string, Category extends string> = Service<NoInfer<Id>, NoInfer<Category>>

/** What a factory of a live chat makes. */
export type ChatEntry<Id extends string, Category extends string> = ChatService<NoInfer<Id>, NoInfer<Category>>
