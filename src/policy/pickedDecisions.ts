import type { AccountConflict, ConsentData, Decision, RegisteredConfig } from '../core/index.js'

/**
 * The answers of one side where the devices differ; where they agree nothing changes.
 *
 * @param situation what is permitted now
 */
export function pickedDecisions(
  { decidables }: Pick<RegisteredConfig, 'decidables'>,
  { permissions, sessionGrants }: Pick<ConsentData, 'permissions' | 'sessionGrants'>,
  differences: readonly AccountConflict[],
  side: 'here' | 'elsewhere',
): { readonly [id: string]: Decision } {
  const picked: Record<string, Decision> = Object.fromEntries(differences.map((one) => [one.id, one[side]]))
  // A refused category would take those of its services along on which the devices agree.
  for (const { id, category } of decidables) {
    const isAgreed = picked[category] === 'denied' && !picked[id] && permissions[id] === 'granted'
    if (isAgreed && !sessionGrants.some((service) => service === id)) picked[id] = 'granted'
  }
  return picked
}
