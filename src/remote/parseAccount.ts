import type { Decision, Decisions, Model } from '../core/index.js'
import { check, map, nullable, oneOf, recordPatterns as is, shape, text } from '../core/records/index.js'

/** What the API tells a device of its account. */
export interface RemoteAccount {
  readonly basis: 'stricter' | 'picked'
  /** What counts on this device. */
  readonly decisions: Decisions
  readonly elsewhere: Decisions
  readonly asked: { readonly [service: string]: string }
  readonly policyVersion: string | null
  readonly model: Model
  readonly validUntil: string | null
  readonly gpc: boolean
  readonly devices: number
}

const MOST = 2_000

/** Reads what the API tells of an account; `null` for everything else. */
export function parseAccount(value: unknown): RemoteAccount | null {
  const decisions = map(is.id, oneOf<Decision>(['granted', 'denied']), MOST)
  const isAccount = shape<RemoteAccount>({
    basis: oneOf(['stricter', 'picked']),
    decisions,
    elsewhere: decisions,
    asked: map(is.id, text(is.fingerprint, ''), MOST),
    policyVersion: nullable(text(is.token, '')),
    model: oneOf<Model>(['opt-in', 'opt-out', 'notice', 'none']),
    validUntil: nullable(text(is.time, '')),
    gpc: check((one) => typeof one === 'boolean', ''),
    devices: check((one) => typeof one === 'number', ''),
  })
  return isAccount(value, []) ? value : null
}
