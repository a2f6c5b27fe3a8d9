import type { ConsentRecord, Decision, Decisions } from '../core/index.js'

/** What one device of an account last decided. */
export interface DeviceChoice {
  readonly subject: string
  /** When it was linked, in epoch milliseconds. */
  readonly linkedAt: number
  /** The record that counts there; `null` when the device never chose. */
  readonly record: ConsentRecord | null
  /** When that record counts from, in epoch milliseconds. */
  readonly effectiveAt: number
}

/** What counts for a device of an account. */
export interface AccountView {
  /** `stricter`: nobody chose since the devices were linked, so each refusal counts. `picked`: the last choice counts. */
  readonly basis: 'stricter' | 'picked'
  readonly decisions: Decisions
}

/**
 * What an account's devices decided together, for one of them.
 *
 * The stricter side wins until the person picks, on any device, after the last device was linked. Refusals count on
 * every device. Grants count where they were given, and elsewhere only with `grants: 'account'`: the text has to have
 * said so. Pure.
 */
export function mergeAccount(
  devices: readonly DeviceChoice[],
  subject: string,
  grants: 'device' | 'account',
): AccountView {
  // A device that never chose has nothing to be stricter about.
  const linkedAt = Math.max(...devices.filter(({ record }) => record).map((device) => device.linkedAt))
  const own: Decisions = devices.find((device) => device.subject === subject)?.record?.decisions ?? {}
  const [newest] = devices
    .filter(({ record }) => record !== null)
    .sort((a, b) => b.effectiveAt - a.effectiveAt || countGrants(a) - countGrants(b))
  const picked = newest !== undefined && newest.effectiveAt > linkedAt ? newest : null
  const sides: readonly Decisions[] = (picked ? [picked] : devices).map(({ record }) => record?.decisions ?? {})
  const decisions: Record<string, Decision> = {}
  for (const id of new Set([...sides, own].flatMap((side) => Object.keys(side)))) {
    const answers = sides.flatMap((side) => side[id] ?? [])
    const decision = answers.includes('denied') ? 'denied' : grants === 'account' ? answers[0] : own[id]
    // A device that was never asked about something may not learn of a grant, but keeps its own answer.
    const kept = decision ?? own[id]
    if (kept) decisions[id] = kept
  }
  return { basis: picked ? 'picked' : 'stricter', decisions }
}

function countGrants({ record }: DeviceChoice): number {
  return Object.values(record?.decisions ?? {}).filter((decision) => decision === 'granted').length
}
