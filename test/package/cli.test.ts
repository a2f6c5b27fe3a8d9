import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { ROOT } from '../doors.ts'
import { JPEG, leadTo, startPosterStub } from './posterStub.ts'

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
  const { DATABASE_URL: _, FLUXCONSENT_SECRET: _1, FLUXCONSENT_ADMIN_TOKEN: _2, PORT: _3, ...inherited } = process.env
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
    [['serve', '--address-header', 'x-real-ip: 1'], 'FC481: "x-real-ip: 1" is no name of a header'],
    [['verify', '--subject=alice'], 'FC481: "alice" is no subject'],
    [['policy', '--format', 'html'], 'FC481: "html" is no format'],
    [['policy', '--locale', 'xx'], 'FC490: There is no language "xx"'],
    [['policy', '--locale', '../../package'], 'FC490'],
    [['policy'], 'FC205: No messages are configured'],
    [['poster'], 'FC480: The address of the video is missing'],
    [
      ['poster', 'https://example.com/watch?v=aqz-KE-bpKQ'],
      'FC487: "https://example.com/watch?v=aqz-KE-bpKQ" is no video',
    ],
    [['poster', 'https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ'], 'FC487'],
    [['poster', 'https://www.youtube.com/playlist?list=PLabcdefghijk'], 'FC487'],
    [['verify'], 'FC492: There are no records in .fluxconsent'],
    [['serve', '--config', 'nowhere.js'], 'FC482: There is no'],
    [['serve', '--folder', 'consent.config.js'], 'FC491: EEXIST'],
    [['serve', '--folder', 'consent.config.js/data'], 'FC491: ENOTDIR'],
    [['serve', '--config', 'node_modules/typescript/package.json'], 'FC482'],
  ])('%j ends with what to do', async (args, message) => {
    const { said, ended } = run(args)
    expect(await ended).toBe(1)
    expect(said()).toContain(message)
    expect(said()).not.toMatch(/^\s+at /m)
  })

  test('says which version it is', async () => {
    const { said, ended } = run(['--version'])
    expect(await ended).toBe(0)
    const { version } = JSON.parse(readFileSync(join(inject('packed'), 'package.json'), 'utf8')) as { version: string }
    expect(said()).toBe(`${version}\n`)
  })

  test('repeats nothing of what Node says about arguments with a dash', async () => {
    const { said, ended } = run(['serve', '--prot', '80'])
    expect(await ended).toBe(1)
    expect(said()).toMatch(/^FC480: Unknown option '--prot'\.?\n\nUsage:/)
  })

  test('says how a config in TypeScript becomes one that Node runs', async () => {
    // Of what Node leaves out by itself from 22.18 on, this is no part.
    writeFileSync(join(folder, 'consent.ts'), 'export enum Place { Here }')
    const { said, ended } = run(['policy', '--config', 'consent.ts'])
    expect(await ended).toBe(1)
    expect(said()).toContain('FC482')
    expect(said()).toContain('npx esbuild consent.ts --bundle')
  })

  test('refuses a short secret or admin token, and a server without a secret', async () => {
    const short = run(['serve'], { FLUXCONSENT_SECRET: 'short' })
    expect(await short.ended).toBe(1)
    expect(short.said()).toContain('FC483: FLUXCONSENT_SECRET has fewer than 32 characters')
    const token = run(['serve'], { FLUXCONSENT_ADMIN_TOKEN: `${SECRET} short` })
    expect(await token.ended).toBe(1)
    expect(token.said()).toContain('FC483: FLUXCONSENT_ADMIN_TOKEN has fewer than 32 characters')
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
    expect(said()).toContain('ECONNREFUSED')
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
    expect(said()).not.toMatch(/^\s+at /m)
    server.close()
  })

  test.each([
    [
      'the folder is not for this user',
      `import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      fs.mkdirSync = () => { throw Object.assign(new Error("EACCES: permission denied, mkdir '.fluxconsent'"), { code: 'EACCES' }) }
      syncBuiltinESMExports()`,
      "FC491: EACCES: permission denied, mkdir '.fluxconsent'. Let this user write there",
    ],
    [
      'the port is not for this user',
      `import { Server } from 'node:net'
      Server.prototype.listen = function () {
        process.nextTick(() => this.emit('error', Object.assign(new Error('listen EACCES'), { code: 'EACCES' })))
        return this
      }`,
      'FC486: Port 80 is not for this user',
    ],
  ])('says that %s', async (_, refusal, message) => {
    // Whoever runs the tests may be allowed everything.
    writeFileSync(join(folder, 'refuse.mjs'), refusal)
    const environment = { NODE_OPTIONS: `--import ${join(folder, 'refuse.mjs')}` }
    const { said, ended } = run(['serve', '--port', '80'], environment)
    expect(await ended).toBe(1)
    expect(said()).toContain(message)
    expect(said()).not.toMatch(/^\s+at /m)
  })
})

describe('fluxconsent serve', () => {
  test('answers, ends when it is asked to, and starts again on the same tables', async () => {
    const first = await serve()
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${first.url}/v1/context`)).status).toBe(200)
    // What needs the tables.
    const erase = { method: 'DELETE', headers: { authorization: `Bearer ${'A'.repeat(43)}` } }
    expect((await fetch(`${first.url}/v1/subjects/me`, erase)).status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = await serve()
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${second.url}/v1/subjects/me`, erase)).status).toBe(200)
  })

  test('reads the config that it is told, and not the one that lies there', async () => {
    const config = readFileSync(join(folder, 'consent.config.js'), 'utf8')
    writeFileSync(join(folder, 'other.config.js'), config.replace("version: '1'", "version: '7'"))
    const { url } = await serve('--config', 'other.config.js')
    expect(await (await fetch(`${url}/v1/context`)).json()).toMatchObject({ policy: { version: '7' } })
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

  test('keeps the secret and the records out of version control', async () => {
    await serve()
    expect(readFileSync(join(folder, '.fluxconsent/.gitignore'), 'utf8')).toBe('*\n')
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

describe('fluxconsent policy', () => {
  test('writes the policy of the config as Markdown to the terminal, in the language that it is told', async () => {
    const english = run(['policy', '--locale', 'en'])
    expect(await english.ended).toBe(0)
    expect(english.said()).toMatch(/^# Cookie/)
    expect(english.said()).toContain('privacy@example.com')
    const german = run(['policy', '--locale', 'de'])
    expect(await german.ended).toBe(0)
    expect(german.said()).toMatch(/^# .*Cookie/)
    expect(german.said()).not.toBe(english.said())
  })

  test('writes it as JSON into a file and its folder, again and again', async () => {
    for (const _ of [1, 2]) {
      const { said, ended } = run(['policy', '--locale', 'en', '--format', 'json', '--out', 'build/policy.json'])
      expect(await ended).toBe(0)
      expect(said()).toBe('build/policy.json\n')
    }
    const written: unknown = JSON.parse(readFileSync(join(folder, 'build/policy.json'), 'utf8'))
    expect(written).toMatchObject({ sections: expect.any(Array) })
  })

  test('takes the language that the config names', async () => {
    const file = join(folder, 'consent.config.js')
    const locale = join(inject('packed'), 'dist/locales/fr/index.js')
    writeFileSync(
      file,
      `import { fr } from '${locale}'\n${readFileSync(file, 'utf8').replace('services: []', 'services: [], messages: { fr }')}`,
    )
    const { said, ended } = run(['policy', '--format', 'json'])
    expect(await ended).toBe(0)
    expect(JSON.parse(said())).toMatchObject({ language: 'fr' })
  })
})

describe('fluxconsent poster', () => {
  let stub: Awaited<ReturnType<typeof startPosterStub>>
  beforeAll(async () => {
    stub = await startPosterStub()
  })
  afterAll(() => stub.stop())

  /** The command, with a network in which the stub answers for every host. */
  const save = (...args: readonly string[]): Run => {
    stub.asked.length = 0
    writeFileSync(join(folder, 'stub.mjs'), leadTo(stub.url))
    return run(['poster', ...args], { NODE_OPTIONS: `--import ${join(folder, 'stub.mjs')}` })
  }

  test.each([
    ['https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=3', 'youtube-aqz-KE-bpKQ.jpg'],
    ['https://youtu.be/onlySmall01', 'youtube-onlySmall01.jpg'],
    ['https://youtu.be/goesNearby1', 'youtube-goesNearby1.jpg'],
    ['https://vimeo.com/76979871', 'vimeo-76979871.jpg'],
    ['https://vimeo.com/111111/abcdef1234', 'vimeo-111111.jpg'],
  ])('R28 saves the picture of %s as %s', async (video, file) => {
    const { said, ended } = save(video, '--out', 'public/media')
    expect(await ended).toBe(0)
    expect(said()).toContain(join('public/media', file))
    expect(readFileSync(join(folder, 'public/media', file))).toEqual(JPEG)
  })

  test.each([
    ['https://youtu.be/htmlAsImage', 'FC488: There is no picture'],
    ['https://youtu.be/pageOfHtml1', 'it is "text/html"'],
    ['https://youtu.be/goesAway_01', 'it is not on https://i.ytimg.com'],
    ['https://youtu.be/goesToHttp1', 'it is not on https://i.ytimg.com'],
    ['https://youtu.be/inCircles_1', 'it sends elsewhere more than 3 times'],
    ['https://youtu.be/tooLarge_01', 'it is larger than 5000000 bytes'],
    ['https://youtu.be/isBroken_01', 'it answered with 503'],
    ['https://youtu.be/notThere_01', 'FC488: There is no picture'],
    ['https://vimeo.com/22222222', 'it is not on https://i.vimeocdn.com'],
    ['https://vimeo.com/33333333', 'it is not on https://i.vimeocdn.com'],
    ['https://vimeo.com/44444444', 'FC488: There is no picture'],
  ])('R28 saves nothing of %s: %s', async (video, message) => {
    const { said, ended } = save(video)
    expect(await ended).toBe(1)
    expect(said()).toContain(message)
    expect(said()).not.toMatch(/^\s+at /m)
    expect(existsSync(join(folder, 'public/posters'))).toBe(false)
    expect(stub.asked.filter((path) => path.startsWith('/evil.example'))).toEqual([])
  })

  test('replaces no file without --force', async () => {
    const video = 'https://youtu.be/aqz-KE-bpKQ'
    const file = join(folder, 'public/posters/youtube-aqz-KE-bpKQ.jpg')
    expect(await save(video).ended).toBe(0)
    writeFileSync(file, 'mine')
    const again = save(video)
    expect(await again.ended).toBe(1)
    expect(again.said()).toContain('FC489')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(await save(video, '--force').ended).toBe(0)
    expect(readFileSync(file)).toEqual(JPEG)
    expect(readdirSync(join(folder, 'public/posters'))).toEqual(['youtube-aqz-KE-bpKQ.jpg'])
  })

  test('says that the vendor cannot be reached', async () => {
    writeFileSync(join(folder, 'stub.mjs'), 'globalThis.fetch = async () => { throw new TypeError("no network") }')
    const { said, ended } = run(['poster', 'https://youtu.be/aqz-KE-bpKQ'], {
      NODE_OPTIONS: `--import ${join(folder, 'stub.mjs')}`,
    })
    expect(await ended).toBe(1)
    expect(said()).toContain('it cannot be reached: no network')
  })
})
