import type { Decision, Permissions } from './Decision.js'

/** What changed between two states of permissions, and nothing else. */
export function diffPermissions(before: Permissions, after: Permissions): { readonly [id: string]: Decision } {
  return Object.fromEntries(Object.entries(after).filter(([id, decision]) => before[id] !== decision))
}
