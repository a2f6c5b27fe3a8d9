import type { AgreementRecord } from './AgreementRecord.js'
import type { ConsentConfig } from '../ConsentConfig.js'
import type { ConsentRecord } from './ConsentRecord.js'
import { createRecord, type RecordContext } from './createRecord.js'

/** What the record of an agreement says beside the agreement itself. */
export interface AgreementContext extends Pick<RecordContext, 'state' | 'notice'> {
  readonly config: Pick<ConsentConfig, 'controller' | 'policy' | 'agreements'>
  /** The pseudonymous id of the person; `null` for who is not recognised. */
  readonly subject: string | null
}

/**
 * Makes the consent record of one event of an agreement, under the id of that event: an answer to the agreement alone,
 * about no category and without an end. Pure.
 */
export function createAgreementRecord(made: AgreementRecord, { subject, ...context }: AgreementContext): ConsentRecord {
  const { agreement, kind, version } = made
  const { config, state } = context
  const { code, model } = state.jurisdiction
  const choice = {
    ...made,
    validDays: 0,
    policyVersion: config.policy.version,
    jurisdiction: code,
    model,
    action: 'seen',
    decisions: {},
    asked: {},
    gpc: state.signals.gpc,
    subject,
  } as const
  const record = createRecord(choice, { ...made, ...context, variant: 'agreement' })
  const isConfirmed = config.agreements?.some((one) => one.id === agreement && one.doubleOptIn)
  return {
    ...record,
    event: { ...record.event, ...eventOf(made, isConfirmed ? 'confirm' : 'agree') },
    validUntil: null,
    agreement: { id: agreement, kind, version },
  }
}

/** @param yes how the person says that it counts */
function eventOf(
  { action }: AgreementRecord,
  yes: 'agree' | 'confirm',
): Pick<ConsentRecord['event'], 'action' | 'state'> {
  if (action === 'pending') return { action: 'agree', state: 'requested' }
  if (action === 'given') return { action: yes, state: 'given' }
  return action === 'withdrawn' ? { action: 'withdraw', state: 'withdrawn' } : { action: 'seen', state: 'noticed' }
}
