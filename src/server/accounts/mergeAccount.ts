import type { ConsentRecord, Decision, Decisions, Model } from '../../core/index.js'

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
  /** What the other devices say to it, the strictest of them: where this device says something else is a conflict. */
  readonly elsewhere: Decisions
  /** What people had been told of each service when they decided. */
  readonly asked: { readonly [service: string]: string }
  /** Of the oldest of the choices behind it; `null` when there is none. */
  readonly policyVersion: string | null
  /** `opt-in` when each of these choices answered a question: only then its grants count where consent is asked for. */
  readonly model: Model
  /** When the first of these choices runs out, ISO 8601. */
  readonly validUntil: string | null
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
  const chosen = devices
    .flatMap(({ record, ...device }) => (record ? { ...device, record } : []))
    .sort((a, b) => b.effectiveAt - a.effectiveAt || countGrants(a.record) - countGrants(b.record))
  // A device that never chose has nothing to be stricter about.
  const linkedAt = Math.max(...chosen.map((device) => device.linkedAt))
  const [newest] = chosen
  const picked = newest !== undefined && newest.effectiveAt > linkedAt ? newest : null
  const sides = picked ? [picked] : chosen
  const own = chosen.find((device) => device.subject === subject)
  const others = sides.filter((side) => side !== own).map(({ record }) => record.decisions)
  const decisions: Record<string, Decision> = {}
  const asked: Record<string, string> = {}
  const sources = new Set<(typeof chosen)[number]>()
  for (const id of idsIn([...others, own?.record.decisions ?? {}])) {
    const answers = sides.filter(({ record }) => record.decisions[id])
    const refusal = answers.find(({ record }) => record.decisions[id] === 'denied')
    // A device that was never asked about something may not learn of a grant, but keeps its own answer.
    const source = refusal ?? (grants === 'account' ? answers[0] : undefined) ?? own
    const decision = source?.record.decisions[id]
    if (!source || !decision) continue
    decisions[id] = decision
    const print = source.record.asked[id]
    if (print !== undefined) asked[id] = print
    sources.add(source)
  }
  const behind = chosen.filter((device) => sources.has(device)).map(({ record }) => record)
  return {
    basis: picked ? 'picked' : 'stricter',
    decisions,
    elsewhere: strictest(others),
    asked,
    policyVersion: behind.at(-1)?.notice.policyVersion ?? null,
    model: behind.find(({ context }) => context.model !== 'opt-in')?.context.model ?? 'opt-in',
    validUntil: behind.flatMap(({ validUntil }) => validUntil ?? []).sort()[0] ?? null,
  }
}

function idsIn(sides: readonly Decisions[]): ReadonlySet<string> {
  return new Set(sides.flatMap((side) => Object.keys(side)))
}

function strictest(sides: readonly Decisions[]): Decisions {
  const answers = sides.flatMap((side) => Object.entries(side))
  // The later entry of a name wins.
  return Object.fromEntries([...answers, ...answers.filter(([, decision]) => decision === 'denied')])
}

function countGrants({ decisions }: ConsentRecord): number {
  return Object.values(decisions).filter((decision) => decision === 'granted').length
}
