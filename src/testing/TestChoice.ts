import type { ConsentId } from '../core/index.js'

/** What a person in a test has answered: everything, nothing, some ids; `null` when they were never asked. */
export type TestChoice = 'accept-all' | 'reject-all' | { readonly grants: readonly ConsentId[] } | null
