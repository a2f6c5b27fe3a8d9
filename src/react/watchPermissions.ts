import { diffPermissions, type ConsentStore, type Decision, type Permissions } from '../core/index.js'

/** The ids whose permission changed, with what they are now. */
export type PermissionChange = { readonly [id: string]: Decision }

/** Calls back with each change of permissions; returns the way to stop. */
export function watchPermissions(
  store: ConsentStore,
  onChange: (change: PermissionChange, permissions: Permissions) => void,
): () => void {
  return store.subscribe(({ permissions }, before) => {
    if (permissions !== before.permissions) onChange(diffPermissions(before.permissions, permissions), permissions)
  })
}
