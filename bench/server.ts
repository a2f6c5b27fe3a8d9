/**
 * How fast records are kept, against the least that any server could do: a handler written by hand, one INSERT for each.
 *
 *   npm run bench:server -- --rows 1000000 --seconds 0.5 --rounds 20 --clients 32
 *
 * All run in this process, on the same HTTP layer, the same pool and the same load, in short rounds that take turns, so that
 * what else the machine does slows all alike.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { Client, Pool } from 'pg'
import { createConsentApi, postgresStorage, queryOf, toNodeListener, type BatchOptions } from 'fluxconsent/server'
import { exampleConfig } from '../test/core/exampleConfig.ts'
import { databaseUrl, startPostgres } from '../test/server/startPostgres.ts'
import type { Round, Seen } from './load.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '0.5' },
    rounds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '32' },
    only: { type: 'string', default: '' },
  },
})
const [rows = 0, seconds = 0, rounds = 0, clients = 0] = [
  values.rows,
  values.seconds,
  values.rounds,
  values.clients,
].map(Number)
if (!seconds || !rounds || !clients) throw new Error('--seconds, --rounds and --clients are numbers')

/** One way to keep records, and how it fared in each round. */
interface Contender {
  readonly name: string
  readonly port: number
  readonly perSecond: number[]
  /** Microseconds of processor for a record, of this process; empty where that cannot be read. */
  readonly work: number[]
  /** The same of the database's processes. */
  readonly databaseWork: number[]
  readonly latencies: number[]
}

const KEY = 'the key of the benchmark, long enough'
const POOL = 16
const WARM = 15_000
// Microseconds: what Linux counts in.
const TICK = 10_000
const FLOOR = `CREATE TABLE floor_record (subject text, id uuid, received_at bigint, body text, PRIMARY KEY (subject, id))`
const FLOOR_INSERT = `INSERT INTO floor_record (subject, id, received_at, body) VALUES ($1, $2, $3, $4)
  ON CONFLICT (subject, id) DO NOTHING`

const postgres = await startPostgres()
const control = new Client({ connectionString: postgres.url })
await control.connect()
const loader = fork(new URL('load.mjs', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
try {
  const empty = await makeDatabase('bench_empty', 0)
  const contenders = [...(await contendersOn(empty, 'empty'))]
  const chosen = contenders.filter(({ name }) => name.includes(values.only))
  for (const each of chosen) await warmUp(each)
  for (const each of chosen)
    each.perSecond.length = each.latencies.length = each.work.length = each.databaseWork.length = 0
  for (let round = 0; round < rounds; round++) for (const each of chosen) await load(each, seconds)
  print(chosen)
} finally {
  loader.kill()
  for (const close of closers.toReversed()) await close()
  await control.end()
  await postgres.stop()
}

async function makeDatabase(name: string, _filled: number): Promise<Pool> {
  await control.query(`DROP DATABASE IF EXISTS ${name}`)
  await control.query(`CREATE DATABASE ${name}`)
  const pool = new Pool({ connectionString: databaseUrl(postgres.url, name), max: POOL })
  // The server ends before the last of its connections.
  pool.on('error', () => {})
  closers.push(async () => pool.end())
  await pool.query(FLOOR)
  return pool
}

async function contendersOn(pool: Pool, where: string): Promise<readonly Contender[]> {
  const floor = getRequestListener(async (request) => {
    const { record } = await request.json()
    await pool.query(FLOOR_INSERT, [record.subject, record.id, Date.now(), JSON.stringify(record)])
    return Response.json({ id: record.id }, { status: 201 })
  })
  const prepared = getRequestListener(async (request) => {
    const { record } = await request.json()
    const params = [record.subject, record.id, Date.now(), JSON.stringify(record)]
    await pool.query({ name: 'floor', text: FLOOR_INSERT, values: params })
    return Response.json({ id: record.id }, { status: 201 })
  })
  return Promise.all([
    contender(`hand-written, ${where}`, floor),
    contender(`hand-written, prepared, ${where}`, prepared),
    contender(`unbatched, ${where}`, apiOn(pool, { rows: 1, parallel: POOL })),
    contender(`batched, ${where}`, apiOn(pool, {})),
  ])
}

function apiOn(pool: Pool, batch: BatchOptions): RequestListener {
  const api = createConsentApi({
    config: exampleConfig,
    storage: postgresStorage(queryOf(pool), { keys: [KEY], batch }),
    secret: KEY,
    rateLimit: { address: 1e9 },
    log: () => {},
    onError: (error) => console.error(error),
  })
  closers.push(async () => api.close())
  return toNodeListener(api)
}

async function contender(name: string, listener: RequestListener): Promise<Contender> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return { name, port: address.port, perSecond: [], work: [], databaseWork: [], latencies: [] }
}

/** Until everything is compiled: what a server does in its first seconds says nothing about the days that follow. */
async function warmUp(each: Contender): Promise<void> {
  while (each.latencies.length < WARM) await load(each, 1)
}

async function load({ port, perSecond, latencies, work, databaseWork }: Contender, time: number): Promise<void> {
  const before = await workDone()
  const round: Round = { port, clients, seconds: time }
  loader.send(round)
  const [seen]: Seen[] = await once(loader, 'message')
  if (!seen) throw new Error('the loader is gone')
  perSecond.push(seen.perSecond)
  latencies.push(...seen.latencies)
  const after = await workDone()
  if (!before || !after) return
  work.push((after[0] - before[0]) / seen.latencies.length)
  databaseWork.push((after[1] - before[1]) / seen.latencies.length)
}

function print(contenders: readonly Contender[]): void {
  const [floor] = contenders
  console.table(
    contenders.map(({ name, perSecond, work, databaseWork, latencies }) => ({
      name,
      'requests/s': Math.round(median(perSecond)),
      'of the floor': ratio(perSecond, floor?.perSecond),
      'us here': Math.round(mean(work)),
      'us in PostgreSQL': Math.round(mean(databaseWork)),
      'p50 ms': quantile(latencies, 0.5).toFixed(1),
      'p99 ms': quantile(latencies, 0.99).toFixed(1),
    })),
  )
}

/** Microseconds of processor that this process and its database have used; `null` where the system does not tell. */
async function workDone(): Promise<readonly [own: number, database: number] | null> {
  const own = process.cpuUsage()
  const { rows: found } = await control.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
  try {
    const ticks = await Promise.all(
      found.map(async ({ pid }) => {
        const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
        return Number(fields[11]) + Number(fields[12])
      }),
    )
    return [own.user + own.system, ticks.reduce((sum, each) => sum + each, 0) * TICK]
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

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * part)] ?? NaN
}
