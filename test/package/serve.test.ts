import { PGlite } from '@electric-sql/pglite'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { createRecord } from '../../src/core/index.ts'
import { showProgress } from '../../src/cli/showProgress.ts'
import { startStore } from '../core/exampleConfig.ts'
import { ROOT } from '../doors.ts'

// The first start makes a database, which takes a machine under load its time.
const PATIENCE = { timeout: 90_000 }

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

function run(...args: readonly string[]) {
  const program = join(inject('packed'), 'dist/cli/fluxconsent.js')
  const { DATABASE_URL: _, FLUXCONSENT_SECRET: _1, PORT: _2, ...env } = process.env
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env })
  children.push(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return { child, said: () => said, ended }
}

async function serve() {
  const running = run('serve', '--port', '0')
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
    const checked = run('verify')
    expect(await checked.ended).toBe(0)
    expect(checked.said()).toMatch(new RegExp(`intact: ${kept.length} records, \\d+ seals, 0 erased, 0 not sealed yet`))
  })

  test('R71 does not wait for somebody who began to send and never goes on', async () => {
    const { child, port, ended } = await serve()
    const socket = connect(port, '127.0.0.1', () => void socket.write('POST /v1/records HTTP/1.1\r\nHost: a\r\n'))
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    socket.destroy()
  })

  test('R71 says that another process has the folder', async () => {
    await serve()
    const second = run('serve', '--port', '0')
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('FC425')
    expect(second.said()).not.toMatch(/^\s+at /m)
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
    const { said, ended: checked } = run('verify')
    expect(await checked).toBe(1)
    expect(said()).toContain('Verifying the embedded database')
    expect(said()).toContain(`"id":"${id}"`)
    expect(said()).toContain('damaged: 1 records')
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
      const { said, ended: checked } = run('verify', `--subject=${subject}`)
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
