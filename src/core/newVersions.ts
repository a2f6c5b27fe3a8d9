import type { Choice } from './Choice.js'
import type { Policy, PolicyVersion } from './Policy.js'

/**
 * The versions of the policy that are newer than a choice, the newest first. Pure.
 *
 * A material one among them asks again, also when an editorial one came after it. Editorial ones alone are worth a
 * notice: `newVersions(policy, choice)` is what it tells of, and dismissing it records that it was seen.
 *
 * @param policy with its former versions in `history`; a choice of a version that stands nowhere is older than all
 */
export function newVersions(
  policy: Policy,
  { policyVersion }: Pick<Choice, 'policyVersion'>,
): readonly PolicyVersion[] {
  const versions = [policy, ...(policy.history ?? [])]
  const seen = versions.findIndex(({ version }) => version === policyVersion)
  return seen < 0 ? versions : versions.slice(0, seen)
}
