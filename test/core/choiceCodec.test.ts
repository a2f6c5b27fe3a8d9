import { MODELS, type Choice } from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { CHOICE_ACTIONS, CHOICE_METHODS, decodeChoice, newestChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { DAY, NOW, exampleWith, clockAt, startStore, stats } from './exampleConfig.js'

// Random values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

// Eight digits of base 36 last until the year 2059.
const LAST_TIME = 36 ** 8 - 1

const anyTail = fc.stringMatching(/^[0-9a-f]{20}$/)
const anyId = fc.stringMatching(/^[a-z][a-z0-9._-]{0,31}$/).filter((id) => id !== 'constructor')
const anyDecision = fc.constantFrom('granted' as const, 'denied' as const)
const anyEntry = fc.record({
  decision: anyDecision,
  print: fc.option(fc.stringMatching(/^[0-9a-z]{4}$/), { nil: undefined }),
})

const anyChoice: fc.Arbitrary<Choice> = fc
  .record({
    tail: anyTail,
    at: fc.integer({ min: 0, max: LAST_TIME }),
    validDays: fc.integer({ min: 0, max: 395 }),
    policyVersion: fc.stringMatching(/^[\w.-]{1,32}$/),
    jurisdiction: fc.option(fc.stringMatching(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)),
    model: fc.constantFrom(...MODELS),
    method: fc.constantFrom(...CHOICE_METHODS),
    action: fc.constantFrom(...CHOICE_ACTIONS),
    entries: fc.dictionary(anyId, anyEntry, { maxKeys: 40, noNullPrototype: true }),
    gpc: fc.boolean(),
    subject: fc.option(fc.stringMatching(/^[\w-]{22}$/)),
  })
  .map(({ entries, tail, ...choice }) => ({
    ...choice,
    id: uuidOf(choice.at, tail),
    decisions: Object.fromEntries(Object.entries(entries).map(([id, { decision }]) => [id, decision])),
    asked: Object.fromEntries(Object.entries(entries).flatMap(([id, { print }]) => (print ? [[id, print]] : []))),
  }))

const CHOICE = encoded()

function encoded(): string {
  const store = startStore()
  store.actions.save({ analytics: 'granted' })
  const { choice } = store.getState()
  return choice ? encodeChoice(choice) : ''
}

describe('the codec', () => {
  it('R48 brings every valid choice back as it was', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        expect(decodeChoice(encodeChoice(choice))).toEqual(choice)
      }),
      { numRuns: 10_000 },
    )
  })

  it('R48 writes only characters that no cookie library escapes', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const value = encodeChoice(choice)
        expect(encodeURIComponent(value)).toBe(value)
      }),
    )
  })

  it('R48 reads a foreign value as no choice', () => {
    const foreign = [
      '',
      '1',
      'true',
      'accepted',
      '{"ga":true}',
      '%7B%22a%22%3A1%7D',
      'undefined',
      'null',
      '0'.repeat(600),
    ]
    for (const value of foreign) expect(decodeChoice(value), value).toBeNull()
  })

  it('R48 reads random text as no choice, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 600 }), fc.base64String()), (value) => {
        expect(decodeChoice(value)).toBeNull()
        expect(decodeChoice(`1${value}`)).toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  it('R48 reads a value of another format version as no choice', () => {
    expect(decodeChoice(CHOICE)).not.toBeNull()
    for (const version of ['', '0', '2', '9', 'a']) expect(decodeChoice(version + CHOICE.slice(1)), version).toBeNull()
  })

  it('R48 reads an id that is longer than a UUID as no choice', () => {
    expect(decodeChoice(`${CHOICE.slice(0, 9)}${'z'.repeat(16)}${CHOICE.slice(25)}`)).toBeNull()
  })

  it('R48 never throws on a truncated value, and never finds more grants in it', () => {
    const whole = grantsIn(CHOICE)
    for (let length = 0; length < CHOICE.length; length += 1) {
      for (const id of grantsIn(CHOICE.slice(0, length))) expect(whole).toContain(id)
    }
  })

  it('R48 never throws on one wrong character', () => {
    fc.assert(
      fc.property(fc.nat(CHOICE.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (index, character) => {
        const value = CHOICE.slice(0, index) + character + CHOICE.slice(index + 1)
        const choice = decodeChoice(value)
        if (choice) expect(encodeChoice(choice)).toBe(value)
      }),
      { numRuns: 5_000 },
    )
  })

  it('R48 never throws on a character that is missing or stands there twice, and finds no other id', () => {
    const ids = Object.keys(decodeChoice(CHOICE)?.decisions ?? {}).length
    for (let index = 0; index < CHOICE.length; index += 1) {
      const damaged = [
        CHOICE.slice(0, index) + CHOICE.slice(index + 1),
        CHOICE.slice(0, index) + CHOICE.slice(index - 1),
      ]
      for (const value of damaged) {
        expect(Object.keys(decodeChoice(value)?.decisions ?? {}).length).toBeLessThanOrEqual(ids)
      }
    }
  })

  it('R48 reads halves of two choices as no choice, or as one that it would write', () => {
    fc.assert(
      fc.property(anyChoice, anyChoice, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, part) => {
        const [a, b] = [encodeChoice(one), encodeChoice(other)]
        const choice = decodeChoice(a.slice(0, Math.floor(a.length * part)) + b.slice(Math.floor(b.length * part)))
        if (choice) expect(decodeChoice(encodeChoice(choice))).toEqual(choice)
      }),
      { numRuns: 1_000 },
    )
  })

  it('R48 refuses a validity that no config allows', () => {
    fc.assert(
      fc.property(anyChoice, fc.integer({ min: 396, max: 1_295 }), (choice, validDays) => {
        expect(decodeChoice(encodeChoice({ ...choice, validDays }))).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('R48 takes no time for a long hostile value', () => {
    for (const part of ['(a', '*aaaa', '(', 'a', '~', '1']) {
      expect(decodeChoice(CHOICE.slice(0, 40) + part.repeat(100_000))).toBeNull()
    }
  }, 20_000)
})

describe('the size of the cookie', () => {
  const id = (kind: string, index: number): string => `${kind}-${index}`.padEnd(12, 'x')
  const categories = Array.from({ length: 8 }, (_, index) => id('cat', index))
  const reference = exampleWith({
    categories: Object.fromEntries(categories.map((category) => [category, {}])),
    services: Array.from({ length: 20 }, (_, index) => ({
      ...stats,
      id: id('svc', index),
      category: categories[index % 8] ?? '',
    })),
  })

  function choiceOf(act: 'acceptAll' | 'rejectAll'): Choice {
    const store = startStore(reference, { jurisdiction: 'US-CA', now: clockAt(NOW) })
    store.actions[act]()
    const { choice } = store.getState()
    if (!choice) throw new Error('nothing was recorded')
    return choice
  }

  it.each(['acceptAll', 'rejectAll'] as const)('R48 stays within 512 bytes with its name after %s', (act) => {
    const choice = choiceOf(act)
    // Rejecting everything opts out of sale as well.
    expect(Object.keys(choice.decisions)).toHaveLength(act === 'rejectAll' ? 29 : 28)
    expect(`${reference.cookie.name}=${encodeChoice(choice)}`.length).toBeLessThanOrEqual(512)
  })

  it.each(['(constructor', '*constructorabcd'])('R48 reads no choice on %s, an id that every object has', (entry) => {
    const value = CHOICE.replace(/~$/, `${entry}~`)
    expect(decodeChoice(value)).toBeNull()
    const like = decodeChoice(value.replace('constructor', 'constructors'))
    expect(like?.decisions).toHaveProperty('constructors', 'granted')
  })

  it('R48 stays within 512 bytes with a subject', () => {
    const choice = { ...choiceOf('acceptAll'), subject: 'A'.repeat(22) }
    expect(encodeChoice(choice).length).toBeLessThanOrEqual(512)
  })
})

describe('newestChoice', () => {
  const at = (time: number, change: Partial<Choice> = {}): Choice => ({
    ...(decodeChoice(CHOICE) ?? never()),
    at: time,
    ...change,
  })

  it('R50 takes the newest of several', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: NOW }), { minLength: 1, maxLength: 6 }), (times) => {
        expect(
          newestChoice(
            times.map((time) => at(time)),
            NOW,
          )?.at,
        ).toBe(Math.max(...times))
      }),
    )
  })

  it('takes the one that refuses more at the same time, whatever the order', () => {
    const [mild, strict] = [at(NOW), at(NOW, { decisions: { analytics: 'denied' } })]
    expect(newestChoice([mild, strict], NOW)).toBe(strict)
    expect(newestChoice([strict, mild], NOW)).toBe(strict)
  })

  it('R51 takes the same one of two that refuse as much at the same time, whatever the order', () => {
    const [one, other] = [at(NOW, { id: 'one' }), at(NOW, { id: 'other' })]
    expect(newestChoice([one, other], NOW)).toBe(newestChoice([other, one], NOW))
    // The first of what has one id: a copy of the server may know less of whose it is.
    expect(newestChoice([one, { ...one }], NOW)).toBe(one)
  })

  it('R65 takes the one that refuses more where one comes from the future, whatever the order', () => {
    const decisions = { a: 'granted', b: 'granted', c: 'granted', d: 'granted' } as const
    const older = at(NOW - DAY)
    const grant = at(NOW + 9 * DAY, { decisions })
    const refusal = at(NOW + 9 * DAY, { decisions: { analytics: 'denied' } })
    const olderRefusal = at(NOW - 2 * DAY, { decisions: {} })
    const cases: readonly [Choice, ...Choice[]][] = [
      [older, grant],
      [refusal, older],
      [refusal, older, olderRefusal],
      // Among sound clocks time counts.
      [older, olderRefusal, grant],
      // And among those that were wrong alike.
      [at(NOW + 10 * DAY), grant],
    ]
    for (const [expected, ...others] of cases)
      for (const choices of [[expected, ...others], [...others, expected], [...others].toReversed().concat(expected)])
        expect(newestChoice(choices, NOW)).toBe(expected)
  })

  it('R65 goes by time within a day, as a clock may have been put right since', () => {
    const [earlier, later] = [at(NOW + 3_600_000), at(NOW + 3_600_001, { decisions: {} })]
    expect(newestChoice([earlier, later], NOW)).toBe(later)
    expect(newestChoice([at(NOW + 3_600_002), later], NOW)).not.toBe(later)
  })

  it('skips what could not be read', () => {
    const only = at(NOW - DAY)
    expect(newestChoice([null, only, null], NOW)).toBe(only)
    expect(newestChoice([null, null], NOW)).toBeNull()
    expect(newestChoice([], NOW)).toBeNull()
  })
})

function grantsIn(value: string): readonly string[] {
  const { decisions } = decodeChoice(value) ?? { decisions: {} }
  return Object.entries(decisions).flatMap(([id, decision]) => (decision === 'granted' ? [id] : []))
}

/** A UUID whose first 48 bits are a time. */
function uuidOf(time: number, tail: string): string {
  const digits = time.toString(16).padStart(12, '0') + tail
  return [0, 8, 12, 16, 20].map((start, index, starts) => digits.slice(start, starts[index + 1])).join('-')
}

function never(): never {
  throw new Error('unreachable')
}
