import { CHOICE_ACTIONS, CHOICE_METHODS, CHOICE_MODELS, type Choice } from './Choice.js'
import type { Decision } from './Decision.js'

/*
 * 1 <at:8> <id:16> <codes:2> <days:2> policy ~ place ~ entries ~ subject
 *
 * Numbers are in base 36. The id is a UUIDv7: its first part is `at`, so only the rest is kept, as two numbers of 40
 * bits. An entry is a mark and an id, behind a service its fingerprint: `(` and `)` are a granted and a denied category, `*` and `!` a granted and
 * a denied service. Nothing that handles cookies escapes any of these characters, and none of them can stand in an id.
 */
const ID = '[a-z][a-z0-9._-]{0,31}'
const SHAPE = new RegExp(
  `^1([\\da-z]{28})([\\w.-]{1,32})~([A-Z\\d-]{0,6})~((?:[()]${ID}|[*!]${ID}[\\da-z]{4})*)~([\\w-]{22})?$`,
)
const MAX_DAYS = 395

/** Whether {@link decodeChoice} would read what `encodeChoice` made of a choice: a record may hold more. */
export function isChoiceValue(value: string, { validDays }: Pick<Choice, 'validDays'>): boolean {
  return validDays >= 0 && validDays <= MAX_DAYS && SHAPE.test(value)
}

/** The choice behind a cookie value; `null` for everything that `encodeChoice` never wrote. Never throws. */
export function decodeChoice(value: string): Choice | null {
  const parts = SHAPE.exec(value)
  if (!parts) return null
  const [, head = '', policyVersion = '', place, entries = '', subject] = parts
  const numberAt = (start: number, end: number): number => Number.parseInt(head.slice(start, end), 36)
  const at = numberAt(0, 8)
  const digits = hex(at, 12) + hex(numberAt(8, 16), 10) + hex(numberAt(16, 24), 10)
  const code = numberAt(24, 26)
  const action = CHOICE_ACTIONS[code >> 6]
  const method = CHOICE_METHODS[(code >> 3) & 7]
  const model = CHOICE_MODELS[(code >> 1) & 3]
  const validDays = numberAt(26, 28)
  if (digits.length > 32 || !action || !method || !model || !(validDays <= MAX_DAYS)) return null
  const decisions: Record<string, Decision> = {}
  const asked: Record<string, string> = {}
  for (const [, mark = '', body = ''] of entries.matchAll(/([()*!])([^()*!]+)/g)) {
    const isService = '*!'.includes(mark)
    const name = isService ? body.slice(0, -4) : body
    // Every object has one, so a missing answer would look like an answer. No config may have it.
    if (name === 'constructor') return null
    if (isService) asked[name] = body.slice(-4)
    decisions[name] = '(*'.includes(mark) ? 'granted' : 'denied'
  }
  return {
    id: digits.replace(/^(.{8})(....)(....)(....)/, '$1-$2-$3-$4-'),
    at,
    validDays,
    policyVersion,
    jurisdiction: place || null,
    model,
    method,
    action,
    decisions,
    asked,
    gpc: code % 2 === 1,
    subject: subject ?? null,
  }
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
