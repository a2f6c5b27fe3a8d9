import { canonicalJson, createRecord, MAX_RECORD_BYTES, parseRecord, type ConsentRecord } from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { exampleConfig, NOW, startStore } from './exampleConfig.js'

// Random values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const record: ConsentRecord = recordOf()

function recordOf(): ConsentRecord {
  const store = startStore()
  store.actions.save({ analytics: 'granted' })
  const state = store.getState()
  if (!state.choice) throw new Error('nothing was recorded')
  return createRecord(state.choice, { config: exampleConfig, state, origin: 'https://shop.example' })
}

/** What is wrong with the record once something is put at a path. */
function wrongWith(path: string, value: unknown): readonly string[] {
  const copy = structuredClone(record)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<object>((part, key) => Reflect.get(part, key), copy)
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true })
  return pathsOf(copy)
}

/** So many signals, the one that every record has among them. */
function signalsOf(count: number): Readonly<Record<string, boolean>> {
  return { gpc: false, ...Object.fromEntries(Array.from({ length: count - 1 }, (_, index) => [`s${index}`, false])) }
}

function pathsOf(input: unknown): readonly string[] {
  const parsed = parseRecord(input)
  return parsed.ok ? [] : parsed.issues.map(({ path }) => path)
}

describe('parseRecord', () => {
  it('R112 takes the record of a choice as it is', () => {
    expect(parseRecord(record)).toEqual({ ok: true, record })
    expect(parseRecord(JSON.parse(JSON.stringify(record)))).toEqual({ ok: true, record })
  })

  it('R112 needs every key of the format', () => {
    const walk = (part: object, path: string): string[] =>
      Object.entries(part).flatMap(([key, value]) => {
        const here = path ? `${path}.${key}` : key
        const deeper =
          typeof value === 'object' && value !== null && !['decisions', 'asked'].includes(key) && !Array.isArray(value)
            ? walk(value, here)
            : []
        return [here, ...deeper]
      })
    for (const path of walk(record, '')) {
      expect(wrongWith(path, undefined), path).toEqual([path.endsWith('gpc') ? 'signals' : path])
    }
  })

  it.each([
    ['another version', 'schemaVersion', '1.1'],
    ['a version of the future', 'schemaVersion', '2.0'],
    ['a number as version', 'schemaVersion', 1],
    ['a random UUID', 'id', '1b4e28ba-2fa1-41d2-883f-0016d3cca427'],
    ['a UUID in capitals', 'id', '019CA8E0-0000-7000-8000-000000000000'],
    ['a UUID with more behind it', 'id', `${record.id}\n`],
    ['a long subject', 'subject', 'a'.repeat(23)],
    ['an e-mail address as subject', 'subject', 'somebody@example.com'],
    ['an act that does not exist', 'event.action', 'accept'],
    ['a state that does not exist', 'event.state', 'unknown'],
    ['a time in another zone', 'event.at', '2026-03-01T13:00:00.000+01:00'],
    ['a day that does not exist', 'event.at', '2026-02-30T12:00:00.000Z'],
    ['a number as time', 'event.at', NOW],
    ['another time than the one in the id', 'event.at', '2026-03-01T12:00:00.001Z'],
    ['a method that does not exist', 'event.method', 'mail'],
    ['an actor that does not exist', 'event.actor', 'admin'],
    ['a list as answers', 'decisions', ['analytics']],
    ['an answer that is none', 'decisions.stats', true],
    ['an unusable fingerprint', 'asked.stats', '<b>'],
    ['an end that is no time', 'validUntil', 'never'],
    ['a yes without words as agreement', 'agreement', true],
    ['a short hash', 'notice.hash', 'abc'],
    ['no language', 'notice.language', 'english, I think'],
    ['a policy version with spaces', 'notice.policyVersion', 'the newest'],
    ['a policy with a query', 'notice.policyUrl', '/cookies?session=1'],
    ['a version of the package that is a text', 'ui.sdk', 'x'.repeat(33)],
    ['too many buttons', 'ui.buttons', Array.from({ length: 9 }, () => 'open')],
    ['buttons that are no list', 'ui.buttons', 'open'],
    ['a button that is no text', 'ui.buttons.0', 1],
    ['an address with a path', 'context.origin', 'https://shop.example/account'],
    ['an address with a query', 'context.origin', 'https://shop.example?user=1'],
    ['an address with a user', 'context.origin', 'https://me:secret@shop.example'],
    ['a script', 'context.origin', 'javascript:alert(1)'],
    ['a country in words', 'context.jurisdiction', 'Germany'],
    ['a law with line ends', 'context.regulation', 'gdpr\r\nset-cookie: a=b'],
    ['a model that does not exist', 'context.model', 'opt-maybe'],
    ['a signal that is no yes or no', 'signals.gpc', '1'],
    ['too many signals', 'signals', signalsOf(17)],
    ['a long name', 'controller.name', 'x'.repeat(201)],
    ['an empty contact', 'controller.contact', ''],
    ['a zero byte', 'controller.name', 'A\u0000B'],
    ['half a character', 'controller.name', 'A\uD800B'],
  ])('R67 refuses %s, and says where', (_what, path, value) => {
    expect(wrongWith(path, value)).toEqual([path])
  })

  it.each([
    ['id', record.id],
    ['subject', 's'.repeat(22)],
    ['asked.stats', 'abcd'],
    ['validUntil', '2026-03-01T12:00:00.000Z'],
    ['notice.hash', 'custom'],
    ['notice.hash', 'h'.repeat(43)],
    ['notice.language', 'de-AT'],
    ['notice.policyVersion', '2026-02'],
    ['ui.sdk', '1.0.0'],
    ['context.origin', 'https://shop.example'],
    ['context.jurisdiction', 'US-CA'],
  ])('R67 R70 takes nothing before or behind what %s may be: %s', (path, value) => {
    expect(wrongWith(path, value)).toEqual([])
    expect([`(x)${value}`, `${value}(x)`].map((more) => wrongWith(path, more))).toEqual([[path], [path]])
  })

  it('R67 R70 takes nothing before or behind the id of a service', () => {
    expect(['(x)stats', 'stats(x)'].map((id) => wrongWith(`decisions.${id}`, 'denied'))).toEqual([
      ['decisions'],
      ['decisions'],
    ])
  })

  it('R67 takes as many buttons and signals as it says', () => {
    expect(
      wrongWith(
        'ui.buttons',
        Array.from({ length: 8 }, () => 'open'),
      ),
    ).toEqual([])
    expect(wrongWith('signals', signalsOf(16))).toEqual([])
  })

  it.each([
    ['at the top', 'ip', ''],
    ['in the event', 'event.userAgent', 'event'],
    ['in the context', 'context.path', 'context'],
    ['among the keys of every object', 'event.constructor', 'event'],
    ['that would be a prototype', '__proto__', ''],
    ['that would be a prototype further in', 'decisions.__proto__', 'decisions'],
    ['that would be a constructor', 'asked.constructor', 'asked'],
    ['that is no id', 'decisions.A b', 'decisions'],
    ['that is no name of a signal', 'signals.a b', 'signals'],
  ])('R67 refuses an unknown key %s', (_where, path, parent) => {
    expect(wrongWith(path, 'granted')).toEqual([parent])
  })

  it('R67 leaves every prototype alone', () => {
    const hostile: unknown = JSON.parse(JSON.stringify(record).replace('{', '{"__proto__":{"ok":true},'))
    expect(pathsOf(hostile)).toEqual([''])
    expect(Reflect.get({}, 'ok')).toBeUndefined()
  })

  it('R67 refuses what is deep, large or long, and stays quick about it', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    expect(pathsOf(deep)).toEqual([''])
    expect(wrongWith('decisions', { stats: { deeper: { still: {} } } })).toEqual(['decisions.stats'])
    expect(wrongWith('controller.name', 'x'.repeat(10_000_000))).toEqual([''])
    expect(wrongWith('controller.contact', 'ä'.repeat(2_500))).toEqual([''])
    const entries = Array.from({ length: 10_000 }, (_, index) => [`s${index}`, 'granted'] as const)
    expect(wrongWith('decisions', Object.fromEntries(entries))).toEqual([''])
  })

  it('R67 refuses what is no JSON, without running any of it', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    const trap = new Proxy({}, { get: () => expect.unreachable(), ownKeys: () => [] })
    const thrower = {
      toJSON: () => {
        throw new Error('boo')
      },
    }
    for (const input of [circle, trap, thrower, { id: 1n }, undefined, null, 'text', 1, [], () => 1, Symbol('s')]) {
      expect(pathsOf(input)).toEqual([''])
    }
  })

  it('R67 refuses an agreement of another kind, with another key, or without a version', () => {
    const terms = { id: 'terms', kind: 'acceptance', version: '3' }
    expect(wrongWith('agreement', terms)).toEqual([])
    expect(wrongWith('agreement', { ...terms, kind: 'bundle' })).toEqual(['agreement.kind'])
    expect(wrongWith('agreement', { ...terms, mail: 'me@example.com' })).toEqual(['agreement'])
    expect(wrongWith('agreement', { id: 'terms', kind: 'acceptance' })).toEqual(['agreement.version'])
  })

  it('R67 names everything that is wrong at once, but never more than 20 things', () => {
    expect(pathsOf({ ...record, id: 1, subject: 2, extra: 3 })).toEqual(['', 'id', 'subject'])
    const bad = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`s${index}`, 1]))
    expect(pathsOf({ ...record, decisions: bad })).toHaveLength(20)
  })

  it('R67 is total: whatever JSON holds is a record or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (input) => {
        expect(parseRecord(input).ok).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('R67 refuses a record in which anything was replaced by anything', () => {
    const leaves = Object.keys(record)
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.jsonValue(), (key, value) => {
        const parsed = parseRecord({ ...record, [key]: value })
        if (parsed.ok) expect(parseRecord(parsed.record)).toEqual(parsed)
        else
          expect(parsed.issues.every(({ path }) => path === '' || path.startsWith(key) || path === 'event.at')).toBe(
            true,
          )
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps the largest record within what a page can send while it is left', () => {
    expect(MAX_RECORD_BYTES).toBe(4_096)
  })
})

describe('canonicalJson', () => {
  it('R112 writes equal data as equal text, in whatever order the keys stand', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const turned = Object.fromEntries(Object.entries(data).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(data))
        expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)))
      }),
    )
  })

  it('R112 orders keys as RFC 8785 does', () => {
    expect(canonicalJson({ 10: 1, 9: 2, b: [{ d: 1, c: null }], a: undefined, '€': 'ö', '\r': '' })).toBe(
      '{"\\r":"","10":1,"9":2,"b":[{"c":null,"d":1}],"€":"ö"}',
    )
  })
})
