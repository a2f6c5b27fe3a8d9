import { CHOICE_ACTIONS, type Choice } from '../Choice.js'
import type { ConsentRecord } from './ConsentRecord.js'

const DAY = 86_400_000

/**
 * The choice that a record was made of, so that a server can set it as a cookie or answer with it.
 *
 * `null` for what is no choice: a grant that ended with the page, a signal, an agreement. Pure.
 */
export function choiceOfRecord(record: ConsentRecord): Choice | null {
  const { id, subject, event, decisions, asked, validUntil, agreement, notice, context, signals } = record
  const action = CHOICE_ACTIONS.find((one) => one === event.action)
  if (!action || validUntil === null || agreement) return null
  const at = Date.parse(event.at)
  return {
    id,
    at,
    validDays: Math.floor((Date.parse(validUntil) - at) / DAY),
    policyVersion: notice.policyVersion,
    jurisdiction: context.jurisdiction,
    model: context.model,
    method: event.method,
    action,
    decisions,
    asked,
    gpc: signals.gpc,
    subject,
  }
}
