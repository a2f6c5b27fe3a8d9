import { createRecord, type ConsentConfig, type ConsentRecord, type Jurisdiction, type Signals } from '../core/index.js'
import { uuidv7 } from '../core/lazy.js'

/** An act that no page of the person recorded, but that the server knows of. */
export interface ServerAct {
  /** In epoch milliseconds. */
  readonly at: number
  /** The subject, as records name it. */
  readonly subject: string
  readonly event: Pick<ConsentRecord['event'], 'action' | 'state' | 'actor'>
  readonly agreement: ConsentRecord['agreement']
  readonly jurisdiction: Jurisdiction
  readonly signals: Signals
  readonly origin: string | null
}

/** The record of such an act: a signal that came with a request, or an agreement that the host application was told. */
export function serverRecord(config: ConsentConfig, act: ServerAct): ConsentRecord {
  const { at, subject, jurisdiction, signals, origin } = act
  const choice = {
    id: uuidv7(at),
    at,
    validDays: 0,
    policyVersion: config.policy.version,
    jurisdiction: jurisdiction.code,
    model: jurisdiction.model,
    method: 'account',
    action: 'object',
    decisions: {},
    asked: {},
    gpc: signals.gpc,
    subject,
  } as const
  const record = createRecord(choice, { config, state: { jurisdiction, signals }, origin })
  return { ...record, event: { ...record.event, ...act.event }, validUntil: null, agreement: act.agreement }
}
