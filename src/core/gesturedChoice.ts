import type { Choice } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'

/**
 * What counts of a choice that was stored, sent by another tab or taken over, where only a gesture grants: a script or
 * another tool may have made it, so its grants are left out and its refusals count. What a server tells of an account
 * stands on records that it has checked.
 */
export function gesturedChoice<Found extends Choice | null>(
  { trustedGesture }: Pick<ConsentConfig, 'trustedGesture'>,
  choice: Found,
): Found {
  if (!trustedGesture || !choice || !['api', 'import'].includes(choice.method)) return choice
  const denied = Object.entries(choice.decisions).filter(([, decision]) => decision === 'denied')
  return { ...choice, decisions: Object.fromEntries(denied) }
}
