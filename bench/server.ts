/**
 * How fast records are kept, against the least that any server could do: a handler written by hand, one INSERT for each.
 *
 *   npm run bench:server -- --rows 1000000 --seconds 0.3 --rounds 60 --clients 32
 *
 * A third one by hand checks the record, finds out who sent it and signs it, which is what makes a row a proof.
 *
 * All run in this process, on the same HTTP layer, the same pool and the same load, in short rounds that take turns, so that
 * what else the machine does slows all alike. Then everything is exported, and the size of a row is measured.
 */
import { fork } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { Client, Pool } from 'pg'
import { canonicalJson, parseRecord } from 'fluxconsent/core'
import { createConsentApi, postgresStorage, queryOf, toNodeListener, type BatchOptions } from 'fluxconsent/server'
import { exampleConfig } from '../test/core/exampleConfig.ts'
import { databaseUrl, startPostgres } from '../test/server/startPostgres.ts'
import { exampleRecord } from './exampleRecord.ts'
import type { Round, Seen } from './load.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '0.3' },
    rounds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '32' },
  },
})
const [rows = 0, seconds = 0, rounds = 0, clients = 0] = [
  values.rows,
  values.seconds,
  values.rounds,
  values.clients,
].map(Number)
if (!rows || !seconds || !rounds || !clients) throw new Error('--rows, --seconds, --rounds and --clients are numbers')

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
const WARM = 6_000
const NEW_LINE = 10
// Microseconds: what Linux counts in.
const TICK = 10_000
const FLOOR = `CREATE TABLE floor_record (subject text, id uuid, received_at bigint, body text, PRIMARY KEY (subject, id))`
// The same rows for both tables, in the order in which random subjects come.
const FILL = `INSERT INTO consent_record (writer, received_at, effective_at, valid_until, seal, kind, notice, grants, subject, id, salt, mac, body)
  SELECT 1, 1, 1, 1, 1, 0, 0, 1, gen_random_uuid(), gen_random_uuid(), decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'), $1
  FROM generate_series(1, $2::integer)`
// What makes a row a proof, by hand: who is it, is it a record, and has nobody changed it.
const PROVEN = FLOOR.replace('floor_record', 'proven_record').replace('body text', 'body text, mac text')
const PROVEN_INSERT = `INSERT INTO proven_record (subject, id, received_at, body, mac) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (subject, id) DO NOTHING`
const FILL_PROVEN = `INSERT INTO proven_record SELECT subject::text, id, received_at, body, encode(mac, 'hex') FROM consent_record`
const FILL_FLOOR = `INSERT INTO floor_record SELECT subject::text, id, received_at, body FROM consent_record`
const FLOOR_INSERT = `INSERT INTO floor_record (subject, id, received_at, body) VALUES ($1, $2, $3, $4)
  ON CONFLICT (subject, id) DO NOTHING`

const postgres = await startPostgres()
const control = new Client({ connectionString: postgres.url })
await control.connect()
const loader = fork(new URL('load.mjs', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
try {
  const empty = await contendersOn(await makeDatabase('bench_empty', 0), 'empty')
  const full = await makeDatabase('bench_full', rows)
  const contenders = [...empty, ...(await contendersOn(full, `${rows} rows`))]
  for (const each of contenders) await warmUp(each)
  for (const { perSecond, work, databaseWork, latencies } of contenders)
    for (const list of [perSecond, work, databaseWork, latencies]) list.length = 0
  for (let round = 0; round < rounds; round++) for (const each of contenders) await load(each, seconds)
  print(contenders, empty.length)
  await exportAll(full)
  await printSize(full)
} finally {
  loader.kill()
  for (const close of closers) await close()
  await control.end()
  await postgres.stop()
}

async function makeDatabase(name: string, filled: number): Promise<Pool> {
  await control.query(`DROP DATABASE IF EXISTS ${name}`)
  await control.query(`CREATE DATABASE ${name}`)
  const pool = new Pool({ connectionString: databaseUrl(postgres.url, name), max: POOL })
  // The server ends before the last of its connections.
  pool.on('error', () => {})
  closers.unshift(async () => pool.end())
  await pool.query(FLOOR)
  await pool.query(PROVEN)
  const storage = postgresStorage(queryOf(pool), { keys: [KEY] })
  await storage.health()
  await storage.close()
  for (let done = 0; done < filled; done += 100_000)
    await pool.query(FILL, [canonicalJson(exampleRecord()), Math.min(100_000, filled - done)])
  if (filled > 0) for (const fill of [FILL_FLOOR, FILL_PROVEN]) await pool.query(fill)
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
  return pool
}

/** What a hand-written handler takes for granted. */
interface Posted {
  readonly record: { readonly subject: string; readonly id: string }
}

function postedIn(text: string): Posted {
  const body: unknown = JSON.parse(text)
  if (!isPosted(body)) throw new Error('no record')
  return body
}

function isPosted(body: unknown): body is Posted {
  return typeof body === 'object' && body !== null && 'record' in body
}

async function contendersOn(pool: Pool, where: string): Promise<readonly Contender[]> {
  const floor = getRequestListener(async (request) => {
    const { record } = postedIn(await request.text())
    await pool.query(FLOOR_INSERT, [record.subject, record.id, Date.now(), JSON.stringify(record)])
    return Response.json({ id: record.id }, { status: 201 })
  })
  const prepared = getRequestListener(async (request) => {
    const { record } = postedIn(await request.text())
    const params = [record.subject, record.id, Date.now(), JSON.stringify(record)]
    await pool.query({ name: 'floor', text: FLOOR_INSERT, values: params })
    return Response.json({ id: record.id }, { status: 201 })
  })
  const proven = getRequestListener(async (request) => {
    const key = Buffer.from(request.headers.get('authorization')?.slice('Bearer '.length) ?? '', 'base64url')
    const subject = createHash('sha256').update(key).digest().subarray(0, 16).toString('base64url')
    const parsed = parseRecord(postedIn(await request.text()).record)
    if (!parsed.ok || parsed.record.subject !== subject) return new Response(null, { status: 422 })
    const { id } = parsed.record
    const body = canonicalJson(parsed.record)
    const mac = createHmac('sha256', KEY).update(`${subject} ${body}`).digest('hex')
    await pool.query({ name: 'proven', text: PROVEN_INSERT, values: [subject, id, Date.now(), body, mac] })
    return Response.json({ id, mac }, { status: 201 })
  })
  return Promise.all([
    contender(`hand-written, ${where}`, floor),
    contender(`hand-written and prepared, ${where}`, prepared),
    contender(`hand-written, checked and signed, ${where}`, proven),
    contender(`unbatched, ${where}`, apiOn(pool, { rows: 1, parallel: clients })),
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
  closers.unshift(async () => api.close())
  return toNodeListener(api)
}

async function contender(
  name: string,
  listener: (...args: Parameters<RequestListener>) => unknown,
): Promise<Contender> {
  const server: Server = createServer((...args) => void listener(...args)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.unshift(async () => {
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
  const seen = await new Promise<Seen>((resolve) => void loader.once('message', resolve))
  perSecond.push(seen.perSecond)
  latencies.push(...seen.latencies)
  const after = await workDone()
  if (!before || !after) return
  work.push((after[0] - before[0]) / seen.latencies.length)
  databaseWork.push((after[1] - before[1]) / seen.latencies.length)
}

/** @param ways how many contenders a database has, the hand-written one first; those of the empty database come first */
function print(contenders: readonly Contender[], ways: number): void {
  console.table(
    contenders.map(({ name, perSecond, work, databaseWork, latencies }, index) => ({
      name,
      'requests/s': Math.round(median(perSecond)),
      'of hand-written': ratio(perSecond, contenders[index - (index % ways)]?.perSecond),
      'of empty': index < ways ? '' : ratio(perSecond, contenders[index - ways]?.perSecond),
      'us here': Math.round(mean(work)),
      'us in PostgreSQL': Math.round(mean(databaseWork)),
      'p50 ms': quantile(latencies, 0.5).toFixed(1),
      'p99 ms': quantile(latencies, 0.99).toFixed(1),
    })),
  )
}

/** Everything as lines of JSON and as CSV, over HTTP, to somebody who keeps none of it. */
async function exportAll(pool: Pool): Promise<void> {
  const storage = postgresStorage(queryOf(pool), { keys: [KEY] })
  const admin = { tokens: [KEY.replaceAll(' ', '-')], onAccess: () => {} }
  const api = createConsentApi({ config: exampleConfig, storage, secret: KEY, admin })
  const { port } = await contender('export', toNodeListener(api))
  const heap = (): number => process.memoryUsage().heapUsed / 1e6
  for (const format of ['ndjson', 'csv']) {
    globalThis.gc?.()
    const before = heap()
    const start = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/v1/records?format=${format}`, {
      headers: { authorization: `Bearer ${admin.tokens[0]}` },
    })
    let [bytes, lines, most] = [0, 0, 0]
    for await (const part of answer.body ?? []) {
      bytes += part.length
      for (const byte of part) if (byte === NEW_LINE) lines++
      most = Math.max(most, heap())
    }
    const took = ((performance.now() - start) / 1000).toFixed(0)
    globalThis.gc?.()
    const megabytes = [before, most, heap()].map((each) => each.toFixed(0)).join(', ')
    console.log(`${lines} lines of ${format}, ${(bytes / 1e6).toFixed(0)} MB, in ${took} s;`)
    console.log(`  megabytes of heap before, at most and after it: ${megabytes}`)
  }
  await api.close()
}

/** Without bodies, because how many of them fit on a page of 8 kB depends on them alone. */
async function printSize(pool: Pool): Promise<void> {
  await pool.query('TRUNCATE consent_record')
  await pool.query(FILL, ['', rows])
  await pool.query('VACUUM')
  const { rows: found } = await pool.query<{ size: string }>(`SELECT pg_total_relation_size('consent_record') AS size`)
  console.log(`${(Number(found[0]?.size) / rows).toFixed(0)} bytes a row with index and code, without its body`)
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
