import { CHOICE_METHODS } from '../Choice.js'
import { RECORD_ACTIONS, RECORD_ACTORS, RECORD_SCHEMA, RECORD_STATES, type ConsentRecord } from './ConsentRecord.js'
import type { Decision } from '../Decision.js'
import { MODELS } from '../Jurisdiction.js'
import { recordPatterns as is } from './recordPatterns.js'
import { both, check, list, map, nullable, oneOf, shape, text, type Check } from '../shape.js'
import type { Signals } from '../Signals.js'

const MOST_ENTRIES = 512

/** What a record has to be, key by key. Built when it is needed: importing it does nothing. */
export function recordShape(): Check<ConsentRecord> {
  const id = text(is.id, 'is no id')
  const time = check(isTime, 'is no time such as 2026-02-15T10:00:00.000Z')
  const token = text(is.token, 'is no token of at most 32 letters, digits, ".", "_", "+" and "-"')
  const flag = check((value): value is boolean => typeof value === 'boolean', 'is neither true nor false')
  const signals = both<Signals>(
    map(is.signal, flag, 16),
    check(
      (value): value is { gpc: boolean } => typeof value === 'object' && value !== null && Object.hasOwn(value, 'gpc'),
      'does not say "gpc"',
    ),
  )
  return shape<ConsentRecord>({
    schemaVersion: oneOf([RECORD_SCHEMA]),
    id: text(is.uuid, 'is no UUID of version 7'),
    subject: nullable(text(is.subject, 'is no id of 22 characters')),
    event: shape<ConsentRecord['event']>({
      action: oneOf(RECORD_ACTIONS),
      state: oneOf(RECORD_STATES),
      at: time,
      method: oneOf(CHOICE_METHODS),
      actor: oneOf(RECORD_ACTORS),
    }),
    decisions: map(is.id, oneOf<Decision>(['granted', 'denied']), MOST_ENTRIES),
    asked: map(is.id, text(is.fingerprint, 'is no fingerprint'), MOST_ENTRIES),
    validUntil: nullable(time),
    agreement: nullable(
      shape<NonNullable<ConsentRecord['agreement']>>({
        id,
        kind: oneOf(['consent', 'acceptance', 'acknowledgement']),
        version: token,
      }),
    ),
    notice: shape<ConsentRecord['notice']>({
      hash: text(is.hash, 'is neither custom nor a SHA-256 in base64url'),
      language: nullable(text(is.language, 'is no language tag')),
      policyVersion: token,
      policyUrl: text(is.policyUrl, 'is no address without query'),
    }),
    ui: shape<ConsentRecord['ui']>({ sdk: token, variant: nullable(token), buttons: list(token, 8) }),
    context: shape<ConsentRecord['context']>({
      origin: nullable(text(is.origin, 'is no origin')),
      jurisdiction: nullable(text(is.place, 'is no ISO code of a place')),
      regulation: line(40),
      model: oneOf(MODELS),
    }),
    signals,
    controller: shape<ConsentRecord['controller']>({ name: line(200), contact: line(200) }),
  })
}

/** A text without line ends, of at most so many characters. */
function line(most: number): Check<string> {
  return text(new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${most}}$`, 'u'), `is no text of 1 to ${most} characters`)
}

function isTime(value: unknown): value is string {
  if (typeof value !== 'string' || !is.time.test(value)) return false
  // A day or an hour that does not exist comes back as another day, or as none, which equals nothing.
  return new Date(value).getUTCDate() === Number(value.slice(8, 10))
}
