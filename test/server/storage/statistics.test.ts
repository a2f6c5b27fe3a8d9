import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RecordStorage } from 'fluxconsent/server'
import { ENGINES, type Engine } from './engines.ts'
import { newRecord, NOON } from './plainRecord.ts'

const DAY = '2026-11-22'
const RANGE = { from: DAY, to: DAY }
const inGerman = () => newRecord({ body: bodyIn('de') })

/** A body with a single answer. */
function bodyIn(language: string | null): string {
  return JSON.stringify({
    event: { action: 'save' },
    notice: { policyVersion: '2026-11', language },
    context: { jurisdiction: 'DE' },
    decisions: {},
  })
}

describe.each(ENGINES)('statistics on %s', (_name, start) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await start()
    await engine.open().health()
  })
  afterAll(async () => engine.end())
  beforeEach(async () => engine.empty())

  const counts = async (storage: RecordStorage) =>
    Object.fromEntries((await storage.statistics(RANGE)).map(({ language, count }) => [language ?? 'none', count]))

  /** What a version that knew no languages had written for so many records. */
  const countLikeBefore = async (count: number) => {
    const cell = JSON.stringify(['2026-11', 'DE', 'action', 'save'])
    await engine.query('INSERT INTO consent_count (day, cell, writer, n) VALUES ($1, $2, 7, $3)', [DAY, cell, count])
  }

  test('R133 that were written before there were languages are read on, beside those that have one', async () => {
    await countLikeBefore(20)
    const storage = engine.open()
    for (let index = 0; index < 12; index++) await storage.append(inGerman())
    for (let index = 0; index < 3; index++) await storage.append(newRecord({ body: bodyIn(null) }))
    await storage.close()
    const other = engine.open()
    expect(await counts(other)).toEqual({ none: 23, de: 12 })
    await other.close()
  })

  test('R133 forget who was counted before there were languages', async () => {
    const first = engine.open()
    const records = Array.from({ length: 15 }, inGerman)
    for (const record of records) await first.append(record)
    await first.close()
    await engine.query('TRUNCATE consent_count', [])
    await countLikeBefore(15)
    const second = engine.open()
    for (const { subject } of records.slice(0, 3)) await second.erase(subject, NOON)
    await second.close()
    const third = engine.open()
    expect(await counts(third)).toEqual({ none: 12 })
    await third.rebuildStatistics(RANGE)
    expect(await counts(third)).toEqual({ de: 12 })
    await third.close()
  })
})
