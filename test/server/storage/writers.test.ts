import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { embeddedStorage, postgresStorage, queryOf, type Query, type RecordStorage } from 'fluxconsent/server'
import { migrate } from '../../../src/server/storage/migrate.ts'
import { MIGRATIONS } from '../../../src/server/storage/migrations.ts'
import { KEY, pgliteEngine, postgresEngine } from './engines.ts'
import { newRecord, NOON } from './plainRecord.ts'
import { buildWriter, startWriter } from './processes.ts'
import { append, untilSealed } from './records.ts'

const MANY = 500

let program: string
beforeAll(async () => {
  program = await buildWriter()
})
afterAll(async () => rm(program))

/** Each line of a writer is a record that has to be there. */
async function checkEach(storage: RecordStorage, acknowledged: readonly string[]): Promise<void> {
  const there = new Set<string>()
  let after: string | null = null
  do {
    const page = await storage.records({ after, limit: 1000 })
    for (const { subject, id } of page.items) there.add(`stored ${subject} ${id}`)
    after = page.next
  } while (after !== null)
  expect(acknowledged.filter((line) => !there.has(line))).toEqual([])
}

/** How many records the seals promise. */
async function sealedIn(storage: RecordStorage): Promise<number> {
  const { items } = await storage.seals({ limit: 1000 })
  return items.reduce((sum, { count }) => sum + count, 0)
}

describe('a writer on PostgreSQL', () => {
  let engine: Awaited<ReturnType<typeof postgresEngine>>
  beforeEach(async () => {
    engine = await postgresEngine()
  })
  afterEach(async () => engine.end())

  test('R71 that is killed under load has written each record that it acknowledged', async () => {
    const writer = startWriter(program, engine.url, KEY)
    const storage = engine.open()
    await writer.until(MANY)
    await expect.poll(async () => sealedIn(storage), { timeout: 30_000 }).toBeGreaterThan(0)
    await writer.kill()
    expect(writer.said()).toBe('')
    expect(writer.acknowledged.length).toBeGreaterThanOrEqual(MANY)
    await checkEach(storage, writer.acknowledged)
    // All are sealed but those of the last moment. The server may still commit what it was sent in that one.
    const verdict = async () => {
      const { result, unsealed, records } = await storage.verify()
      return [result, records - unsealed - (await sealedIn(storage))]
    }
    await expect.poll(verdict).toEqual(['intact', 0])
    await storage.close()
  })

  test('R72 shares the database with another one, and both chains are whole', async () => {
    const writers = [startWriter(program, engine.url, KEY), startWriter(program, engine.url, KEY)]
    for (const writer of writers) await writer.until(MANY)
    for (const writer of writers) await writer.kill()
    const storage = engine.open()
    for (const writer of writers) await checkEach(storage, writer.acknowledged)
    const { result, heads } = await storage.verify()
    expect({ result, writers: heads.length }).toEqual({ result: 'intact', writers: 2 })
    await storage.close()
  })

  test('R63 makes one row of a record that comes through two processes at once', async () => {
    const pools = [new Pool({ connectionString: engine.url }), new Pool({ connectionString: engine.url })]
    for (const pool of pools) pool.on('error', () => {})
    const storages = pools.map((pool) => postgresStorage(queryOf(pool), { keys: [KEY] }))
    const records = Array.from({ length: 100 }, () => newRecord())
    const results = await Promise.all(storages.flatMap((storage) => records.map(async (each) => storage.append(each))))
    const count = (outcome: string) => results.filter((each) => each.outcome === outcome).length
    expect([count('stored'), count('repeated')]).toEqual([100, 100])
    for (const storage of storages) await untilSealed(storage)
    expect(await storages[0]?.verify()).toMatchObject({ result: 'intact', records: 100, unsealed: 0 })
    for (const storage of storages) await storage.close()
    for (const pool of pools) await pool.end()
  })

  test('R72 makes the tables while seven others do', async () => {
    const storages = Array.from({ length: 8 }, () => engine.open())
    const health = await Promise.all(storages.map(async (storage) => storage.health()))
    expect(health.map(({ state }) => state)).toEqual(Array(8).fill('up'))
    const { rows } = await engine.query('SELECT version FROM consent_migration', [])
    expect(rows).toEqual(MIGRATIONS.map(({ version }) => ({ version })))
    for (const storage of storages) await storage.close()
  })

  test('R133 sees an erasure that another process made', async () => {
    const [one, two] = [engine.open(), engine.open()]
    const [record] = await append(one, 1)
    if (!record) throw new Error('none')
    await two.erase(record.subject, NOON)
    expect(await one.append(newRecord({ subject: record.subject }))).toEqual({ outcome: 'erased' })
    await Promise.all([one.close(), two.close()])
  })
})

describe('the schema', () => {
  test('R72 goes forward only, one step after the other, and stays when it is there', async () => {
    const engine = await pgliteEngine()
    const sent: string[] = []
    const query: Query = async (sql, params) => {
      sent.push(sql)
      return engine.query(sql, params)
    }
    await migrate(query)
    const later = { version: 2, statements: ['CREATE TABLE IF NOT EXISTS consent_later (a bigint PRIMARY KEY)'] }
    sent.length = 0
    await migrate(query, [...MIGRATIONS, later])
    expect(sent.filter((sql) => sql.startsWith('CREATE TABLE') && !sql.includes('consent_migration'))).toEqual(
      later.statements,
    )
    sent.length = 0
    await migrate(query, [...MIGRATIONS, later])
    await migrate(query)
    expect(sent).toEqual(Array(2).fill('SELECT version FROM consent_migration'))
    const storage = engine.open()
    await append(storage, 1)
    await storage.close()
    await engine.end()
  })
})

describe('the embedded storage', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flux-embedded-'))
  })
  afterEach(async () => rm(folder, { recursive: true, force: true }))

  test('R71 has each acknowledged record after its process was killed under load', async () => {
    const writer = startWriter(program, folder, KEY)
    await writer.until(MANY)
    await writer.kill()
    expect(writer.said()).toBe('')
    expect(writer.acknowledged.length).toBeGreaterThanOrEqual(MANY)
    const storage = await embeddedStorage(folder, { keys: [KEY] })
    await checkEach(storage, writer.acknowledged)
    expect((await storage.verify()).result).toBe('intact')
    await storage.close()
  })

  test('R71 finds its records, its chain and its texts again', async () => {
    const first = await embeddedStorage(folder, { keys: [KEY] })
    const [record] = await append(first, 3)
    if (!record) throw new Error('none')
    await first.close()
    const second = await embeddedStorage(folder, { keys: [KEY] })
    expect((await second.append(record)).outcome).toBe('repeated')
    await append(second, 1)
    await untilSealed(second)
    const { result, records, unsealed, heads } = await second.verify()
    expect({ result, records, unsealed, writers: heads.length }).toEqual({
      result: 'intact',
      records: 4,
      unsealed: 0,
      writers: 2,
    })
    await second.close()
  })

  test('R71 refuses a folder that another process uses, and takes it when that one is gone', async () => {
    const writer = startWriter(program, folder, KEY)
    await writer.until(1)
    await expect(embeddedStorage(folder, { keys: [KEY] })).rejects.toThrow(
      new RegExp(`FC425.*process ${writer.child.pid} `),
    )
    await writer.kill()
    const storage = await embeddedStorage(folder, { keys: [KEY] })
    await checkEach(storage, writer.acknowledged)
    await storage.close()
  })

  test('R71 refuses a folder that this process uses already', async () => {
    const storage = await embeddedStorage(folder, { keys: [KEY] })
    await expect(embeddedStorage(folder, { keys: [KEY] })).rejects.toThrow(/FC425/)
    await append(storage, 1)
    await storage.close()
  })

  test('R71 takes over from a dead process of its own number, as containers have it', async () => {
    await writeFile(join(folder, 'lock'), `${hostname()} ${process.pid} 0`)
    const storage = await embeddedStorage(folder, { keys: [KEY] })
    expect(await readFile(join(folder, 'lock'), 'utf8')).not.toMatch(/ 0$/)
    await storage.close()
    await expect(readFile(join(folder, 'lock'), 'utf8')).rejects.toThrow(/ENOENT/)
  })
})
