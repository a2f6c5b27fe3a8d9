import type { Permissions } from './Decision.js'
import type { ConsentId } from './Register.js'

/**
 * What a gate waits for: one id, all of several, or any of several.
 *
 * There is no `not`: it would grant what is unknown.
 */
export type Condition<Id extends string = ConsentId> =
  | Id
  | { readonly all: readonly Condition<Id>[]; readonly any?: never }
  | { readonly any: readonly Condition<Id>[]; readonly all?: never }

/**
 * Whether the permissions fulfil a condition.
 *
 * Unknown ids and empty lists are not fulfilled: what is not named is not granted.
 */
export function isGranted(permissions: Permissions, condition: Condition<string>): boolean {
  if (typeof condition === 'string') return permissions[condition] === 'granted'
  const { all, any } = condition
  const isFulfilled = (part: Condition<string>): boolean => isGranted(permissions, part)
  return any ? !all && any.some(isFulfilled) : !!all?.length && all.every(isFulfilled)
}
