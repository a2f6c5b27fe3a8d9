import { PGlite } from '@electric-sql/pglite'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { createRecord } from '../../src/core/index.ts'
import { retainDaily } from '../../src/cli/retainDaily.ts'
import { showProgress } from '../../src/cli/showProgress.ts'
import { embeddedStorage } from '../../src/server/index.ts'
import { startStore } from '../core/exampleConfig.ts'
import { ROOT } from '../doors.ts'
import { newRecord } from '../server/storage/plainRecord.ts'
import { startPostgres } from '../server/startPostgres.ts'

// The first start makes a database, which takes a machine under load its time.
const PATIENCE = { timeout: 90_000 }
const SECRET = 'a-secret-of-the-tests-which-is-long-enough'
const DAY = 86_400_000
const YEAR = 365.25 * DAY

let folder = ''
const children: ChildProcess[] = []

beforeEach(() => {
  // Beside the installed package, so that the config finds it.
  folder = mkdtempSync(join(inject('packed'), '../../serve-'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(
    join(folder, 'consent.config.js'),
    `import { defineConsent } from ${JSON.stringify(join(inject('packed'), 'dist/core/index.js'))}
    export const consent = defineConsent({
      controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
      policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
      categories: { necessary: { required: true, reason: 'Sign-in.' } },
      services: [],
    })`,
  )
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const program = join(inject('packed'), 'dist/cli/fluxconsent.js')
  const { DATABASE_URL: _, FLUXCONSENT_SECRET: _1, FLUXCONSENT_ADMIN_TOKEN: _2, PORT: _3, ...env } = process.env
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...env, ...environment } })
  children.push(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return { child, said: () => said, ended }
}

async function serve(args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) {
  const running = run(['serve', '--port', '0', ...args], environment)
  await expect.poll(running.said, PATIENCE).toMatch(/health: http:\/\/localhost:\d+\/healthz/)
  const port = Number(/localhost:(\d+)/.exec(running.said())?.[1])
  return { ...running, port, url: `http://127.0.0.1:${port}` }
}

/** Records a withdrawal of somebody new, and gives its id if it was acknowledged. */
async function post(url: string): Promise<string | null> {
  const at = Date.now()
  const store = startStore(undefined, { now: () => at })
  store.actions.rejectAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was chosen')
  const record = createRecord(choice, { config: store.config, state: store.getState(), origin: null })
  const body = JSON.stringify({ record: { ...record, decisions: {}, asked: {} }, sentAt: at })
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/v1/records`, { method: 'POST', headers, body }).catch(() => null)
  return answer?.status === 201 ? record.id : null
}

async function idsIn(data: string): Promise<readonly string[]> {
  const database = await PGlite.create(data)
  const { rows } = await database.query<{ id: string }>('SELECT id FROM consent_record')
  await database.close()
  return rows.map(({ id }) => id)
}

describe('fluxconsent serve', () => {
  test('R71 finishes what was begun when it is asked to end, and seals it', async () => {
    const { child, url, ended } = await serve()
    await post(url)
    const posts = Array.from({ length: 60 }, async () => post(url))
    await Promise.race(posts)
    child.kill('SIGTERM')
    const acknowledged = (await Promise.all(posts)).filter((id) => id !== null)
    expect(await ended).toBe(0)
    expect(acknowledged.length).toBeGreaterThan(0)
    const kept = await idsIn(join(folder, '.fluxconsent/data'))
    expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([])
    const checked = run(['verify'])
    expect(await checked.ended).toBe(0)
    expect(checked.said()).toMatch(new RegExp(`intact: ${kept.length} records, \\d+ seals, 0 erased, 0 not sealed yet`))
  })

  test('R71 does not wait for who sent half of a head or of a body and never goes on', async () => {
    const { child, port, url, ended } = await serve()
    const head = 'POST /v1/records HTTP/1.1\r\nHost: a\r\n'
    const key = `Authorization: Bearer ${'A'.repeat(43)}\r\n`
    const body = `${key}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"record":`
    const sockets = [head, head + body].map((part) => {
      const socket = connect(port, '127.0.0.1', () => void socket.write(part))
      return socket.on('error', () => undefined)
    })
    await Promise.all(sockets.map(async (socket) => once(socket, 'connect')))
    // What came before it was read before it.
    await post(url)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    for (const socket of sockets) socket.destroy()
    const checked = run(['verify'])
    expect(await checked.ended).toBe(0)
    expect(checked.said()).toMatch(/intact: 1 records, \d+ seals, 0 erased, 0 not sealed yet/)
  })

  test('R71 says that another process has the folder', async () => {
    await serve()
    const second = run(['serve', '--port', '0'])
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('FC425')
    expect(second.said()).not.toMatch(/^\s+at /m)
  })
})

describe('fluxconsent serve, once a day', () => {
  test('R110 deletes the records whose retention has ended', async () => {
    const data = join(folder, '.fluxconsent')
    const before = await embeddedStorage(data, { keys: [SECRET] })
    const [old, young] = [newRecord({ validUntil: Date.now() - 4 * YEAR }), newRecord({ validUntil: Date.now() })]
    for (const record of [old, young]) await before.append(record)
    await before.close()
    const { child, said, ended } = await serve([], { FLUXCONSENT_SECRET: SECRET })
    await expect.poll(said, PATIENCE).toContain('records deleted at the end of their retention: 1')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(await idsIn(join(data, 'data'))).toEqual([young.id])
  })

  test('R110 looks at once and then each day, also after a day that failed', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 1, 1) })
    try {
      const asked: string[] = []
      const told: unknown[] = []
      const days = [async () => 0, async () => Promise.reject(new Error('away')), async () => 3]
      const retain = async (now: number) => {
        asked.push(new Date(now).toISOString().slice(0, 10))
        return (days[asked.length - 1] ?? (async () => Promise.reject(new Error('closed'))))()
      }
      const end = retainDaily({ retain }, { deleted: (count) => told.push(count), failed: (error) => told.push(error) })
      await vi.advanceTimersByTimeAsync(2 * DAY)
      expect(asked).toEqual(['2026-02-01', '2026-02-02', '2026-02-03'])
      expect(told).toEqual([new Error('away'), 3])
      // The fourth day runs when the program ends: what it could not do is nobody's fault.
      vi.advanceTimersByTime(DAY)
      end()
      await vi.advanceTimersByTimeAsync(5 * DAY)
      expect([asked.length, told.length]).toEqual([4, 2])
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('fluxconsent serve behind a proxy', () => {
  const statuses = async (url: string, address: string, count: number) => {
    const ask = async () => (await fetch(`${url}/v1/context`, { headers: { 'x-real-ip': address } })).status
    const found = new Set<number>()
    for (let left = count; left > 0; left -= 50) {
      for (const status of await Promise.all(Array.from({ length: Math.min(left, 50) }, ask))) found.add(status)
    }
    return [...found]
  }

  test('R66 limits each network that the proxy names, and not the proxy', async () => {
    const { url } = await serve(['--address-header', 'X-Real-IP'])
    for (const network of ['203.0.113', '203.0.114', '203.0.115']) {
      expect(await statuses(url, `${network}.7`, 300)).toEqual([200])
    }
    // As many again as pass in a minute, sent in less than one.
    expect(await statuses(url, '203.0.113.8', 900)).toContain(429)
    expect(await statuses(url, '198.51.100.1', 1)).toEqual([200])
  })
})

describe('fluxconsent serve with an admin token', () => {
  const environment = { FLUXCONSENT_ADMIN_TOKEN: `${'an-old-token-of-the-tests'.repeat(2)} ${SECRET}` }

  /** The lines of JSON among what it said. */
  const entries = (said: string) =>
    said.split('\n').flatMap((line): unknown[] => (line.startsWith('{') ? [JSON.parse(line)] : []))

  test('R133 opens the admin routes to it, and prints each access', async () => {
    const { url, said } = await serve([], environment)
    const id = await post(url)
    expect((await fetch(`${url}/v1/records`)).status).toBe(401)
    const headers = { authorization: `Bearer ${SECRET}` }
    const found = await (await fetch(`${url}/v1/records`, { headers })).json()
    expect(found).toMatchObject({ records: [{ id }] })
    const at: unknown = expect.stringMatching(/^\d{4}-/)
    await expect
      .poll(() => entries(said()))
      .toEqual([{ type: 'access', at, method: 'GET', route: '/v1/records', token: 1 }])
  })

  test('R70 prints a line for each request when it is told to, and none of a person', async () => {
    const { url, said } = await serve(['--log'])
    await post(url)
    await fetch(`${url}/v1/context?alice`, { headers: { 'user-agent': 'alice' } })
    const rest = { type: 'request', at: expect.any(String), duration: expect.any(Number) }
    await expect
      .poll(() => entries(said()))
      .toEqual([
        { ...rest, method: 'POST', route: '/v1/records', status: 201, code: null },
        { ...rest, method: 'GET', route: '/v1/context', status: 200, code: null },
      ])
    expect(said()).not.toMatch(/alice|127\.0\.0\.1/)
  })
})

describe('fluxconsent serve on PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    server = await startPostgres()
  }, 120_000)
  afterAll(async () => server.stop())

  test('R71 keeps the records in the database that DATABASE_URL names, and R68 verifies them there', async () => {
    const environment = { DATABASE_URL: server.url, FLUXCONSENT_SECRET: SECRET }
    const { child, url, said, ended } = await serve([], environment)
    expect(said()).toContain('PostgreSQL at localhost/postgres')
    const ids = [await post(url), await post(url)]
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    const client = new Client({ connectionString: server.url })
    await client.connect()
    const { rows } = await client.query<{ id: string }>('SELECT id FROM consent_record')
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids))
    const intact = run(['verify'], environment)
    expect(await intact.ended).toBe(0)
    expect(intact.said()).toContain('intact: 2 records')
    await client.query('UPDATE consent_record SET grants = 5 WHERE id = $1', [ids[0]])
    await client.end()
    const damaged = run(['verify'], environment)
    expect(await damaged.ended).toBe(1)
    expect(damaged.said()).toContain(`"id":"${ids[0]}"`)
  })
})

describe('fluxconsent verify', () => {
  test('R68 names the record that somebody edited, and ends with 1', async () => {
    const { child, url, ended } = await serve()
    const id = await post(url)
    child.kill('SIGTERM')
    await ended
    const database = await PGlite.create(join(folder, '.fluxconsent/data'))
    await database.query('UPDATE consent_record SET grants = 5')
    await database.close()
    const { said, ended: checked } = run(['verify'])
    expect(await checked).toBe(1)
    expect(said()).toContain('Verifying the embedded database')
    expect(said()).toContain(`"id":"${id}"`)
    expect(said()).toContain('damaged: 1 records')
    // What it may be instead.
    expect(said()).toContain('FLUXCONSENT_SECRET takes several')
  })

  test('R68 checks the records of one person, and ends with 1 when there is nothing to prove', async () => {
    const { child, url, ended } = await serve()
    await post(url)
    const id = await post(url)
    child.kill('SIGTERM')
    await ended
    const database = await PGlite.create(join(folder, '.fluxconsent/data'))
    await database.query(`UPDATE consent_record SET grants = 5 WHERE id = '${id}'`)
    const { rows } = await database.query<{ subject: string; id: string }>('SELECT subject, id FROM consent_record')
    await database.close()
    const check = async (subject: string): Promise<readonly [number | null, string]> => {
      const { said, ended: checked } = run(['verify', `--subject=${subject}`])
      return [await checked, said()]
    }
    for (const row of rows) {
      const [code, said] = await check(row.subject)
      const isEdited = row.id === id
      expect(code).toBe(isEdited ? 1 : 0)
      expect(said).toContain(isEdited ? `{"problem":"edited","subject":"${row.subject}"` : 'intact: 1 records of this')
      expect(said).toContain('Whether one was removed shows only when everything is verified.')
    }
    const [code, said] = await check('-J3mQ0x5T9u2Yw7cRk4LeA')
    expect(code).toBe(1)
    expect(said).toContain('empty: 0 records of this subject')
  })

  test.each([
    [true, ['\r\u001B[K1,000 records …', '\r\u001B[K250,000 records …', '\r\u001B[K300,000 records …', '\r\u001B[K']],
    [false, ['250,000 records …\n', '300,000 records …\n']],
  ])('counts up in a terminal (%s), and says little in a log', (isTTY, written) => {
    const texts: string[] = []
    const { show, end } = showProgress({ isTTY, write: (text) => texts.push(text) })
    for (const records of [1_000, 250_000, 300_000]) show(records)
    end()
    expect(texts).toEqual(written)
  })
})
