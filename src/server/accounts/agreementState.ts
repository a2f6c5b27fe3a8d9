import type { ConsentRecord, RecordState } from '../../core/index.js'

/** What became of an agreement, and since when. */
export interface AgreementState {
  readonly agreement: string
  /** `none`: it was never asked for, or nothing may be said about it. */
  readonly state: RecordState | 'none'
  /** Whether it may be acted on. Only a yes that was confirmed, where confirmation is asked for, is one. */
  readonly granted: boolean
  /** The version agreed to. */
  readonly version: string | null
  /** In epoch milliseconds. */
  readonly since: number | null
}

/** A record of an agreement, with the time from which it counts. */
export interface AgreementEvent {
  readonly record: ConsentRecord
  readonly effectiveAt: number
}

/** The state of one agreement after all that was recorded. The newest event counts; at the same time the one that is no yes. */
export function agreementState(agreement: string, events: readonly AgreementEvent[]): AgreementState {
  const [newest] = events
    .filter(({ record }) => record.agreement?.id === agreement)
    .sort((a, b) => b.effectiveAt - a.effectiveAt || Number(isYes(a)) - Number(isYes(b)))
  if (!newest) return { agreement, state: 'none', granted: false, version: null, since: null }
  const { record, effectiveAt } = newest
  return {
    agreement,
    state: record.event.state,
    granted: isYes(newest),
    version: record.agreement?.version ?? null,
    since: effectiveAt,
  }
}

function isYes({ record }: AgreementEvent): boolean {
  return record.event.state === 'given'
}
