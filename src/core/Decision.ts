/** What a person decided about a category or a service, in the words that Google's consent mode uses too. */
export type Decision = 'granted' | 'denied'

/** A decision, or `undecided` for what was never asked: adapters can run without storage until then. */
export type DecisionState = Decision | 'undecided'

/** Decisions by id; an id that is missing was never decided. */
export type Decisions<Id extends string = string> = { readonly [K in Id]?: Decision | undefined }

/** What may run now, by id. It has an entry for every category and service of the config. */
export type Permissions<Id extends string = string> = { readonly [K in Id]: Decision }
