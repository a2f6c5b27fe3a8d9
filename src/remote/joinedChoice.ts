import type { Choice, ConsentStore, Decision } from '../core/index.js'
import { uuidv7 } from '../core/lazy.js'
import type { RemoteSubject } from './fetchSubject.js'
import type { RemoteAccount } from './parseAccount.js'

const DAY = 86_400_000

/**
 * The choice that counts on this device of an account: nobody made it, so there is no record of it. `null` when no
 * device of the account has chosen anything.
 *
 * It is newer than what this device holds, because whoever finds two choices takes the newer one. Its grants end where
 * the first of those behind it ends.
 */
export function joinedChoice(store: ConsentStore, found: RemoteSubject, account: RemoteAccount): Choice | null {
  const { config, getState } = store
  const { choice, jurisdiction } = getState()
  const decisions = strictDecisions(store, found, account)
  if (Object.keys(decisions).length === 0) return null
  const at = Math.max(Date.now(), (choice?.at ?? 0) + 1)
  const end = account.validUntil === null ? NaN : Date.parse(account.validUntil)
  const days = Math.floor((end - at) / DAY)
  return {
    id: uuidv7(at),
    at,
    validDays: Number.isFinite(days) ? Math.min(Math.max(days, 0), 395) : config.expiry.refusal,
    policyVersion: account.policyVersion ?? config.policy.version,
    jurisdiction: jurisdiction.code,
    model: account.model,
    method: 'account',
    action: 'import',
    decisions,
    asked: account.asked,
    gpc: found.choice?.gpc ?? false,
    subject: found.subject,
  }
}

/** What the account decided, read as strictly as this config can read it. */
function strictDecisions(
  { config }: ConsentStore,
  { choice }: RemoteSubject,
  { decisions, elsewhere, gpc }: RemoteAccount,
): { readonly [id: string]: Decision } {
  // A signal of one device opts out all of them, but for whoever has granted in view of a signal.
  const isOptedOut = gpc && !choice?.gpc
  const strict: Record<string, Decision> = { ...decisions, ...(isOptedOut && { sale: 'denied' }) }
  for (const { id, category, fingerprint, groups } of config.decidables) {
    // Who refused the whole category elsewhere was perhaps never asked about this service of it.
    const isMeant = fingerprint !== null && !elsewhere[id] && elsewhere[category] === 'denied'
    if (strict[id] !== 'granted' || !(isMeant || (isOptedOut && groups.includes('sale')))) continue
    strict[id] = 'denied'
    if (strict[category]) strict[category] = 'denied'
  }
  return strict
}
