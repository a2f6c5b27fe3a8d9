/**
 * How fast records are kept, against the least that any server could do: one hand-written INSERT for each.
 *
 *   npm run bench:server -- --rows 1000000 --seconds 0.5 --rounds 20 --clients 32
 *
 * Rounds are short and take turns, so that what else the machine does slows all alike.
 */
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Client, Pool } from 'pg'
import {
  postgresStorage,
  queryOf,
  type Hmac,
  type NewRecord,
  type RecordStorage,
  type StorageOptions,
} from 'fluxconsent/server'
import { databaseUrl, startPostgres } from '../test/server/startPostgres.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '0.5' },
    rounds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '32' },
  },
})
const [rows, seconds, rounds, clients] = [values.rows, values.seconds, values.rounds, values.clients].map(Number)
if (!rows || !seconds || !rounds || !clients) throw new Error('--rows, --seconds, --rounds and --clients are numbers')

/** One way to keep records, and how it fared in each round. */
interface Contender {
  readonly name: string
  readonly append: (record: NewRecord) => Promise<unknown>
  readonly perSecond: number[]
  /** Microseconds of processor for a record, of this process and of the database's; empty where that cannot be read. */
  readonly work: number[]
  readonly latencies: number[]
}

const KEY = 'the key of the benchmark, long enough'
const POOL = 16
const CONTENDERS = 6
// Microseconds: what Linux counts in.
const TICK = 10_000
const FLOOR = `CREATE TABLE floor_record (subject uuid, id uuid, received_at bigint, effective_at bigint, valid_until bigint,
  grants smallint, body text, PRIMARY KEY (subject, id))`
const FLOOR_INSERT = `INSERT INTO floor_record (subject, id, received_at, effective_at, valid_until, grants, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (subject, id) DO NOTHING`
// The same rows for both tables, in the order in which random subjects come.
const FILL = `INSERT INTO consent_record (writer, received_at, effective_at, valid_until, seal, kind, notice, grants, subject, id, salt, mac, body)
  SELECT 1, 1, 1, 1, 1, 0, 0, 1, gen_random_uuid(), gen_random_uuid(), decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), $1
  FROM generate_series(1, $2::integer)`
const FILL_FLOOR = `INSERT INTO floor_record SELECT subject, id, received_at, effective_at, valid_until, grants, body FROM consent_record`

const server = await startPostgres()
const control = new Client({ connectionString: server.url })
await control.connect()
const pools: Pool[] = []
const storages: RecordStorage[] = []
try {
  const empty = await makeDatabase('bench_empty', 0)
  const full = await makeDatabase('bench_full', rows)
  const contenders = [...contendersOn(empty, 'empty'), ...contendersOn(full, `${rows} rows`)]
  for (const each of contenders) await load(each, 0.5)
  for (const each of contenders) each.perSecond.length = each.latencies.length = each.work.length = 0
  for (let round = 0; round < rounds; round++) for (const each of contenders) await load(each, seconds)
  print(contenders)
  await printSize(full)
} finally {
  for (const storage of storages) await storage.close()
  for (const pool of pools) await pool.end()
  await control.end()
  await server.stop()
}

async function makeDatabase(name: string, filled: number): Promise<Pool> {
  const admin = new Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${name}`)
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const pool = new Pool({ connectionString: databaseUrl(server.url, name), max: POOL })
  // The server ends before the last of its connections.
  pool.on('error', () => {})
  pools.push(pool)
  await pool.query(FLOOR)
  const storage = postgresStorage(queryOf(pool), { keys: [KEY] })
  await storage.health()
  await storage.close()
  for (let done = 0; done < filled; done += 100_000) {
    await pool.query(FILL, [newRecord().body, Math.min(100_000, filled - done)])
  }
  if (filled > 0) await pool.query(FILL_FLOOR)
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
  return pool
}

function contendersOn(pool: Pool, where: string): readonly Contender[] {
  const hmac: Hmac = (secret) => (text) => createHmac('sha256', secret).update(text).digest('hex')
  const single = { rows: 1, parallel: POOL }
  const ways: readonly (readonly [string, Partial<StorageOptions>])[] = [
    ['unbatched', { batch: single }],
    ['unbatched, Node hmac', { batch: single, hmac }],
    ['batched', {}],
    ['batched, Node hmac', { hmac }],
  ]
  const opened = ways.map(([name, options]) => {
    const storage = postgresStorage(queryOf(pool), { keys: [KEY], ...options })
    storages.push(storage)
    return { name: `${name}, ${where}`, append: async (record: NewRecord) => storage.append(record) }
  })
  const fresh = { perSecond: [], work: [], latencies: [] }
  return [
    {
      name: `floor, ${where}`,
      append: async ({ subject, id, receivedAt, effectiveAt, validUntil, grants, body }) =>
        pool.query(FLOOR_INSERT, [subject, id, receivedAt, effectiveAt, validUntil, grants, body]),
      ...structuredClone(fresh),
    },
    {
      name: `floor, prepared, ${where}`,
      append: async ({ subject, id, receivedAt, effectiveAt, validUntil, grants, body }) =>
        pool.query({
          name: 'floor',
          text: FLOOR_INSERT,
          values: [subject, id, receivedAt, effectiveAt, validUntil, grants, body],
        }),
      ...structuredClone(fresh),
    },
    ...opened.map((each) => ({ ...each, ...structuredClone(fresh) })),
  ]
}

/** So many clients, each of which sends the next record when the last one was acknowledged. */
async function load({ append, perSecond, latencies, work }: Contender, time: number): Promise<void> {
  const before = await workDone()
  const start = performance.now()
  const end = start + time * 1000
  let count = 0
  const client = async () => {
    while (performance.now() < end) {
      const sent = performance.now()
      await append(newRecord())
      latencies.push(performance.now() - sent)
      count++
    }
  }
  await Promise.all(Array.from({ length: clients ?? 1 }, client))
  perSecond.push((count * 1000) / (performance.now() - start))
  const after = await workDone()
  if (before !== null && after !== null) work.push((after - before) / count)
}

function print(contenders: readonly Contender[]): void {
  console.table(
    contenders.map(({ name, perSecond, work, latencies }, index) => ({
      name,
      'records/s': Math.round(median(perSecond)),
      'of the floor': ratio(perSecond, contenders[index - (index % CONTENDERS)]?.perSecond),
      'us of work': Math.round(median(work)),
      'by work': ratio(contenders[index - (index % CONTENDERS)]?.work ?? [], work),
      'of empty': index < CONTENDERS ? '' : ratio(perSecond, contenders[index - CONTENDERS]?.perSecond),
      'p50 ms': quantile(latencies, 0.5).toFixed(1),
      'p99 ms': quantile(latencies, 0.99).toFixed(1),
    })),
  )
}

/** Without bodies, because how many of them fit on a page of 8 kB depends on them alone. */
async function printSize(pool: Pool): Promise<void> {
  await pool.query('TRUNCATE consent_record')
  await pool.query(FILL, ['', rows])
  await pool.query('VACUUM')
  const { rows: found } = await pool.query<{ size: string }>(`SELECT pg_total_relation_size('consent_record') AS size`)
  console.log(`${(Number(found[0]?.size) / (rows ?? 1)).toFixed(0)} bytes a row with index and code, without its body`)
}

/** Microseconds of processor that this process and its database have used; `null` where the system does not tell. */
async function workDone(): Promise<number | null> {
  const own = process.cpuUsage()
  const { rows: found } = await control.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
  try {
    const ticks = await Promise.all(
      found.map(async ({ pid }) => {
        const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
        return Number(fields[11]) + Number(fields[12])
      }),
    )
    return own.user + own.system + ticks.reduce((sum, each) => sum + each, 0) * TICK
  } catch {
    return null
  }
}

/** Of each round against the same round of the other, so that what slows the machine slows both. */
function ratio(own: readonly number[], other: readonly number[] = []): string {
  return median(own.map((value, round) => value / (other[round] ?? NaN))).toFixed(2)
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * part)] ?? NaN
}

function newRecord(): NewRecord {
  const now = Date.now()
  const services = ['google-analytics', 'matomo', 'youtube', 'facebook', 'linkedin', 'x', 'paypal', 'session']
  return {
    subject: crypto.randomUUID(),
    id: crypto.randomUUID(),
    kind: 'consent',
    body: JSON.stringify({
      schemaVersion: '1.0',
      event: {
        action: 'save',
        state: 'given',
        at: new Date(now).toISOString(),
        method: 'preferences',
        actor: 'subject',
      },
      decisions: { necessary: 'granted', functional: 'granted', analytics: 'granted', marketing: 'denied' },
      asked: Object.fromEntries(services.map((id) => [id, 'a1b2'])),
      notice: {
        hash: 'x'.repeat(43),
        language: 'de',
        policyVersion: '2026-02',
        policyUrl: 'https://example.com/cookies',
      },
      ui: { sdk: '1.0.0', variant: null, buttons: ['accept-all', 'reject-all', 'open'] },
      context: { origin: 'https://example.com', jurisdiction: 'DE', regulation: 'gdpr', model: 'opt-in' },
    }),
    receivedAt: now,
    effectiveAt: now,
    validUntil: now + 184 * 86_400_000,
    grants: 3,
    notice: 'known',
  }
}
