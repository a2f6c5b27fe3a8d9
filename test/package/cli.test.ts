import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { ROOT } from '../doors.ts'

const CONFIG = `
import { defineConsent } from 'fluxconsent/core'
export const consent = defineConsent({
  controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true, reason: 'Sign-in.' } },
  services: [],
})
`
const SECRET = 'a secret of the tests, which is long enough'.replaceAll(' ', '-')

let folder = ''
const children: ChildProcess[] = []

beforeEach(() => {
  // Beside the installed package, so that the config finds it.
  folder = mkdtempSync(join(inject('packed'), '../../cli-'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(
    join(folder, 'consent.config.js'),
    CONFIG.replace('fluxconsent/core', join(inject('packed'), 'dist/core/index.js')),
  )
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<number | null>
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const program = join(inject('packed'), 'dist/cli/fluxconsent.js')
  const { DATABASE_URL: _, FLUXCONSENT_SECRET: _1, PORT: _2, ...inherited } = process.env
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...inherited, ...environment } })
  children.push(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return { child, said: () => said, ended }
}

/** Starts the API on a free port, and returns its address. */
async function serve(...args: readonly string[]): Promise<Run & { readonly url: string }> {
  const running = run(['serve', '--port', '0', ...args])
  await expect.poll(running.said).toMatch(/http:\/\/localhost:\d+ · the embedded database/)
  return { ...running, url: /http:\/\/localhost:\d+/.exec(running.said())?.[0] ?? '' }
}

describe('fluxconsent', () => {
  test('without a command says how it is used', async () => {
    const { said, ended } = run([])
    expect(await ended).toBe(0)
    expect(said()).toContain('Usage: fluxconsent <command>')
  })

  test.each([
    [['start'], 'FC480: There is no command "start"'],
    [['serve', '--colour'], 'FC480'],
    [['serve', 'now'], 'FC480: "now" is one word too many'],
    [['serve', '--port', 'http'], 'FC481: "http" is no port'],
    [['serve', '--config', 'nowhere.js'], 'FC482: There is no'],
    [['serve', '--config', 'node_modules/typescript/package.json'], 'FC482'],
  ])('%j ends with what to do', async (args, message) => {
    const { said, ended } = run(args)
    expect(await ended).toBe(1)
    expect(said()).toContain(message)
    expect(said()).not.toMatch(/^\s+at /m)
  })

  test('refuses a short secret, and a server without one', async () => {
    const short = run(['serve'], { FLUXCONSENT_SECRET: 'short' })
    expect(await short.ended).toBe(1)
    expect(short.said()).toContain('FC483: FLUXCONSENT_SECRET has fewer than 32 characters')
    const none = run(['serve'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(await none.ended).toBe(1)
    expect(none.said()).toContain('FC483: DATABASE_URL is set')
  })

  test('says that the database does not answer, and keeps its password to itself', async () => {
    const { said, ended } = run(['verify'], {
      DATABASE_URL: 'postgres://me:hidden@127.0.0.1:1/consents',
      FLUXCONSENT_SECRET: SECRET,
    })
    expect(await ended).toBe(1)
    expect(said()).toContain('FC484: The database at 127.0.0.1:1/consents does not answer')
    expect(said()).not.toContain('hidden')
  })

  test('says that the port is taken', async () => {
    const server = createServer().listen(0)
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { said, ended } = run(['serve', '--port', String(port)])
    expect(await ended).toBe(1)
    expect(said()).toContain(`FC486: Port ${port} is taken`)
    server.close()
  })
})

describe('fluxconsent serve', () => {
  test('answers, ends when it is asked to, and starts again on the same records', async () => {
    const first = await serve()
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${first.url}/v1/context`)).status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = await serve()
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200)
  })

  test('makes a secret that its owner alone can read, and keeps it', async () => {
    const first = await serve()
    const file = join(folder, '.fluxconsent/secret')
    const secret = readFileSync(file, 'utf8')
    expect(secret).toMatch(/^[\w+/]{43}=$/)
    expect(statSync(file).mode & 0o077).toBe(0)
    first.child.kill('SIGTERM')
    await first.ended
    await serve()
    expect(readFileSync(file, 'utf8')).toBe(secret)
  })
})

describe('fluxconsent verify', () => {
  test('R68 finds an untouched database intact', async () => {
    const api = await serve()
    api.child.kill('SIGTERM')
    await api.ended
    const { said, ended } = run(['verify'])
    expect(await ended).toBe(0)
    expect(said()).toContain('intact: 0 records')
  })
})
