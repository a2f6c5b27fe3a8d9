import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { RecordStorage, StorageOptions } from 'fluxconsent/server'
import type { Engine } from './engines.ts'

/** One engine for the tests of a block, with an open storage that is empty when each of them begins. */
export interface FreshStorage {
  readonly engine: Engine
  readonly storage: RecordStorage
  /** Changes rows behind the back of the storage. */
  tamper(sql: string): Promise<void>
  /** Closes the storage, which seals at once, and opens the next one. */
  reopen(options?: Partial<StorageOptions>): Promise<void>
}

/** Starts it before the tests of the block that calls this, and ends it after them. */
export function freshStorage(start: () => Promise<Engine>): FreshStorage {
  let engine: Engine
  let storage: RecordStorage
  beforeAll(async () => {
    engine = await start()
  })
  beforeEach(async () => {
    await engine.empty()
    storage = engine.open()
  })
  afterEach(async () => storage.close())
  afterAll(async () => engine.end())
  return {
    get engine() {
      return engine
    },
    get storage() {
      return storage
    },
    async tamper(sql) {
      await engine.query(sql, [])
    },
    async reopen(options) {
      await storage.close()
      storage = engine.open(options)
    },
  }
}
