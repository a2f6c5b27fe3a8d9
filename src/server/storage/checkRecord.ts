import { consentError } from '../../core/index.js'
import type { AccountLink, NewRecord, Notice } from '../RecordStorage.js'
import { BETWEEN_BODIES } from './statements.js'

const NIL = '00000000-0000-0000-0000-000000000000'
const SUBJECT = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const ID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/
const ACCOUNT = /^[\w-]{1,128}$/
const HASH = /^[\w.-]{1,128}$/
const TAG = /^[\w. -]{0,64}$/
const DAY = /^\d{4}-\d\d-\d\d$/
// 9999-12-31: later years have more digits.
const LAST_TIME = 253_402_214_400_000
const LONGEST_BODY = 65_536
const MOST_GRANTS = 32_767

/** Throws error 420 for what the tables could not hold, or would give back otherwise. */
export function checkRecord(record: NewRecord): void {
  const { subject, id, body, receivedAt, effectiveAt, validUntil, grants } = record
  checkSubject(subject)
  check('id', id, ID.test(id))
  checkTime('receivedAt', receivedAt)
  checkTime('effectiveAt', effectiveAt)
  checkTime('validUntil', validUntil)
  check('grants', grants, Number.isInteger(grants) && grants >= 0 && grants <= MOST_GRANTS)
  checkBody(body)
}

/** Throws error 420 for a subject that is none. */
export function checkSubject(subject: string): void {
  check('subject', subject, isSubject(subject))
}

/** Whether a text is a subject as the storage keeps it. */
export function isSubject(text: string): boolean {
  return SUBJECT.test(text) && text !== NIL
}

/** Throws error 420 for a time that is none. */
export function checkTime(name: string, time: number): void {
  check(name, time, Number.isInteger(time) && time >= 0 && time <= LAST_TIME)
}

/** Throws error 420 for a day that is none. */
export function checkDay(day: string): void {
  check('day', day, DAY.test(day) && !Number.isNaN(Date.parse(day)))
}

/** Throws error 420 for an account that is no keyed hash. */
export function checkAccount(account: string): void {
  check('account', account, ACCOUNT.test(account))
}

/** Throws error 420 for a link that the tables could not hold. */
export function checkLink({ subject, account, at }: AccountLink): void {
  checkSubject(subject)
  checkAccount(account)
  checkTime('at', at)
}

/** Throws error 420 for texts that the tables could not hold. */
export function checkNotice({ hash, language, variant, sdk, body, at }: Notice): void {
  check('hash', hash, HASH.test(hash))
  for (const tag of [language, variant, sdk]) check('notice', tag, TAG.test(tag))
  checkTime('at', at)
  checkBody(body)
}

/** PostgreSQL has no NUL, half a surrogate pair would come back as another character, and one sign parts bodies. */
function checkBody(body: string): void {
  // Only what has half a character, or a whole one of two halves, is looked at as whole characters, which takes longer.
  const isStrange = /[\0\ud800-\udfff]/.test(body) && /\0|\p{Surrogate}/u.test(body)
  const isKept = body.length <= LONGEST_BODY && !isStrange && !body.includes(BETWEEN_BODIES)
  if (!isKept) throw consentError(420, 'body', `${body.slice(0, 40)}...`)
}

function check(name: string, value: string | number, test: boolean): void {
  if (!test) throw consentError(420, name, String(value).slice(0, 64))
}
