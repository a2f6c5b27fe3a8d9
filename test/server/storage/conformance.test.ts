import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testRecordStorage } from 'fluxconsent/server'
import { ENGINES, memoryEngine, type Engine } from './engines.ts'

const equal = (actual: unknown, expected: unknown) => expect(actual).toEqual(expected)

describe('R72 the storage in memory', () => {
  testRecordStorage(async () => memoryEngine().open(), { test, equal })
})

describe.each(ENGINES)('R72 the storage on %s', (_name, start) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await start()
  })
  afterAll(async () => engine.end())

  testRecordStorage(
    async () => {
      const storage = engine.open()
      await storage.health()
      const { rows } = await engine.query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`, [])
      for (const row of rows) {
        if (typeof row !== 'object' || row === null || !('name' in row)) throw new Error('no name')
        if (row.name !== 'consent_migration') await engine.query(`TRUNCATE ${String(row.name)}`, [])
      }
      return storage
    },
    { test, equal },
  )
})
