import { Client } from 'pg'
import { postgresStorage, queryOf, type Query, type RecordStorage } from 'fluxconsent/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../../src/server/storage/migrations.ts'
import { ENGINES, KEY, postgresEngine, type Engine } from './engines.ts'
import { newRecord } from './plainRecord.ts'

const [STEP] = MIGRATIONS.map(({ version }) => version)

/** Takes away all tables of a database, as if nobody had ever used it. */
async function strip({ query }: Engine): Promise<void> {
  const { rows } = await query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`, [])
  for (const row of rows) await query(`DROP TABLE ${Object(row).name}`, [])
}

const stepsOf = async ({ query }: Engine): Promise<readonly unknown[]> =>
  (await query('SELECT version FROM consent_migration', [])).rows.map((row) => Object(row).version)

describe.each(ENGINES)('the tables in %s', (_name, start) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await start()
  })
  beforeEach(async () => strip(engine))
  afterAll(async () => engine.end())

  /** A storage of a process whose statements that begin like this are refused so many times. */
  const refusing = (beginning: string, code: string, times = 1): RecordStorage => {
    let left = times
    const query: Query = async (sql, params) => {
      if (sql.startsWith(beginning) && left-- > 0) throw Object.assign(new Error('refused'), { code })
      return engine.query(sql, params)
    }
    return postgresStorage(query, { keys: [KEY] })
  }

  test.each([
    ['a table', 'CREATE TABLE IF NOT EXISTS consent_record', '23505'],
    ['a table', 'CREATE TABLE IF NOT EXISTS consent_record', '42P07'],
    ['the list of the steps', 'CREATE TABLE IF NOT EXISTS consent_migration', '23505'],
    ['the step', 'INSERT INTO consent_migration', '23505'],
    ['the step', 'INSERT INTO consent_migration', '40001'],
  ])('R72 are made where another process is faster with %s (%s, %s)', async (_what, beginning, code) => {
    const storage = refusing(beginning, code, 3)
    expect((await storage.append(newRecord())).outcome).toBe('stored')
    expect(await stepsOf(engine)).toEqual([STEP])
    await storage.close()
  })

  test('R71 R72 are finished by whoever comes next where making them ended in the middle', async () => {
    // A full disk, at each of the tries.
    const storage = refusing('CREATE TABLE IF NOT EXISTS consent_seal', '53100', 3)
    await expect(storage.append(newRecord())).rejects.toThrow(/FC427.*refused.*rights/)
    expect(await stepsOf(engine)).toEqual([])
    const [record, next] = [newRecord(), engine.open()]
    expect((await next.append(record)).outcome).toBe('stored')
    expect(await stepsOf(engine)).toEqual([STEP])
    // Nor is the first one stuck.
    expect((await storage.append(record)).outcome).toBe('repeated')
    for (const each of [storage, next]) await each.close()
  })

  test('R71 R72 that a newer version has added to serve the version before too, so that a rollback loses no choice', async () => {
    const running = engine.open()
    await running.append(newRecord())
    await engine.query('ALTER TABLE consent_record ADD COLUMN later text', [])
    await engine.query('INSERT INTO consent_migration (version, at) VALUES (99, 0)', [])
    const started = engine.open()
    for (const each of [started, running]) expect((await each.append(newRecord())).outcome).toBe('stored')
    expect((await started.records()).items).toHaveLength(3)
    expect((await started.verify()).result).toBe('intact')
    for (const each of [running, started]) await each.close()
  })
})

describe('a server of PostgreSQL', () => {
  let engine: Awaited<ReturnType<typeof postgresEngine>>
  const clients: Client[] = []
  const connect = async (user?: string): Promise<Client> => {
    const url = new URL(engine.url)
    if (user !== undefined) url.username = user
    const client = new Client({ connectionString: url.href })
    // The database goes before its last connections.
    client.on('error', () => {})
    clients.push(client)
    await client.connect()
    return client
  }
  const waiting = async (): Promise<unknown> => {
    const { rows } = await engine.query(
      `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      [],
    )
    return Object(rows[0]).n
  }
  beforeAll(async () => {
    engine = await postgresEngine()
  })
  beforeEach(async () => strip(engine))
  afterAll(async () => {
    for (const client of clients) await client.end()
    await engine.end()
  })

  test('R72 tells the slower one of two that a table is there just now, and it goes on', async () => {
    const [faster, slower] = [await connect(), await connect()]
    const told: string[] = []
    const query: Query = async (sql, params) =>
      slower.query(sql, [...params]).catch((error: unknown) => {
        told.push(Object(error).code)
        throw error
      })
    const storage = postgresStorage(query, { keys: [KEY] })
    await faster.query('BEGIN')
    await faster.query(MIGRATIONS[0]?.statements[0] ?? '')
    const stored = storage.append(newRecord())
    await expect.poll(waiting).toBe(1)
    await faster.query('COMMIT')
    expect((await stored).outcome).toBe('stored')
    // That there were no steps yet, and the refusal.
    expect(told).toEqual(['42P01', '23505'])
    expect(await stepsOf(engine)).toEqual([STEP])
    await storage.close()
  })

  test('R71 R72 that gives a user no right to make tables is told so, and works once somebody else has made them', async () => {
    const user = `u_${crypto.randomUUID().replaceAll('-', '')}`
    await engine.query(`CREATE ROLE ${user} LOGIN`, [])
    const client = await connect(user)
    const storage = postgresStorage(queryOf(client), { keys: [KEY] })
    await expect(storage.append(newRecord())).rejects.toThrow(/FC427.*permission denied for schema public.*rights/)
    expect((await storage.health()).state).toBe('down')
    const owner = engine.open()
    await owner.health()
    await engine.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${user}`, [])
    expect((await storage.append(newRecord())).outcome).toBe('stored')
    expect((await storage.health()).state).toBe('up')
    for (const each of [storage, owner]) await each.close()
    await client.end()
    await strip(engine)
    await engine.query(`DROP ROLE ${user}`, [])
  })
})
