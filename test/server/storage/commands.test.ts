import { Client, Pool } from 'pg'
import { queryOf, type PgPool, type Query } from 'fluxconsent/server'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { postgresEngine } from './engines.ts'

const INSERT =
  'INSERT INTO note (id, size, text) VALUES ($1::bigint, $2::smallint, $3::text) ON CONFLICT (id) DO NOTHING'

type Statement = Parameters<PgPool['query']>[0]

let engine: Awaited<ReturnType<typeof postgresEngine>>
beforeAll(async () => {
  engine = await postgresEngine()
  await engine.query('CREATE TABLE note (id bigint PRIMARY KEY, size smallint CHECK (size < 10), text text)', [])
})
beforeEach(async () => void (await engine.query('TRUNCATE note', [])))
afterAll(async () => engine.end())

function pool(options: object = {}): Pool {
  const made = new Pool({ connectionString: engine.url, max: 2, ...options })
  made.on('error', () => {})
  onTestFinished(async () => made.end())
  return made
}

async function client(options: object = {}): Promise<Client> {
  const made = new Client({ connectionString: engine.url, ...options })
  made.on('error', () => {})
  await made.connect()
  onTestFinished(async () => made.end())
  return made
}

/** Puts in a note, the way in which a storage puts in a record. */
function noteWith(query: Query): (id: number, size?: number | null, text?: string) => Promise<unknown> {
  return async (id, size = 1, text = 'x') => (await query(INSERT, [id, size, text], 'put_note')).rowCount
}

/** What `pg` is given, from a pool that passes it on. */
function watched(inner: Pool): PgPool & { readonly given: Statement[] } {
  const given: Statement[] = []
  return {
    given,
    query: async (statement) => {
      given.push(statement)
      return inner.query(statement)
    },
  }
}

function isCommand(statement: Statement): boolean {
  return 'submit' in statement
}

/** What statements of a storage run on. */
const PLACES: readonly (readonly [name: string, open: () => Promise<PgPool>])[] = [
  ['a pool', async () => pool()],
  ['a pool that limits the time of its queries', async () => pool({ query_timeout: 60_000 })],
  ['a pool that pipelines', async () => pool({ pipeline: true })],
  ['a client', async () => client()],
  ['a client that limits the time of its queries', async () => client({ query_timeout: 60_000 })],
  ['a client that pipelines', async () => client({ pipeline: true })],
  ['what passes statements on to a pool', async () => watched(pool())],
  [
    'what passes statements on to a client',
    async () => {
      const inner = await client()
      return { query: async (statement) => inner.query(statement) }
    },
  ],
  [
    'what copies statements for a pool',
    async () => {
      const inner = pool()
      return { query: async (statement) => inner.query({ ...statement }) }
    },
  ],
]

describe.each(PLACES)('prepared statements without rows, on %s,', (_name, open) => {
  test('tell how many rows they wrote', async () => {
    const put = noteWith(queryOf(await open()))
    expect([await put(1), await put(2), await put(3), await put(3), await put(4)]).toEqual([1, 1, 1, 0, 1])
  })

  test('write what they are given', async () => {
    const put = noteWith(queryOf(await open()))
    const texts = ['plain', `it's "quoted"`, 'two\nlines', '\u{1f36a} ü', '']
    for (const [id, text] of texts.entries()) await put(id, null, text)
    const { rows } = await engine.query('SELECT size, text FROM note ORDER BY id', [])
    expect(rows).toEqual(texts.map((text) => ({ size: null, text })))
  })

  test('reject with the code of the database, and the next one goes on', async () => {
    const put = noteWith(queryOf(await open()))
    for (const id of [1, 2, 3]) await put(id)
    await expect(put(4, 99)).rejects.toMatchObject({ code: '23514' })
    await expect(put(4, 99)).rejects.toMatchObject({ code: '23514' })
    expect(await put(4)).toBe(1)
  })

  test('may be many at once', async () => {
    const put = noteWith(queryOf(await open()))
    await put(0)
    const counts = await Promise.all(Array.from({ length: 40 }, async (_, index) => put(Math.floor(index / 2))))
    expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(19)
  })
})

test('a statement that gave no rows once goes as a command, one with rows does not', async () => {
  const inner = watched(pool())
  const query = queryOf(inner)
  const put = noteWith(query)
  for (const id of [1, 2]) await put(id)
  await expect(put(3, 99)).rejects.toMatchObject({ code: '23514' })
  for (const id of [4, 5]) await query(`${INSERT} RETURNING id`, [id, 1, 'x'], 'put_and_tell')
  expect(inner.given.map(isCommand)).toEqual([false, true, true, false, false])
})

test('a statement with lists goes as a usual one', async () => {
  const inner = watched(pool())
  const query = queryOf(inner)
  const put = noteWith(query)
  for (const id of [1, 2, 3]) await put(id)
  const drop = async (...ids: number[]) =>
    (await query('DELETE FROM note WHERE id = ANY($1::bigint[])', [ids], 'drop_notes')).rowCount
  expect([await drop(1), await drop(2, 3), await drop(4)]).toEqual([1, 2, 0])
  expect(inner.given.slice(3).map(isCommand)).toEqual([false, false, false])
})

test('a command that counts nothing says so', async () => {
  const query = queryOf(pool())
  const discard = async () => (await query('DISCARD TEMP', [], 'discard')).rowCount
  expect([await discard(), await discard()]).toEqual([null, null])
})

test.each([
  ['pool', async () => pool({ query_timeout: 2_000 })],
  ['client', async () => client({ query_timeout: 2_000 })],
])('a command on a %s that limits its time ends when the time is over', async (_name, open) => {
  const put = noteWith(queryOf(await open()))
  await put(1)
  await put(2)
  const other = await client()
  await other.query('BEGIN; LOCK TABLE note')
  await expect(put(3)).rejects.toThrow('Query read timeout')
  await other.query('ROLLBACK')
})

test('a pool that takes no commands is given one, once', async () => {
  const inner = watched(pool({ pipeline: true }))
  const put = noteWith(queryOf(inner))
  for (const id of [1, 2, 3, 4]) expect(await put(id)).toBe(1)
  expect(inner.given.map(isCommand)).toEqual([false, true, false, false, false])
})

test('a pool that took commands is not tried with anything else when its database is away', async () => {
  const inner = watched(pool())
  let isAway = false
  const put = noteWith(
    queryOf({
      query: async (statement) => {
        const answer = inner.query(isAway ? { text: 'away', values: [] } : statement)
        return answer
      },
    }),
  )
  for (const id of [1, 2]) await put(id)
  isAway = true
  await expect(put(3)).rejects.toMatchObject({ code: '42601' })
  expect(inner.given).toHaveLength(3)
})

test('a pool of another driver gets its statements as it knows them', async () => {
  const given: Statement[] = []
  const put = noteWith(
    queryOf({
      // As the native client of `pg` does.
      query: async (statement) => {
        given.push(statement)
        if ('submit' in statement && typeof statement.submit === 'function') statement.submit({ query() {} })
        return { rows: [], fields: [], rowCount: 1 }
      },
    }),
  )
  for (const id of [1, 2, 3, 4]) expect(await put(id)).toBe(1)
  expect(given.map(isCommand)).toEqual([false, true, false, false, false])
})

test('a command whose connection breaks rejects, and the next one gets another', async () => {
  const query = queryOf(pool())
  const put = noteWith(query)
  await put(1)
  await put(2)
  const other = await client()
  await other.query('BEGIN; LOCK TABLE note')
  const broken = put(3).catch(String)
  const waiting = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
  await expect.poll(async () => (await other.query(waiting)).rowCount).toBe(1)
  expect(await broken).toMatch(/terminat/)
  await other.query('ROLLBACK')
  expect(await put(3)).toBe(1)
})

test('a command that somebody else forgot runs unprepared', async () => {
  const inner = watched(pool({ max: 1 }))
  const put = noteWith(queryOf(inner))
  await put(1)
  await put(2)
  await inner.query({ text: 'DEALLOCATE ALL', values: [] })
  expect([await put(3), await put(4)]).toEqual([1, 1])
  expect(inner.given.map(({ name }) => name)).toEqual([
    'put_note',
    'put_note',
    undefined,
    'put_note',
    undefined,
    undefined,
  ])
})
