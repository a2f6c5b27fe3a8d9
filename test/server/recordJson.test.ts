import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, createRecord, parseRecord, type Decision } from 'fluxconsent/core'
import { recordJson } from '../../src/server/recordJson.ts'
import { exampleConfig, startStore } from '../core/exampleConfig.ts'

const store = startStore()
store.actions.acceptAll()
const { choice } = store.getState()
if (!choice) throw new Error('nothing was chosen')
const example = createRecord(choice, { config: exampleConfig, state: store.getState(), origin: 'https://shop.example' })

const id = fc.stringMatching(/^[a-z][a-z0-9._-]{0,9}$/).filter((name) => name !== 'constructor')
const decisions = fc.dictionary(id, fc.constantFrom<Decision>('granted', 'denied'), { maxKeys: 80, size: 'max' })

it('R112 is the canonical JSON of every record, in whatever order its names come', () => {
  fc.assert(
    fc.property(decisions, fc.dictionary(id, fc.constant('a1b2'), { maxKeys: 40 }), (answers, asked) => {
      const record = { ...example, decisions: answers, asked }
      const turned = Object.fromEntries(Object.entries(record).toReversed())
      const parsed = parseRecord(JSON.parse(JSON.stringify(turned)))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
      expect(recordJson(parsed.record)).toBe(canonicalJson(record))
    }),
  )
})

it('R112 sorts as many names as a record may hold', () => {
  const names = Array.from({ length: 512 }, (_, index) => `s${index}`)
  const record = { ...example, decisions: Object.fromEntries(names.map((name) => [name, 'granted'] as const)) }
  expect(recordJson(record)).toBe(canonicalJson(record))
})
