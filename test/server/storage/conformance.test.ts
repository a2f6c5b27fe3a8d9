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
      await engine.empty()
      return engine.open()
    },
    { test, equal },
  )
})
