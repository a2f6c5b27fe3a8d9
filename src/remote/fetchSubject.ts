import type { Choice } from '../core/index.js'
import { choiceOfRecord, parseRecord } from '../core/records/index.js'
import { fieldOf } from './fieldOf.js'
import { parseAccount, type RemoteAccount } from './parseAccount.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { requestOf } from './requestOf.js'

const DAY = 86_400_000

/** What the server holds for a subject. */
export interface RemoteSubject {
  readonly subject: string
  /**
   * The newest choice; `null` when there is none. It counts from when it was made, by the clock of the device or of the
   * server: the earlier one.
   */
  readonly choice: Choice | null
  /** What the account says; `null` when the subject is joined to none. */
  readonly account: RemoteAccount | null
}

/**
 * Asks for the own subject; `null` when nothing is recorded, or the key is not known.
 *
 * @throws Error when the server cannot be asked or answers something else
 */
export async function fetchSubject(remote: RemoteOptions, key: string | null): Promise<RemoteSubject | null> {
  const response = await fetch(`${remote.url}/v1/subjects/me`, requestOf(remote, key))
  if (response.status === 401 || response.status === 404) return null
  if (!response.ok) throw new Error(`The consent API answered ${response.status}.`)
  const body: unknown = await response.json()
  const [subject, told] = [fieldOf(body, 'subject'), fieldOf(body, 'account')]
  const account = told === null ? null : parseAccount(told)
  // An account that cannot be read is not an account that is gone.
  if (typeof subject !== 'string' || (told !== null && !account)) throw new Error('The consent API answered otherwise.')
  return { subject, choice: choiceIn(fieldOf(body, 'newest')), account }
}

function choiceIn(row: unknown): Choice | null {
  const parsed = parseRecord(fieldOf(row, 'record'))
  const choice = parsed.ok ? choiceOfRecord(parsed.record) : null
  if (!choice) return null
  const [now, effectiveAt, receivedAt] = [Date.now(), timeIn(row, 'effectiveAt'), timeIn(row, 'receivedAt')]
  // By the clock that sent it, it was made in days to come, so nobody can say when: it stays of the future, where the
  // one that refuses more counts.
  if (effectiveAt === receivedAt && choice.at > receivedAt + DAY) return { ...choice, at: now + 2 * DAY }
  // Neither a clock that was ahead nor one that is slow must make a choice newer than what followed it on the device.
  return { ...choice, at: Math.min(choice.at, effectiveAt || choice.at, now) }
}

/** Epoch milliseconds; `NaN` for what is no time. */
function timeIn(row: unknown, key: string): number {
  const time = fieldOf(row, key)
  return typeof time === 'string' ? Date.parse(time) : NaN
}
