import type { Permissions } from './Decision.js'

/** A store, as far as what it permits goes. */
export interface PermissionSource {
  readonly getState: () => { readonly permissions: Permissions }
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Where the running store of a page and what was made at module level find each other: a config knows both.
 *
 * Nothing is ever bound on a server, where one config serves everybody.
 */
export interface PermissionBinding {
  /** The running stores, the newest last. */
  readonly sources: Set<PermissionSource>
  /** Called when a store starts or stops. */
  readonly followers: Set<() => void>
}
